"""Which column names the rows of a table, and over which times the names repeat.

Found while compiling, so that asking need not look through the rows.
"""

from collections.abc import Sequence

from bot.kinds.table.model import Column, Row

NAMING = ("entity", "category", "text")


def find_names(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Return the first column whose values tell the rows apart, alone or with the time.

    Without one the first column of entities, then of words, then of times; empty for none.
    """
    naming = [column for column in columns if column.type in NAMING]
    time = next((column for column in columns if column.type == "time"), None)
    for column in naming:
        if _are_apart(columns, rows, (column,)):
            return column.name
        if time and column.type != "text" and _are_apart(columns, rows, (column, time)):
            return column.name
    order = ("entity", "category", "text", "time")
    typed = sorted((c for c in columns if c.type in order), key=lambda c: order.index(c.type))
    return typed[0].name if typed else ""


def find_series(columns: Sequence[Column], rows: Sequence[Row], key: str) -> str:
    """Return the time column over which the names in *key* repeat; empty when none does.

    Only figures make a series: a list of events is none.
    """
    time = next((column for column in columns if column.type == "time"), None)
    named = next((column for column in columns if column.name == key), None)
    if time is None or named is None or all(column.type != "quantity" for column in columns):
        return ""
    if named is time or _are_apart(columns, rows, (named,)):
        return ""
    return time.name


def _are_apart(columns: Sequence[Column], rows: Sequence[Row], named: tuple[Column, ...]) -> bool:
    """Return whether no two rows have the same cells in the columns *named*."""
    at = [columns.index(column) for column in named]
    return len({tuple(row.cells[i].text for i in at) for row in rows}) == len(rows)
