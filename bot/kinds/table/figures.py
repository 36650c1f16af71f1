"""Figures out of words: ``12 (tie)``, ``157 (48)``, ``1st``, ``3:45.2``, where a column holds them.

Only what sets rows in order, adds them up or holds them against an amount needs them; the words
themselves are what is shown.
"""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from bot.base.keeping import keep_last
from bot.base.model import Quantity
from bot.kinds.table.dates import Date, read_dates
from bot.kinds.table.model import Column, Table
from bot.kinds.table.shape import KEPT, find_column

MOSTLY = 0.8
"""Part of the cells that must have a figure."""
GAPS = ("", "-", "–", "—", "?")
"""Cells that say nothing."""
WORDED = ("category", "text", "time")
NUMBER = re.compile(
    r"[^\w]*?(?:[^\W\d_]{1,2}[ -]?)?(?P<sign>[-−]?)[$£€]?(?P<value>\d[\d,]*(?:\.\d+)?)"
)
"""A number at the start, behind a sign or a letter or two at most ("#22", "T-4", "$5,000")."""
MONTHS, DAYS = 13, 32
"""More than a year and a month have, so that what a date does not tell comes first."""
CLOCK = re.compile(r"\+?(?:(\d+):)?(\d+):(\d\d(?:\.\d+)?)")


@keep_last(KEPT)
def read_figures(table: Table, column: str) -> tuple[Quantity | None, ...]:
    """Return the amount of each row in *column*; of words the figure that nearly all begin with."""
    at = find_column(table, column)
    cells = [row.cells[at] for row in table.rows]
    if table.columns[at].type not in WORDED:
        return tuple(cell.quantity for cell in cells)
    dates = read_dates(table, column)
    if any(dates):
        return tuple(_count_days(date) for date in dates)
    texts = [cell.text.strip() for cell in cells]
    for read in (_read_clock, _read_number):
        figures = _read_all(texts, read)
        if figures:
            return figures
    return (None,) * len(cells)


def holds_figures(table: Table, column: Column) -> bool:
    """Return whether *column* has amounts, or words that begin with figures."""
    return column.type == "quantity" or any(read_figures(table, column.name))


def _count_days(date: Date | None) -> Quantity | None:
    """Return what sets dates in order: about the days that have passed."""
    if date is None:
        return None
    days = Fraction((date.year * MONTHS + date.month) * DAYS + date.day)
    return Quantity(days, days, "1")


def _read_all(
    texts: Sequence[str], read: Callable[[str], Fraction | None]
) -> tuple[Quantity | None, ...]:
    """Return what *read* makes of each of *texts*; nothing where it fails on too many."""
    values = [read(text) for text in texts]
    known = sum(text not in GAPS for text in texts)
    if not known or sum(value is not None for value in values) < MOSTLY * known:
        return ()
    return tuple(None if value is None else Quantity(value, value, "1") for value in values)


def _read_number(text: str) -> Fraction | None:
    found = NUMBER.match(text)
    if found is None:
        return None
    value = Fraction(found["value"].replace(",", ""))
    return -value if found["sign"] else value


def _read_clock(text: str) -> Fraction | None:
    """Return the seconds of ``3:45.2`` or ``1:02:03``."""
    found = CLOCK.match(text)
    if found is None:
        return None
    hours, minutes, seconds = (Fraction(part or 0) for part in found.groups())
    return (hours * 60 + minutes) * 60 + seconds
