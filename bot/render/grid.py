"""Rows of cells as lines of aligned text."""

from collections.abc import Sequence

GAP = "  "
_NUMBER_STARTS = frozenset("0123456789+-~<>=≥≤−.$€£")


def align(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return one line a row, the first being the header; columns of numbers end together."""
    if not rows:
        return ()
    count = max(len(row) for row in rows)
    table = [
        [" ".join(cell.split()) for cell in (*row, *[""] * (count - len(row)))] for row in rows
    ]
    columns = list(zip(*table, strict=True))
    widths = [max(map(measure, column)) for column in columns]
    right = [_is_numeric(column[1:]) for column in columns]
    return tuple(GAP.join(map(_pad, row, widths, right)).rstrip() for row in table)


def measure(text: str) -> int:
    """Return how many terminal columns *text* takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(
        (cell[0] in _NUMBER_STARTS and any(c.isdigit() for c in cell)) or cell == "-"
        for cell in filled
    )


def _pad(cell: str, width: int, is_right: bool) -> str:  # noqa: FBT001 - mapped over columns
    space = " " * (width - measure(cell))
    return space + cell if is_right else cell + space
