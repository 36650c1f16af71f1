"""What a table's columns are for: which names the rows, which tells the time, which counts.

Knows nothing of questions.
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from sys import intern

from bot.base.keeping import keep_last
from bot.kinds.table.model import Cell, Column, Row, Table
from bot.kinds.table.query import PERIODS, Condition, Query

KEPT = 4096
"""Columns of which what is asked of every row is kept."""
FEWEST = 3
"""Rows from which figures in a row may number them."""
KEY_TYPES = (("entity",), ("category", "text"), ("time",))


def find_column(table: Table, name: str) -> int:
    """Return the position of the column called *name*."""
    return [column.name for column in table.columns].index(name)


def find_key(table: Table) -> Column | None:
    """Return the column that names the rows: its own, else the first of entities, words, times."""
    if table.key:
        return table.columns[find_column(table, table.key)]
    for types in KEY_TYPES:
        for column in table.columns:
            if column.type in types:
                return column
    return None


def find_time(table: Table) -> Column | None:
    """Return the first time column."""
    return next((column for column in table.columns if column.type == "time"), None)


def list_figures(table: Table) -> tuple[Column, ...]:
    """Return the quantity columns."""
    return tuple(column for column in table.columns if column.type == "quantity")


def list_texts(table: Table) -> tuple[Column, ...]:
    """Return the text and category columns that do not name the rows."""
    key = find_key(table)
    return tuple(c for c in table.columns if c.type in ("text", "category") and c is not key)


@keep_last(KEPT)
def holds_numbers(table: Table, column: Column) -> bool:
    """Return whether most cells of a column of words begin with a number, and may be quoted."""
    at = find_column(table, column.name)
    texts = [row.cells[at].text for row in table.rows]
    held = sum(text[:1].isdecimal() and not any(map(str.isalpha, text)) for text in texts)
    return column.type in ("category", "text") and 2 * held > len(texts)


@keep_last(KEPT)
def numbers_rows(table: Table, column: Column) -> bool:
    """Return whether the figures of *column* only number the rows, and have no total."""
    at = find_column(table, column.name)
    held = [row.cells[at].quantity for row in table.rows]
    values = {its.low for its in held if its is not None and its.is_exact and its.low is not None}
    is_whole = all(value.denominator == 1 for value in values)
    is_apart = len(values) == len(held) >= FEWEST
    return is_apart and is_whole and max(values) - min(values) == len(values) - 1


@keep_last(KEPT)
def list_exact(table: Table, column: Column) -> frozenset[Fraction]:
    """Return the exact figures of *column*."""
    at = find_column(table, column.name)
    held = (row.cells[at].quantity for row in table.rows)
    return frozenset(its.low for its in held if its and its.is_exact and its.low is not None)


def read_cell(cell: Cell) -> str:
    """Return what stands for the cell in a query: its entity, else its words."""
    return cell.entity or cell.text


@keep_last(KEPT)
def read_column(table: Table, column: str) -> tuple[str, ...]:
    """Return the value of each row in *column*."""
    at = find_column(table, column)
    return tuple(read_cell(row.cells[at]) for row in table.rows)


@keep_last(KEPT)
def list_values(table: Table, column: str) -> tuple[str, ...]:
    """Return the different values of *column*, in the order of the rows."""
    return tuple(dict.fromkeys(read_column(table, column)))


def repeats(table: Table, column: str) -> bool:
    """Return whether *column* has a value more than once."""
    return len(list_values(table, column)) < len(table.rows)


@keep_last(KEPT)
def name_entities(table: Table) -> dict[str, str]:
    """Return the words of the cells that stand for entities, by their ids."""
    held = [at for at, column in enumerate(table.columns) if column.type == "entity"]
    cells = (row.cells[at] for row in table.rows for at in held)
    return {cell.entity: cell.text for cell in cells if cell.entity}


def has_value(row: Row, at: int, values: Iterable[str]) -> bool:
    """Return whether the row's cell *at* is one of *values*."""
    return read_cell(row.cells[at]) in values


@lru_cache(maxsize=4096)
def order_time(text: str) -> tuple[int, str]:
    """Return what sorts times: four-digit years first by number, then by words."""
    return (0, text) if text[:1].isdigit() else (-1, text)


def slice_rows(table: Table, where: Iterable[Condition]) -> tuple[int, ...]:
    """Return the rows that names and times admit; ``latest`` is the latest of those left."""
    rows = [*range(len(table.rows))]
    fixed = [item for item in where if item.test == "is" or item.test in PERIODS]
    for item in sorted(fixed, key=_is_relative):
        held = read_column(table, item.column)
        if item.test in PERIODS:
            rows = [row for row in rows if _is_within(held[row], item) != item.is_not]
            continue
        values = item.values
        if _is_relative(item):
            times = {held[row] for row in rows} - {""}
            pick = max if values == ("latest",) else min
            values = (pick(times, key=order_time),) if times else ()
        rows = [row for row in rows if (held[row] in values) != item.is_not]
    return tuple(rows)


def keep_times(where: tuple[Condition, ...], time: Column) -> tuple[Condition, ...]:
    """Return the conditions with one that keeps every time where they name none."""
    is_said = any(item.column == time.name for item in where)
    return where if is_said else (*where, Condition(time.name, "since", ("",)))


def add_default(query: Query, table: Table) -> Query:
    """Return *query* with the table's own slice where the question is silent.

    One that asks which years there are is not: it is about all of them.
    """
    if query.op in ("series", "schema", "change"):
        return query
    said = {item.column for item in query.where} | set(query.select)
    default = dict(table.default)
    if query.op == "average" and query.operands:
        default.pop(table.series, None)  # a mean of one row is none
    elif table.series:
        default.setdefault(table.series, "latest")
    extra = [
        Condition(c, "is", (v,), is_default=True)
        for c, v in default.items()
        if c not in said and c != query.key and v != "all"
    ]
    return replace(query, where=(*query.where, *extra)) if extra else query


def _is_within(time: str, item: Condition) -> bool:
    """Return whether *time* is in the period of *item*; 2023-05 is in 2023, not after it."""
    end = item.values[0]
    start = time[: len(end)]
    within = {"since": start >= end, "after": start > end, "before": start < end}
    return bool(time) and within.get(item.test, start <= end)


def _is_relative(item: Condition) -> bool:
    return item.values in (("latest",), ("first",))


def keep_sources(table: Table, sources: tuple[str, ...]) -> Table:
    """Return *table* with only the rows read in one of *sources*; all of it when none is named."""
    return _keep_read_in(table, intern("\n".join(sources))) if sources else table


@keep_last(KEPT)
def _keep_read_in(table: Table, sources: str) -> Table:
    """Return *table* with only the rows read in one of *sources*, one a line."""
    wanted = set(sources.splitlines())
    rows = (row for row in table.rows if not wanted.isdisjoint(_list_sources(row, table)))
    return replace(table, rows=tuple(rows))


def _list_sources(row: Row, table: Table) -> tuple[str, ...]:
    found = row.source or table.source
    return (found.source if found else "", *(other.source for other in row.others))
