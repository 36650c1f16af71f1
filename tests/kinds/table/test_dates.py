"""Dates out of words: what a cell or a question says of a day, a month or a year."""

from typing import Any

import pytest

from bot.kinds.table.dates import Date, find_dates, read_dates
from bot.kinds.table.links import link_question
from bot.kinds.table.picking import list_dated
from bot.question import parse_question
from tests.bench.tables import LEXICON, WORDS, OneTable, make_table

LISTED: dict[str, Any] = {
    "title": "",
    "header": ["House", "Listed"],
    "rows": [
        ["Alma", "March 16, 1989"],
        ["Birk", "2 May 1974"],
        ["Croft", "September 1974"],
        ["Dale", "28 September 2000"],
    ],
}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("6 November 1960", [Date(1960, 11, 6)]),
        ("Nov. 6, 1960", [Date(1960, 11, 6)]),
        ("1–4 Jul", [Date(0, 7, 4)]),
        ("aug 15th", [Date(0, 8, 15)]),
        ("May 2001", [Date(2001, 5)]),
        ("11/25/2013*", [Date(2013, 11, 25)]),
        ("2013-11-25", [Date(2013, 11, 25)]),
        ("between september 26 and october 24", [Date(0, 9, 26), Date(0, 10, 24)]),
        ("died 1912", [Date(1912)]),
        ("3 cats and 27 dogs", []),
    ],
)
def test_dates_are_found_in_words(text: str, dates: list[Date]) -> None:
    assert [date for date, _, _ in find_dates(text)] == dates


def test_a_column_holds_dates_where_nearly_all_cells_have_one() -> None:
    table = make_table(LISTED)

    assert read_dates(table, "c1") == (
        Date(1989, 3, 16),
        Date(1974, 5, 2),
        Date(1974, 9),
        Date(2000, 9, 28),
    )
    assert not any(read_dates(table, "c0"))


@pytest.mark.parametrize(
    ("question", "picked"),
    [
        ("how many houses were listed before 1989?", ["2 May 1974", "September 1974"]),
        ("which was listed after march 16, 1989?", ["28 September 2000"]),
        ("which were listed since 1989?", ["March 16, 1989", "28 September 2000"]),
        ("houses of 16 march", ["March 16, 1989"]),
    ],
)
def test_rows_are_picked_by_dates_on_before_or_behind_that_of_a_question(
    question: str, picked: list[str]
) -> None:
    base = OneTable(LISTED)
    parsed = parse_question(question, LEXICON, WORDS["question"], base)

    slices = list(list_dated(link_question(base.table, parsed, base)))

    assert set(picked) in [set(its.where[0].values) for its in slices]
