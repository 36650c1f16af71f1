"""Checks what the names of a scenario stand for: columns, and the values inputs may have."""

from bot.base.errors import BotError
from bot.base.model import KnowledgeBase, Place
from bot.base.reader import Reader, quote
from bot.calc import Units, parse_quantity
from bot.kinds.entry_fields import make_units
from bot.kinds.fact.model import Fact
from bot.kinds.scenario.columns import list_keys
from bot.kinds.scenario.model import Input, Scenario, Use
from bot.kinds.scenario.series import read_series
from bot.kinds.table.model import Column, Table

_ROW_CODES = ("K041", "K042", "K043", "K044", "K045", "K046", "K047")
"""Where one of these was found, a table may lack rows that it would have."""


def check_values(entry: Scenario, base: KnowledgeBase, reader: Reader) -> None:
    """Report columns that are missing or unlike, and defaults that are no value of their input."""
    units = make_units(base.units)
    for use in entry.use:
        _check_use(entry, use, base, units, reader)
    for item in entry.inputs:
        _check_rows(entry, item, base, reader)
        if item.default:
            place = reader.locate(entry, "inputs", item.name, "default")
            _check_default(item, item.default.text, place, base, reader)


def find_use_column(reference: str, base: KnowledgeBase) -> Column | None:
    """Return the column that ``table.column`` names; None when it is not there."""
    id_, _, name = reference.partition(".")
    return next((column for column in _list_columns(id_, base) or () if column.name == name), None)


def _list_columns(id_: str, base: KnowledgeBase) -> tuple[Column, ...] | None:
    tables = (item for item in base.entries if isinstance(item, Table) and item.id == id_)
    return next((table.columns for table in tables), None)


def _check_use(
    entry: Scenario, use: Use, base: KnowledgeBase, units: Units, reader: Reader
) -> None:
    first: Column | None = None
    for index, reference in enumerate(use.columns):
        place = reader.locate(entry, "use", use.name, index)
        column = _find_column(reference, base, place, reader)
        if column is None:
            continue
        if column.type != "quantity":
            reader.report("K056", place, f"{quote(reference)} holds no amounts")
        elif first and not _is_alike(units, first.unit, column.unit):
            message = f"{quote(reference)} is in {column.unit}, the first column in {first.unit}"
            reader.report("K056", place, message, "columns of one name must have alike units")
        else:
            first = first or column


def _check_rows(entry: Scenario, item: Input, base: KnowledgeBase, reader: Reader) -> None:
    if item.of:
        place = reader.locate(entry, "inputs", item.name, "of")
        column = _find_column(item.of, base, place, reader)
        if column and column.type != "entity":
            reader.report("K056", place, f"{quote(item.of)} holds no entities")


def _find_column(
    reference: str, base: KnowledgeBase, place: Place, reader: Reader
) -> Column | None:
    """Return the column that ``table.column`` names; None after reporting it."""
    column = find_use_column(reference, base)
    if column is None:
        id_, _, name = reference.partition(".")
        columns = _list_columns(id_, base)
        if columns is None:
            tables = (item.id for item in base.entries if isinstance(item, Table))
            reader.report_unknown("K031", place, "table", id_, tables)
        else:
            known = (item.name for item in columns)
            reader.report_unknown("K031", place, f"column in {id_}", name, known)
    return column


def _check_default(
    item: Input, text: str, place: Place, base: KnowledgeBase, reader: Reader
) -> None:
    if item.type in ("entity", "choice") or not text.endswith(".value"):
        check_text(item, text, place, base, reader)
        return
    id_ = text.removesuffix(".value")
    facts = {its.id: its.value for its in base.entries if isinstance(its, Fact) and its.value}
    if id_ not in facts:
        reader.report_unknown("K031", place, "fact with a value", id_, facts)
    elif not _is_alike(make_units(base.units), facts[id_].unit, item.unit):
        message = f"the fact {quote(id_)} is in {facts[id_].unit}, '{item.name}' in {item.unit}"
        reader.report("K056", place, message)


def check_text(item: Input, text: str, place: Place, base: KnowledgeBase, reader: Reader) -> None:
    """Report why *text* is no value of *item*."""
    if item.type == "choice":
        if text not in item.options:
            reader.report_unknown("K024", place, f"option of '{item.name}'", text, item.options)
        return
    if item.type == "entity":
        _check_entities(item, text, place, base, reader)
        return
    try:
        if item.type == "series":
            read_series(text, item.unit, make_units(base.units))
        else:
            parse_quantity(text, item.unit, make_units(base.units))
    except BotError as error:
        reader.report("K041", place, str(error))


def _check_entities(
    item: Input, text: str, place: Place, base: KnowledgeBase, reader: Reader
) -> None:
    entries = {entry.id: entry for entry in base.entries}
    keys = list_keys(item.of, entries.get)
    is_open = any(problem.code in _ROW_CODES for problem in reader.problems)
    for name in text.split(",") if text != "all" else ():
        entity = reader.find_entity(name.strip())
        if entity is None:
            names = (its.name for its in base.entities)
            reader.report_unknown("K043", place, "entity", name.strip(), names)
        elif entity.id not in keys and not is_open:
            known = [its.name for its in base.entities if its.id in keys]
            reader.report_unknown("K043", place, f"row of '{item.of}'", name.strip(), known)


def _is_alike(units: Units, one: str, other: str) -> bool:
    """Return whether amounts in these units can be added; True when one is declared wrongly."""
    try:
        return units.is_alike(one, other)
    except BotError:
        return True
