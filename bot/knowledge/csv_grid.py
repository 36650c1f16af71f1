"""Reads CSV text into records of cells, each with its line and column in the file."""

import csv
from collections.abc import Iterator

from bot.base.model import Place
from bot.base.node import Scalar
from bot.base.reader import Grid, Reader

_LONGEST_CELL = 100_000


def read_grid(text: str, file: str, reader: Reader) -> Grid | None:
    """Return the records of *text*, blank lines left out; None after reporting a problem."""
    lines = text.splitlines(keepends=True)
    csv.field_size_limit(_LONGEST_CELL)
    records = csv.reader(lines, strict=True)
    grid: list[tuple[Scalar, ...]] = []
    line = 0
    try:
        for record in records:
            if record:
                grid.append(tuple(_place_cells(record, lines, line, file)))
            line = records.line_num
    except csv.Error as error:
        reader.report("K046", Place(file, line + 1, 1), f"the CSV cannot be parsed: {error}")
        return None
    if not grid:
        reader.report("K005", Place(file, 1, 1), "the file is empty", "begin with the column names")
        return None
    return tuple(grid)


def _place_cells(record: list[str], lines: list[str], line: int, file: str) -> Iterator[Scalar]:
    """Yield the cells of a record that begins in line number *line* (from 0)."""
    column = 0
    for value in record:
        yield Scalar(value.strip(), Place(file, line + 1, column + 1))
        quoted = lines[line][column : column + 1] == '"'
        breaks = value.count("\n")
        last = value.rpartition("\n")[2]
        width = len(last) + (last.count('"') + (1 if breaks else 2) if quoted else 0)
        line += breaks
        column = (0 if breaks else column) + width + 1
