"""The column behind the question word is asked for; the others say which rows."""

import pytest

from tests.bench.tables import judge

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
