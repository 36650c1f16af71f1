"""Reads the cells of a row by the types of their columns."""

from bot.base.model import Locator
from bot.base.node import Scalar
from bot.base.reader import Reader, is_date, quote
from bot.kinds.entry_fields import read_quantity
from bot.kinds.table.grid import Record
from bot.kinds.table.model import Cell, Column, Row


def read_row(
    record: Record, columns: tuple[Column, ...], own: Locator | None, reader: Reader
) -> Row | None:
    """Return the row; None when one of its cells is wrong. *own* is the table's source."""
    source = reader.read_locator(record.source)
    cells: list[Cell] = []
    found: list[Locator] = []
    for column, scalar in zip(columns, record.cells, strict=True):
        cell = _read_cell(scalar, column, reader)
        if cell is None:
            return None
        cells.append(cell)
        if column.type == "source" and scalar.text:
            named = _read_source(scalar, own, reader)
            found += [named] if named else []
    first = found[0] if found else source
    return Row(tuple(cells), first, tuple(item for item in found[1:] if item != first))


def _read_cell(scalar: Scalar, column: Column, reader: Reader) -> Cell | None:
    text = scalar.text.strip()
    if column.type == "entity":
        return _read_entity(scalar, text, column.kind, reader)
    if column.type == "quantity":
        quantity = read_quantity(text or "-", column.unit, scalar, reader)
        return Cell(text, quantity=quantity) if quantity else None
    if column.type == "time" and not is_date(text):
        message = f"{quote(text)} in '{column.name}' is no time"
        reader.report("K044", scalar, message, "write it like 2024, 2024-05 or 2024-Q1")
        return None
    return Cell(text)


def _read_entity(scalar: Scalar, text: str, kind: str, reader: Reader) -> Cell | None:
    entity = reader.find_entity(text)
    if entity is not None and kind in ("", entity.kind):
        return Cell(text, entity=entity.id)
    if not kind:
        return Cell(text)
    fitting = (item for item in reader.names.entities if item.kind == kind)
    known = [name for item in fitting for name in (item.name, *item.aliases)]
    reader.report_unknown("K043", scalar, f"entity of kind {kind}", text, known)
    return None


def _read_source(scalar: Scalar, own: Locator | None, reader: Reader) -> Locator | None:
    """Return the source that a cell names, ``id`` or ``id: place``."""
    id_, _, at = scalar.text.partition(":")
    source = reader.read_source(Scalar(id_.strip(), scalar.place))
    if not source:
        return None
    if own and own.source == source and not at:
        return own
    return Locator(source, at.strip())
