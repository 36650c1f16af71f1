"""How likely a reading is said to be right, by what it leaves over and what it finds."""

from typing import Any

import pytest

from tests.bench.tables import Judged, judge

HEATS = {
    "header": ["Heat", "Runner", "Club", "Time", "Wind"],
    "rows": [
        ["1", "Ann Lee", "Voss", "43.7", "0.3"],
        ["2", "Bo Berg", "Oslo", "44.7", "0.2"],
        ["3", "Cy Dahl", "Voss", "45.1", "0.1"],
    ],
}


def ask(question: str) -> Judged:
    line: dict[str, Any] = {"table": HEATS, "question": question, "answer": []}
    return judge(line)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("what is the time of Ann Lee given her wind?", "what is the time of Ann Lee?"),
        ("what is the time of Ann Lee in zebra?", "what is the time of Ann Lee?"),
        ("what is the time of the club Voss?", "what is the time of the club Oslo?"),
        ("what time has Ann Lee of Oslo with wind 0.1?", "what time has Ann Lee?"),
    ],
)
def test_a_reading_is_trusted_less_that_leaves_words_over_or_finds_many_rows_or_none(
    worse: str, better: str
) -> None:
    assert ask(worse).sure < ask(better).sure
