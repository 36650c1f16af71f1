"""Values that travel between rooms: frozen, equal by their fields, cheap to define."""

import dataclasses
from typing import Any

import pytest

from bot.base.frozen import dataclass
from bot.base.model import Abstention, Conversation, Entry, Place, Quantity, Question, Turn


@dataclass(frozen=True, slots=True)
class Basket:
    """A field of each sort."""

    name: str
    fruit: dict[str, int] = dataclasses.field(default_factory=dict)
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field at all."""


def test_fields_are_given_by_place_or_by_name() -> None:
    assert Basket("a", {"plum": 2}, 3) == Basket(weight=3, fruit={"plum": 2}, name="a")
    assert Basket("a").fruit == {}
    assert Nothing() == Nothing()


def test_a_default_made_anew_is_not_shared() -> None:
    assert Basket("a").fruit is not Basket("a").fruit


@pytest.mark.parametrize("make", [Basket, lambda: Basket("a", colour="red")])
def test_wrong_fields_are_refused(make: Any) -> None:
    with pytest.raises(TypeError):
        make()


def test_fields_by_name_only_are_refused_by_place() -> None:
    with pytest.raises(TypeError):
        Entry("id", "title", Place("a", 1, 1))  # type: ignore[misc]


@pytest.mark.parametrize(
    "change", [lambda it: setattr(it, "file", "b"), lambda it: delattr(it, "file")]
)
def test_nothing_changes_a_value(change: Any) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        change(Place("a", 1, 1))


def test_values_are_equal_by_class_and_fields() -> None:
    one, same, other = Place("a", 1, 1), Place("a", 1, 1), Place("a", 2, 1)

    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != ("a", 1, 1)


def test_a_value_shows_its_fields() -> None:
    assert repr(Place("a", 1, 2)) == "Place(file='a', line=1, column=2)"


def test_a_changed_copy_leaves_the_value_as_it_was() -> None:
    one = Place("a", 1, 1)

    assert dataclasses.replace(one, line=2) == Place("a", 2, 1)
    assert one.line == 1


def test_a_quantity_knows_what_it_is_sure_of() -> None:
    five = Quantity(5, 5)  # type: ignore[arg-type]

    assert five.is_exact
    assert not dataclasses.replace(five, approx=True).is_exact
    assert not Quantity(None, None).is_known


def test_a_conversation_grows_by_turns() -> None:
    turn = Turn(Question("why?"), Abstention(text="Because."))

    assert Conversation().add(turn).add(turn).turns == (turn, turn)
