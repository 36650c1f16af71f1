"""Readings put together from what words name, where no rule reads a question well."""

from typing import Any

import pytest

from bot.kinds.table.figures import read_figures
from tests.bench.tables import judge, make_table

MATCHES: dict[str, Any] = {
    "header": ["Date", "Opponent", "Result", "Crowd", "Coach"],
    "rows": [
        ["May 5", "Voss", "W 31-7", "4,100 (full)", "Ann Lee"],
        ["May 12", "at Bergen", "L 10-14", "5,200 (full)", "Ann Lee"],
        ["May 19", "Oslo", "W 24-3", "900", "Bo Berg"],
        ["May 26", "at Molde", "T 7-7", "2,300", "Bo Berg"],
    ],
}
RACES: dict[str, Any] = {
    "header": ["Place", "Rider", "Club", "Time", "Prize"],
    "rows": [
        ["1st", "Ann Lee", "Voss", "3:45.2", "$5,000"],
        ["2nd", "Bo Berg", "Oslo", "3:46.9", "$900"],
        ["3rd", "Cy Dahl", "Voss", "10:02.0", "$250"],
    ],
}
HOUSES: dict[str, Any] = {
    "header": ["House", "Owner", "Listed", "Rooms", "Notes"],
    "rows": [
        ["Alma", "Ann Lee", "March 16, 1989", "12", "ruin"],
        ["Birk", "Bo Berg", "May 2, 1974", "7", ""],
        ["Croft", "Ann Lee", "June 9, 1974", "0", "mill"],
        ["Dale", "Cy Dahl", "September 28, 2000", "9", ""],
        ["Elm", "Ann Lee", "October 1, 1991", "21", ""],
    ],
}


@pytest.mark.parametrize(
    ("table", "question", "answer"),
    [
        (HOUSES, "how many houses have no rooms?", ["1"]),
        (HOUSES, "how many houses have no notes?", ["3"]),
        (HOUSES, "how many houses were not owned by ann lee?", ["2"]),
        (HOUSES, "besides alma, what other houses did ann lee own?", ["Croft", "Elm"]),
        (HOUSES, "which house has more rooms than any other?", ["Elm"]),
        (HOUSES, "what is the last house owned by ann lee?", ["Elm"]),
        (HOUSES, "which owner has the most rooms in total?", ["Ann Lee"]),
        (MATCHES, "how many wins were there?", ["2"]),
        (MATCHES, "how many losses did they have?", ["1"]),
        (MATCHES, "how many games did they win under Ann Lee?", ["1"]),
        (MATCHES, "what date had the largest crowd?", ["May 12"]),
        (MATCHES, "which opponent was played after Oslo?", ["at Molde"]),
        (RACES, "which rider won the most prize money?", ["Ann Lee"]),
        (RACES, "who finished after Ann Lee?", ["Bo Berg"]),
    ],
)
def test_the_likeliest_reading_shows_what_is_asked(
    table: dict[str, Any], question: str, answer: list[str]
) -> None:
    assert judge({"table": table, "question": question, "answer": answer}).is_right


@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        (["12 (tie)", "3", "157 (48)"], [12, 3, 157]),
        (["1st", "22nd", "-"], [1, 22, None]),
        (["$5,000", "-£2.5", "#22"], [5000, -2.5, 22]),
        (["3:45.2", "1:02:03", "0:59"], [225.2, 3723, 59]),
        (["W 31-7", "T-4", "L 0"], [31, 4, 0]),
        (["Ann", "Bo", "3 cats"], [None, None, None]),
    ],
)
def test_figures_are_read_out_of_words_where_nearly_all_cells_begin_with_one(
    cells: list[str], figures: list[float | None]
) -> None:
    names = ["Ann", "Bo", "Cy"]
    rows = [[name, cell] for name, cell in zip(names, cells, strict=True)]
    table = make_table({"header": ["Name", "Kind"], "rows": rows})

    read = read_figures(table, "c1")

    assert [its and its.low and float(its.low) for its in read] == figures
