"""Dates out of words: what a cell says of a day, a month or a year."""

from typing import Any

import pytest

from bot.kinds.table.dates import Date, find_dates, read_dates
from bot.kinds.table.figures import read_figures
from tests.bench.tables import make_table

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


def test_dates_set_rows_in_order() -> None:
    table = make_table(LISTED)

    figures = read_figures(table, "c1")

    houses = [row.cells[0].text for row in table.rows]
    days = [figure.low if figure else 0 for figure in figures]
    ordered = [house for _, house in sorted(zip(days, houses, strict=True))]
    assert ordered == ["Birk", "Croft", "Alma", "Dale"]
