"""Years and their parts, dates, decades and fiscal years."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "value", "cue"),
    [
        ("in 2023", "2023", "in"),
        ("since 2019", "2019", "since"),
        ("before 2020", "2020", "before"),
        ("after the year 2020", "2020", "after"),
        ("in the calendar year 2024", "2024", "in"),
        ("around 2020", "2020", ""),
        ("2023-05", "2023-05", ""),
        ("2023-05-17", "2023-05-17", ""),
        ("May 2024", "2024-05", ""),
        ("in sept of 2024", "2024-09", "in"),
        ("3 May 2024", "2024-05-03", ""),
        ("the 3rd of May 2024", "2024-05-03", ""),
        ("May 3, 2024", "2024-05-03", ""),
        ("2024 Q1", "2024-Q1", ""),
        ("2024Q3", "2024-Q3", ""),
        ("Q1 of 2024", "2024-Q1", ""),
        ("in the first quarter of 2024", "2024-Q1", "in"),
        ("second half of 2024", "2024-H2", ""),
        ("H1 2024", "2024-H1", ""),
        ("the 2020s", "2020s", ""),
        ("in the 1990's", "1990s", "in"),
        ("2023/24", "2023/24", ""),
        ("FY2024", "FY2024", ""),
        ("FY24", "FY2024", ""),
        ("FY 2024", "FY2024", ""),
        ("fiscal year 2024", "FY2024", ""),
        ("the latest", "latest", ""),
        ("most recent", "latest", ""),
        ("earliest", "first", ""),
    ],
)
def test_a_time_is_read_and_leaves_no_amount(parse: Any, text: str, value: str, cue: str) -> None:
    question = parse(text)

    assert [(item.value, item.cue) for item in question.moments] == [(value, cue)]
    assert question.amounts == ()
    assert question.unknown == ()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("from 2019 to 2021", [("2019", "from"), ("2021", "to")]),
        ("between 2019 and 2021", [("2019", "from"), ("2021", "to")]),
        ("2019-2021", [("2019", "from"), ("2021", "to")]),
        ("2019 to 2021", [("2019", "from"), ("2021", "to")]),
        ("in 2019 and 2021", [("2019", "in"), ("2021", "in")]),
        ("May 2024 to June 2024", [("2024-05", "from"), ("2024-06", "to")]),
    ],
)
def test_two_times_say_whether_they_are_a_span(
    parse: Any, text: str, ends: list[tuple[str, str]]
) -> None:
    assert [(item.value, item.cue) for item in parse(text).moments] == ends


@pytest.mark.parametrize(
    "text",
    [
        "more than 2000",
        "2000 t",
        "€2000",
        "EUR 2000",
        "2000 million",
        "2000kt",
        "over 2000",
        "about 2000 t",
        "nearly 2000",
        "May",
        "may it 2000 t",
        "fiscal",
        "40 May",
    ],
)
def test_a_number_of_four_digits_that_counts_is_no_year(parse: Any, text: str) -> None:
    assert parse(text).moments == ()


def test_the_text_of_a_time_is_as_typed(parse: Any) -> None:
    (moment,) = parse("what of the first quarter of 2024?").moments

    assert moment.text == "first quarter of 2024"
