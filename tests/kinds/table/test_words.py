"""Tables of words: rows that are named, lists, searches, and readings told in plain words."""

from pathlib import Path

import pytest

from tests.kinds.table.harness import Tables

BASE = Tables(Path(__file__).parent / "bases" / "flows")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("what would the master weavers do?", "They may weave fleece into cloth"),
        ("kind of work of the Salt Carriers", "They carry salt"),
        ("compare the Free Dyers and the Salt Carriers", "They carry salt"),
        ("which guilds are there?", "Master Weavers of Arle, Free Dyers and Salt Carriers"),
        ("which guild mentions madder?", "Free Dyers"),
        ("how many guilds are there?", "3: Master Weavers of Arle"),
    ],
)
def test_the_cells_are_quoted_with_a_decent_fit(question: str, held: str) -> None:
    _, readings = BASE.read(question, "guilds")

    assert readings[0].fit >= 0.7
    assert held in BASE.reply(readings[0], question).text


def test_words_are_found_by_their_synonyms() -> None:
    assert "Master Weavers" in BASE.ask("which guild mentions wool?", "guilds").text


@pytest.mark.parametrize(
    ("table", "question", "words"),
    [
        ("guilds", "which guild mentions possible prices?", "about “possible prices”"),
        ("loads", "loads of Arle after 2001", "Loads of Arle, after 2001, over time"),
        ("loads", "loads from 2001 to 2002 of Arle", "Loads of Arle, since 2001, until 2002"),
        ("loads", "total loads in 2001", "total Loads, 2001"),
        ("flows", "top 2 wool", "top 2 highest Wool sent"),
        ("flows", "second highest wool", "number 2 highest Wool sent"),
        ("flows", "who has less than 5 or more than 20 t of wool?", "or more than 20 t/yr"),
        ("flows", "wool from Arle to Borno in kt", "Wool sent of Arle, Borno in kt/yr"),
        ("flows", "wool of Dorn", "Wool sent between lands of Dorn"),
    ],
)
def test_a_reading_is_told_in_the_words_of_labels_and_question(
    table: str, question: str, words: str
) -> None:
    assert words in BASE.read(question, table)[1][0].frame.words


@pytest.mark.parametrize(
    ("table", "question", "held"),
    [
        (
            "parts",
            "forest of the land with 7 visits and good Salt",
            "Borno (10%). No figure for Cadia (Visits)",
        ),
        ("parts", "what is the forest of a land with visits of 7?", "Arle (40%) and Borno (10%)"),
        ("parts", "which lands have Salt as their main good?", "Arle, Borno and Cadia"),
        ("guilds", "kind of work of the guild Free Dyers", "They colour cloth with madder"),
    ],
)
def test_a_value_belongs_to_the_column_before_it_and_another_is_asked(
    table: str, question: str, held: str
) -> None:
    assert held in BASE.ask(question, table).text


def test_an_amount_of_another_column_is_described_with_its_label() -> None:
    _, readings = BASE.read("what is the forest of a land with visits of 7?", "parts")

    assert readings[0].frame.words == "Forest share, Visits about 7"
