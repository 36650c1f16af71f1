"""Times seen from the day of asking."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "today", "value"),
    [
        ("this year", "2026-11-27", "2026"),
        ("last year", "2026-11-27", "2025"),
        ("the year before last", "2026-11-27", "2024"),
        ("next year", "2026-11-27", "2027"),
        ("last month", "2026-01-31", "2025-12"),
        ("next month", "2026-12-31", "2027-01"),
        ("yesterday", "2024-03-01", "2024-02-29"),
        ("tomorrow", "2026-12-31", "2027-01-01"),
        ("last week", "2026-01-03", "2025-12-27"),
        ("3 years ago", "2026-11-27", "2023"),
        ("two months ago", "2026-01-15", "2025-11"),
        ("ten days from now", "2026-12-27", "2027-01-06"),
    ],
)
def test_a_time_counts_from_the_day_of_asking(
    parse: Any, text: str, today: str, value: str
) -> None:
    question = parse(f"How much did Redhill harvest {text}?", today=today)

    assert [(item.value, item.text) for item in question.moments] == [(value, f"{text} ({value})")]
    assert question.amounts == ()
    assert question.unknown == ()


@pytest.mark.parametrize("text", ["5000 years ago", "9999 years from now", "two trees ago"])
def test_what_no_calendar_holds_is_no_time(parse: Any, text: str) -> None:
    assert parse(text, today="2026-11-27").moments == ()


def test_without_a_day_no_time_counts_from_it(parse: Any) -> None:
    assert parse("last year").moments == ()
