"""The column behind the question word is asked for; the others say which rows."""

from typing import Any

import pytest

from bot.kinds.table.answering import KIND
from bot.question import parse_question
from tests.bench.tables import LEXICON, WORDS, OneTable, judge, rank

TABLE = {
    "title": "Matches",
    "header": ["Team", "Ground", "Captain", "Date", "Crowd"],
    "rows": [
        ["Reds", "Mill Lane", "Ann Oke", "3 May", "900"],
        ["Blues", "Quay Park", "Ben Ruud", "9 May", "700"],
        ["Greens", "Mill End", "Cleo Sand", "12 May", "800"],
    ],
}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is the captain when the ground is Quay Park?", "Ben Ruud"),
        ("Which team has a ground of Quay Park and a captain of Ben Ruud?", "Blues"),
        ("Name the date for the ground of Mill End", "12 May"),
        ("What is the highest crowd of Blues?", "700"),
        ("Which date has a crowd of 800?", "12 May"),
    ],
)
def test_the_asked_column_is_answered(question: str, answer: str) -> None:
    found = judge({"question": question, "table": TABLE, "answer": [answer]})

    assert found.is_right


def test_another_value_is_not_right() -> None:
    line = {"question": "Which team has a ground of Quay Park?", "table": TABLE}

    assert judge({**line, "answer": ["Blues"]}).is_right
    assert not judge({**line, "answer": ["Reds"]}).is_right


GAMES = {
    "title": "Games",
    "header": [
        "Game", "Date", "Kind", "Winner", "Loser", "Points for", "Points", "Place",
        "Written by", "Attendance",
    ],
    "rows": [
        ["1", "3 May", "cup", "Reds", "Blues", "41", "4", "Quay Park", "Ann Oke", "1595"],
        ["2", "9 May", "league", "Blues", "Reds", "36", "4", "Mill Lane", "Ben Ruud", "10056"],
        ["3", "12 May", "cup", "Reds", "Greens", "41", "2", "Quay Park", "Cleo Sand", "870"],
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which date had 10056 spectators?", "9 May"),
        ("Name the place for 1595 spectators", "Quay Park"),
        ("What are the points for of the game of 12 May?", "41"),
        ("Where was the game against the Greens?", "Quay Park"),
        ("Who is the author of the game on 9 May?", "Ben Ruud"),
        ("What is the date with Reds as winner, Greens as loser?", "12 May"),
        ("What is the winner of the league?", "Blues"),
        ("How many people came on 12 May?", "870"),
    ],
)
def test_a_column_is_told_by_its_number_its_kin_or_the_comma(question: str, answer: str) -> None:
    found = judge({"question": question, "table": GAMES, "answer": [answer]})

    assert found.is_right


FORMS = {
    "title": "Forms",
    "header": ["Name", "Official website", "Genre", "Share of votes", "Year"],
    "rows": [
        ["Harbour lights", "website", "drama", "20 , 5%", "1920"],
        ["Total eclipse", "none", "science", "31 , 2%", "1930"],
        ["Owl street", "website", "drama", "12 , 9%", "1940"],
    ],
}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is the official website of Total eclipse?", "none"),
        ("What is the share of votes of Owl street?", "12 , 9%"),
        ("What is the genre of Total eclipse?", "science"),
    ],
)
def test_a_word_in_a_name_asks_for_nothing_of_its_own(question: str, answer: str) -> None:
    found = judge({"question": question, "table": FORMS, "answer": [answer]})

    assert found.is_right


def test_a_question_for_a_figure_is_no_claim() -> None:
    line = {"question": "What is the lowest game on 9 May with less than 12000 people?"}

    assert judge({**line, "table": GAMES, "answer": ["2"]}).is_right


def measure_best(text: str, table: dict[str, Any]) -> float:
    base = OneTable(table)
    question = parse_question(text, LEXICON, WORDS["question"], base)
    return rank(question, KIND.interpret(base.table, question, base))[0][0]


def test_a_table_without_the_figure_that_rows_are_looked_for_by_is_less_sure() -> None:
    text = "Which place had an attendance of 1595?"
    held, lacking = (
        measure_best(text, {**GAMES, "rows": rows}) for rows in (GAMES["rows"], GAMES["rows"][1:])
    )

    assert held > 0.9
    assert lacking < 0.7
