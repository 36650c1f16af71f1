"""Gives the rows of a table as nodes, whether they stand inline or in a CSV file."""

from collections.abc import Mapping

from bot.base.frozen import dataclass
from bot.base.model import Place
from bot.base.node import Items, Node, Pairs, Scalar
from bot.base.reader import Reader, make_hint
from bot.kinds.table.format import ROW
from bot.kinds.table.model import Column


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row in the columns' order, and its own source if it has one."""

    place: Place
    cells: tuple[Scalar, ...]
    source: Node | None = None


def read_records(
    node: Node, found: Mapping[str, Node], columns: tuple[Column, ...], reader: Reader
) -> tuple[Record, ...]:
    """Return the rows that have a cell for each column; the others are reported."""
    rows, data = found.get("rows"), found.get("data")
    if (rows is None) == (data is None):
        reader.report("K047", node, "a table needs either 'rows' or 'data', and not both")
        return ()
    if rows is not None:
        return _read_inline(rows, len(columns), reader)
    grid = reader.load_grid(data, reader) if isinstance(data, Scalar) else None
    if grid is None:
        return ()
    order = _order_columns(grid[0], columns, reader)
    records = (_make_record(cells[0].place, cells, len(grid[0]), reader) for cells in grid[1:])
    if order is None:
        return ()
    return tuple(
        Record(record.place, tuple(record.cells[index] for index in order))
        for record in records
        if record
    )


def _read_inline(rows: Node, width: int, reader: Reader) -> tuple[Record, ...]:
    records: list[Record | None] = []
    for row in reader.read_items(rows, "rows"):
        source: Node | None = None
        cells: Node | None = row
        if isinstance(row, Pairs):
            found = reader.read_fields(row, ROW) or {}
            cells, source = found.get("cells"), found.get("source")
        items = reader.read_items(cells, "a row")
        texts = tuple(item for item in items if isinstance(item, Scalar))
        for item in items:
            if not isinstance(item, Scalar):
                reader.report("K021", item, "a cell must be a text")
        if cells is not None and len(texts) == len(items) and isinstance(cells, Items):
            records.append(_make_record(row.place, texts, width, reader, source))
    return tuple(record for record in records if record)


def _make_record(
    place: Place,
    cells: tuple[Scalar, ...],
    width: int,
    reader: Reader,
    source: Node | None = None,
) -> Record | None:
    if len(cells) == width:
        return Record(place, cells, source)
    hint = "put quotes around a cell with a comma" if len(cells) > width else ""
    reader.report("K042", place, f"the row has {len(cells)} cells for {width} columns", hint)
    return None


def _order_columns(
    header: tuple[Scalar, ...], columns: tuple[Column, ...], reader: Reader
) -> tuple[int, ...] | None:
    """Return where each column stands in the file; None after reporting a wrong header."""
    names = [cell.text for cell in header]
    known = [column.name for column in columns]
    count = len(reader.problems)
    for index, cell in enumerate(header):
        if cell.text in names[:index]:
            reader.report("K045", cell, f"the column '{cell.text}' stands twice")
        elif cell.text not in known:
            hint = make_hint(cell.text, known)
            reader.report("K045", cell, f"the table declares no column '{cell.text}'", hint)
    for name in known:
        if name not in names:
            message = f"the file has no column '{name}'"
            reader.report("K045", header[0], message, make_hint(name, names))
    if len(reader.problems) > count:
        return None
    return tuple(names.index(name) for name in known)
