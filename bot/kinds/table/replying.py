"""The reply to one query over one table: its sentences, rows, amounts and sources."""

from dataclasses import replace
from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Abstention, Answer, Locator, Quantity, Reply, Value
from bot.calc import Units, format_quantity
from bot.kinds.suggest import list_next_questions
from bot.kinds.table.executing import execute
from bot.kinds.table.levels import make_units
from bot.kinds.table.model import Table
from bot.kinds.table.naming import Words
from bot.kinds.table.query import Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column, name_entities
from bot.kinds.table.wording import word_result

MOST_ROWS = 100
"""No more rows are shown."""

NONE = "None of the listed."


@dataclass(frozen=True, slots=True)
class Told:
    """A reply with the result it tells and the table in the units that were wanted."""

    reply: Reply
    table: Table
    result: Result


def tell(query: Query, table: Table, catalogue: Catalogue) -> Told:
    """Return what *query* comes to over *table*, in words."""
    if query.op in ("absent", "figureless"):
        say = say_absent if query.op == "absent" else _say_figureless
        return Told(say(query, table), table, Result("none"))
    own = table
    result = execute(query, table, catalogue.lexicon)
    if query.unit:
        table, result = _convert(query, table, result, make_units(catalogue.units))
    if result.verdict == "none" and query.op not in EMPTY:
        missing = replace(query, missing=_name_slots(query, table))
        return Told(say_absent(missing, table), table, result)
    text = word_result(query, table, result) if _has_rows(result, query) else NONE
    if query.op == "claim" and result.verdict == "unknown":
        return Told(Abstention(text=text, kind="table", entries=(table.id,)), table, result)
    if query.op == "origin":
        text = _say_origin(table, catalogue)
    answer = Answer(
        text=f"{text}{_say_own(query, own, result)}",
        kind="table",
        rows=_make_rows(query, table, result),
        values=_make_values(query, table, result),
        citations=_cite(table, result),
        entries=(table.id,),
        warnings=(table.note,) if table.note else (),
        see=list_next_questions(table, catalogue),
    )
    return Told(answer, table, result)


EMPTY = ("filter", "count", "rank", "search", "group", "next", "listed")
"""Operators whose empty results say something about the rows."""


def _say_origin(table: Table, catalogue: Catalogue) -> str:
    """Return the sources of the table's figures by their titles."""
    found = [catalogue.load_source(item.source) for item in _cite(table, Result("found"))]
    rows = {item.source for row in table.rows for item in (row.source, *row.others) if item}
    found += [catalogue.load_source(id_) for id_ in sorted(rows)]
    titles = dict.fromkeys(
        ", ".join(filter(None, (its.title, its.publisher, its.date))) for its in found if its
    )
    return f"{'; '.join(titles)}: {table.title}."


def _has_rows(result: Result, query: Query) -> bool:
    return (
        query.op in ("filter", "count", "rank", "group", "next", "listed")
        or result.verdict != "none"
    )


def _say_own(query: Query, table: Table, result: Result) -> str:
    """Return the figure as the table has it where another unit was wanted."""
    if not query.unit or len(result.sure) != 1 or query.op not in ("lookup", "superlative"):
        return ""
    return f" In the table: {Words(query, table, result).cell(result.sure[0], query.measured)}."


def say_absent(query: Query, table: Table) -> Abstention:
    """Return that the table has no row for the names and times of *query* that it lacks."""
    names = ", ".join(query.missing)
    return Abstention(
        text=f"No: {names} is not listed. The table “{table.title}” has no row for {names}.",
        kind="table",
        entries=(table.id,),
        missing=query.missing,
    )


def _say_figureless(query: Query, table: Table) -> Abstention:
    """Return that the table has words only for what an amount was asked of."""
    labels = [table.columns[find_column(table, name)].label for name in query.select]
    about = f" for {labels[0]}" if labels else ""
    return Abstention(
        text=f"The table “{table.title}” gives no figures{about}.",
        kind="table",
        entries=(table.id,),
    )


def _convert(query: Query, table: Table, result: Result, units: Units) -> tuple[Table, Result]:
    """Return the table and the result with the figures that are shown in the wanted unit."""
    at = find_column(table, query.measured)
    own = table.columns[at].unit
    columns = list(table.columns)
    columns[at] = replace(columns[at], unit=query.unit)
    rows = list(table.rows)
    shown = (*result.sure, *result.possible, *(row for its in result.groups for row in its.rows))
    for row in dict.fromkeys(shown):
        amount = rows[row].cells[at].quantity
        if amount is not None and amount.is_known:
            cells = list(rows[row].cells)
            cells[at] = replace(cells[at], quantity=units.convert(amount, query.unit))
            rows[row] = replace(rows[row], cells=tuple(cells))

    def turn(amount: Quantity | None) -> Quantity | None:
        is_own = amount is not None and amount.unit == own
        return units.convert(amount, query.unit) if amount is not None and is_own else amount

    groups = tuple(replace(group, amount=turn(group.amount)) for group in result.groups)
    parts = tuple((name, turn(amount) or amount) for name, amount in result.parts)
    result = replace(result, amount=turn(result.amount), groups=groups, parts=parts)
    return replace(table, columns=tuple(columns), rows=tuple(rows)), result


def _name_slots(query: Query, table: Table) -> tuple[str, ...]:
    """Return the names and times of a query that no one row has together."""
    names = name_entities(table)
    slots = (
        *query.operands,
        *(v for item in query.where if item.test == "is" for v in item.values),
    )
    return (" in ".join(names.get(slot, slot) for slot in (*slots, *query.times)),)


def _make_rows(query: Query, table: Table, result: Result) -> tuple[tuple[str, ...], ...]:
    """Return a header and the found rows, for answers of more than one row."""
    rows = (*result.sure, *result.possible, *result.unknown)
    if query.op not in ("list", "filter", "series", "search", "rank", "lookup") or len(rows) < 2:
        return ()
    shown = [c for c in table.columns if c.type != "source"]
    words = Words(query, table, result)
    header = tuple(column.label or column.name for column in shown)
    body = (tuple(words.cell(row, column.name) for column in shown) for row in rows[:MOST_ROWS])
    return (header, *body)


def _make_values(query: Query, table: Table, result: Result) -> tuple[Value, ...]:
    if result.amount is not None and result.amount.is_known:
        return (Value(query.op, result.amount, format_quantity(result.amount)),)
    if query.op == "count":
        least = len(result.sure)
        most = least + len(result.possible) + len(result.unknown)
        number = Quantity(Fraction(least), Fraction(most), "1")
        return (Value(query.op, number, format_quantity(number)),)
    if not query.select or query.op in ("list", "schema", "member", "search"):
        return ()
    at = find_column(table, query.select[0])
    words = Words(query, table, result)
    rows = (*result.sure, *result.possible)[:MOST_ROWS]
    held = [(row, table.rows[row].cells[at].quantity) for row in rows]
    return tuple(
        Value(words.name(row), amount, format_quantity(amount))
        for row, amount in held
        if amount and amount.is_known
    )


def _cite(table: Table, result: Result) -> tuple[Locator, ...]:
    """Return the rows' own sources, the table's where a row has none; its place where unsaid."""
    rows = (*result.sure, *result.possible)
    own = ((table.rows[row].source or table.source, *table.rows[row].others) for row in rows)
    found = [*dict.fromkeys(item for group in own for item in group)] or [table.source]
    at = table.source
    full = [
        Locator(item.source, at.at) if at and item.source == at.source and not item.at else item
        for item in found
        if item
    ]
    return tuple(dict.fromkeys(full))
