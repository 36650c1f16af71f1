"""What a table must not pretend: amounts without figures, rows it has not, cues it dropped."""

from pathlib import Path

import pytest

from bot.base.model import Abstention, Answer
from tests.kinds.table.harness import Tables

BASE = Tables(Path(__file__).parent / "bases" / "flows")
ORCHARD = Tables(Path(__file__).parents[2] / "bases" / "orchard")


@pytest.mark.parametrize(
    "question",
    [
        "how much does the work of the Free Dyers cost?",
        "which guild has the largest dispute?",
        "total disputes of the guilds",
        "how many looms do the Free Dyers work with?",
        "how many tonnes do the Free Dyers and the Salt Carriers work?",
        "do the Free Dyers dispute more than the Salt Carriers?",
    ],
)
def test_an_amount_asked_of_words_is_never_answered_by_quoting_them(question: str) -> None:
    _, readings = BASE.read(question, "guilds")

    for reading in readings:
        reply = BASE.reply(reading, question)
        assert reading.fit <= 0.3 or isinstance(reply, Abstention)


def test_a_table_of_words_says_that_it_gives_no_figures() -> None:
    reply = BASE.ask("how much is the dispute of the Free Dyers?", "guilds")

    assert isinstance(reply, Abstention)
    assert "gives no figures for Disputes" in reply.text


def test_a_total_with_an_unknown_row_is_a_lower_bound_and_names_the_row() -> None:
    reply = BASE.ask("total wool sent", "flows")

    assert reply.text.startswith("more than 60 t/yr")
    assert "leaves out Borno" in reply.text
    assert reply.values[0].quantity.low_open
    assert reply.values[0].quantity.high is None


def test_an_average_names_the_rows_it_leaves_out_but_bounds_nothing() -> None:
    reply = BASE.ask("average wool sent", "flows")

    assert reply.text.startswith("20 t/yr: average")
    assert "leaves out Borno" in reply.text


def test_a_name_that_the_table_has_not_fits_less_than_one_it_has() -> None:
    _, held = BASE.read("forest of Arle", "parts")
    _, lacking = BASE.read("forest of Dorn", "parts")

    assert lacking[0].fit <= 0.75 < held[0].fit
    assert BASE.ask("forest of Dorn", "parts").missing == ("Dorn",)


def test_a_name_in_two_columns_gives_a_reading_for_each() -> None:
    _, readings = BASE.read("wool of Arle", "flows")

    words = [reading.frame.words for reading in readings]
    assert words == ["Wool sent of Arle", "Wool sent, Arle"]
    assert readings[0].fit == readings[1].fit


def test_two_names_that_each_fit_two_columns_are_given_one_each() -> None:
    replies = [BASE.reply(reading, "") for reading in BASE.read("wool Arle Cadia", "flows")[1]]

    assert [reply.text for reply in replies] == ["30 t/yr: Wool sent of Arle, Cadia."]


def test_a_share_of_nothing_named_is_told_for_each_row() -> None:
    reply = BASE.ask("share of loads in 2001", "loads")

    assert isinstance(reply, Answer)
    assert reply.text.startswith("Arle: 55.6%; Borno: 44.4%. Shares in the loads")


def test_a_column_in_percent_that_is_called_a_share_is_looked_up() -> None:
    assert BASE.ask("what share of Arle is forest?", "parts").text.startswith("40%: Forest share")


def test_a_name_without_a_figure_is_said_to_have_none() -> None:
    assert BASE.ask("visits of Cadia", "parts").text.startswith("No figure (-): Visits of Cadia")


@pytest.mark.parametrize("word", ["not", "total", "second", "average", "why"])
def test_a_word_of_an_operator_is_explained_only_when_it_is_used(word: str) -> None:
    question, readings = BASE.read(f"{word} dispute of the Free Dyers", "guilds")

    at = [token.word for token in question.tokens].index(word)
    assert all(at not in reading.explained for reading in readings)


def test_words_for_figures_are_explained_by_figures_only() -> None:
    at = ["value", "dispute", "of", "the", "Free", "Dyers"].index("value")

    assert at not in BASE.read("value dispute of the Free Dyers", "guilds")[1][0].explained
    assert 0 in BASE.read("value of the loads of Arle", "loads")[1][0].explained


@pytest.mark.parametrize(
    ("question", "is_sure"),
    [
        ("how many loads did Arle take from Borno in 2001", False),
        ("the loads that went into Arle by Borno", False),
        ("the loads of Arle and Borno in 2001", True),
        ("the loads of Arle, Borno in 2001", True),
        ("the loads from Arle and from Borno in 2001", True),
    ],
)
def test_names_that_play_different_parts_are_not_looked_up_side_by_side(
    question: str, is_sure: bool
) -> None:
    _, readings = BASE.read(question, "loads")

    looked_up = [item for item in readings if item.frame.state.op == "lookup"]
    assert looked_up
    assert all((item.fit > 0.5) is is_sure for item in looked_up)


def test_a_count_is_told_as_the_numbers_that_it_may_be() -> None:
    reply = ORCHARD.ask("how many orchards harvest more than 2,000 t?", "harvest-by-orchard")

    (value,) = reply.values
    assert (value.name, value.quantity.unit) == ("count", "1")
    assert (value.quantity.low, value.quantity.high) == (1, 4)
