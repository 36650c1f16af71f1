"""Frozen dataclasses kept as JSON."""

import json
from fractions import Fraction
from typing import Any

import pytest

from bot.base.codec import decode, encode
from bot.base.frozen import dataclass
from bot.base.model import Entity, Entry, KnowledgeBase, Locator, Place, Quantity

PLACE = Place("facts.yaml", 3, 5)


@dataclass(frozen=True, slots=True)
class Pair:
    """Fields of the shapes that entries have."""

    both: tuple[str, Fraction]
    many: tuple[tuple[int, ...], ...] = ()
    where: Place | None = None


@pytest.mark.parametrize(
    "value",
    [
        Quantity(Fraction(1, 3), None, "t/yr", high_open=True, text="> 1/3"),
        Entity("a", "A", "thing", ("aa", "aaa")),
        Entry(id="e", title="E", place=PLACE, ask=("what?",), source=Locator("s", "p. 1")),
        Entry(id="e", title="E", place=PLACE),
        KnowledgeBase(name="b", version="1", hash="", synonyms=(("a", "b"), ("c",))),
        Pair(("a", Fraction(2, 7)), ((1, 2), ()), PLACE),
        Pair(("a", Fraction(1))),
    ],
)
def test_a_value_comes_back_as_it_went(value: Any) -> None:
    kept = json.loads(json.dumps(encode(value)))

    assert decode(type(value), kept) == value


def test_what_holds_its_default_is_left_out() -> None:
    assert encode(Locator("s")) == {"source": "s"}


def test_a_field_that_is_none_stays_none() -> None:
    assert decode(
        Entry, {"id": "e", "title": "E", "place": encode(PLACE), "source": None}
    ) == Entry(id="e", title="E", place=PLACE)
