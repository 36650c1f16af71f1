"""What tables answer, over the orchard base, and what they refuse to pretend."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.model import Abstention
from tests.kinds.table.harness import KIND, Tables

BASE = Tables(Path(__file__).parents[2] / "bases" / "orchard")
HARVEST, PICKED, PRICES = "harvest-by-orchard", "picked-by-year", "fruit-prices"


@pytest.mark.parametrize(
    ("table", "question", "held"),
    [
        (HARVEST, "harvest of Longmeadow", "640 t/yr"),
        (HARVEST, "which orchard has the largest harvest?", "Redhill (> 4,000 t/yr)"),
        (HARVEST, "which orchard harvests the least?", "No figure for Other orchards"),
        (HARVEST, "who harvests more, Brook End or Saint Alder?", "Cannot be told apart: both"),
        (HARVEST, "how much more does Redhill harvest than Longmeadow?", "more than 3,360 t/yr"),
        (
            HARVEST,
            "how many times as much does Redhill harvest as Longmeadow",
            "more than 6.25 times",
        ),
        (HARVEST, "average planted area", "leaves out Longmeadow"),
        (HARVEST, "top 2 orchards by harvest", "Cannot be told apart: Brook End"),
        (HARVEST, "which orchards harvest more than 2,000 t per year?", "Possibly Brook End"),
        (HARVEST, "how many orchards harvest more than 2,000 t?", "1 for sure, up to 3"),
        (HARVEST, "does Redhill harvest more than 3,000 t?", "Yes: Redhill"),
        (HARVEST, "does Longmeadow harvest more than 3,000 t?", "No: Longmeadow"),
        (HARVEST, "does Brook End harvest more than 2,000 t?", "Cannot be told"),
        (HARVEST, "what columns does the harvest table have?", "Planted area (ha)"),
        (PICKED, "fruit picked at Redhill over time", "Fruit picked: Redhill:"),
        (PRICES, "what is the price of plums?", "2.10 EUR/kg: Price of Plum, 2024-Q3"),
        (PRICES, "which fruit costs more than 1 EUR/kg?", "Plum (2.10 EUR/kg)"),
    ],
)
def test_a_table_answers_value_first(table: str, question: str, held: str) -> None:
    reply = BASE.ask(question, table)

    assert reply is not None
    assert held in reply.text


@pytest.mark.parametrize("question", ["harvest of Bergen", "price of plums in 1999"])
def test_what_has_no_row_is_named_and_never_replaced(question: str) -> None:
    reply = BASE.ask(question, PRICES if "price" in question else HARVEST)

    assert isinstance(reply, Abstention)
    assert reply.missing


def test_an_unused_cue_stays_unexplained_and_lowers_the_fit() -> None:
    question, readings = BASE.read("which orchard is not the largest by harvest?", HARVEST)

    assert [t.word for t in question.tokens].index("not") not in readings[0].explained
    assert readings[0].fit <= 0.5


def test_a_follow_up_replaces_the_slot_of_the_same_type() -> None:
    assert "~1,000 - 2,500" in BASE.talk(["harvest of Redhill", "and Brook End?"], HARVEST).text


def test_a_follow_up_to_an_unlisted_name_never_repeats_the_last_value() -> None:
    reply = BASE.talk(["harvest of Redhill", "and Bergen?"], HARVEST)

    assert "4,000" not in reply.text
    assert "Bergen" in reply.text


def test_a_follow_up_with_a_word_that_nothing_accounts_for_is_not_taken() -> None:
    assert BASE.talk(["harvest of Redhill", "and who painted Brook End?"], HARVEST) is None


WORDS = (
    "which",
    "how",
    "many",
    "more",
    "than",
    "most",
    "Redhill",
    "harvest",
    "2023",
    "not",
    "5",
    "%",
    "total",
    "share",
    "or",
    "plum",
    "top",
    "3",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_any_words_are_read_and_answered_without_an_exception(words: list[str]) -> None:
    question = BASE.parse(" ".join(words))

    for table in BASE.tables.values():
        for reading in KIND.interpret(table, question, BASE):
            assert KIND.answer(reading, question, BASE).text
