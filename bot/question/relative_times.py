"""Times said from the day of asking: "last year", "tomorrow", "three years ago".

The words and what they count are in ``words.toml``: a number and ``year``, ``month`` or ``day``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.base.model import Token
from bot.question.phrases import find_after

MONTHS = 12
FEWEST, MOST = 1, 9999
"""The years that a date can have."""


def read_relative(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any], today: str
) -> tuple[str, int] | None:
    """Return the year, month or day that is said at *start*, seen from *today*, and its end.

    A year reads ``2025``, a month ``2025-03``, a day ``2025-03-01``; *today* is such a day.
    """
    said = find_after(tokens, start, words["relative_times"])
    if said:
        steps, unit = said[0].split()
        return _go(today, int(steps), unit, said[1])
    return _read_counted(tokens, start, words, today)


def _read_counted(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any], today: str
) -> tuple[str, int] | None:
    """Return the time of "two years ago" or "5 months from now"."""
    word = tokens[start].word
    count = word if word.isdecimal() and len(word) < len(str(MOST)) else words["numbers"].get(word)
    unit = find_after(tokens, start + 1, words["time_units"]) if count else None
    way = find_after(tokens, unit[1], words["time_ways"]) if unit else None
    if not (count and unit and way):
        return None
    return _go(today, int(count) * int(way[0]), unit[0], way[1])


def _go(today: str, steps: int, unit: str, end: int) -> tuple[str, int] | None:
    """Return the time *steps* of *unit* away from *today*; None before or after all dates."""
    from datetime import date, timedelta  # only here: few questions speak of such times

    try:
        day = date.fromisoformat(today)
        if unit == "day":
            return (day + timedelta(days=steps)).isoformat(), end
        if unit == "year":
            return (f"{day.year + steps:04}", end) if FEWEST <= day.year + steps <= MOST else None
        months = day.year * MONTHS + day.month - 1 + steps
        return date(months // MONTHS, months % MONTHS + 1, 1).isoformat()[:7], end
    except (ValueError, OverflowError):
        return None
