"""Dates out of words: ``6 November 1960``, ``Aug 15``, ``1–4 Jul 2010``, ``11/25/2013``.

Only what sets rows in order needs them; the words themselves are what is shown.
"""

import re
from calendar import month_name

from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.kinds.table.model import Table
from bot.kinds.table.shape import KEPT, find_column

MOSTLY = 0.8
"""Part of the cells that must have a date."""
GAPS = ("", "-", "–", "—", "?")
"""Cells that say nothing."""
LETTERS = 3
"""First letters by which a month is told."""
MONTHS = {name[:LETTERS].lower(): at for at, name in enumerate(month_name) if name}
NAME = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[12]\d{3})"
FORMS = tuple(
    re.compile(text, re.IGNORECASE)
    for text in (
        rf"\b{NAME} {DAY}\b(?:[-–][0-3]?\d)?(?: ?,? {YEAR}\b)?",
        rf"\b(?:[0-3]?\d ?[-–] ?)?{DAY} {NAME},?(?: {YEAR}\b)?",
        rf"\b{NAME},? {YEAR}\b",
        r"\b(?P<year>[12]\d{3})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?\b",
        r"\b(?P<month>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>[12]\d{3})\b",
        rf"\b{YEAR}\b",
    )
)


@dataclass(frozen=True, slots=True)
class Date:
    """A year, month and day, each 0 where it is not told."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        """What sets dates in order."""
        return self.year, self.month, self.day


def find_dates(text: str) -> list[tuple[Date, int, int]]:
    """Return the dates in *text* with where they start and end, in the order of the text."""
    found: list[tuple[Date, int, int]] = []
    for form in FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if not any(start < its[2] and its[1] < end for its in found):
                found.append((_make_date(match), start, end))
    return sorted(found, key=lambda its: its[1])


@keep_last(KEPT)
def read_dates(table: Table, column: str) -> tuple[Date | None, ...]:
    """Return the first date of each cell of a column of words; none where most have no date."""
    at = find_column(table, column)
    empty = (None,) * len(table.rows)
    if table.columns[at].type not in ("category", "text"):
        return empty
    texts = [row.cells[at].text.strip() for row in table.rows]
    most_bare = (1 - MOSTLY) * sum(text not in GAPS for text in texts)
    dates: list[Date | None] = []
    for text in texts:
        found = find_dates(text) if any(map(str.isdecimal, text)) else []
        dates.append(found[0][0] if found else None)
        most_bare -= not found and text not in GAPS
        if most_bare < 0:
            return empty
    return tuple(dates) if any(date and date.month for date in dates) else empty


def holds_dates(table: Table, column: str) -> bool:
    """Return whether most cells of *column* have a date in words."""
    return any(read_dates(table, column))


def _make_date(match: re.Match[str]) -> Date:
    held = match.groupdict()
    month = held.get("month") or "0"
    number = int(month) if month.isdecimal() else MONTHS[month[:LETTERS].lower()]
    return Date(int(held.get("year") or 0), number, int(held.get("day") or 0))
