"""A query in plain words, so that a person sees how a question was read.

The words are those of the table's labels and of the question; asked again, most lead to the
same query.
"""

from collections.abc import Iterable

from bot.calc import format_number, format_quantity
from bot.kinds.table.model import Table
from bot.kinds.table.naming import TESTS, join
from bot.kinds.table.ordering import ALL
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import find_column, name_entities

LEADS = {
    "sum": "total",
    "average": "average",
    "share": "share of",
    "count": "number of rows of",
    "compare": "compare",
    "difference": "difference in",
    "ratio": "ratio of",
    "schema": "columns of",
    "units": "units of",
    "origin": "source of",
    "test": "test of",
    "claim": "claim about",
    "quote": "what is said of",
    "member": "membership of",
}
CHANGES = {"": "change of", "percent": "percentage change of", "yearly": "yearly change of"}
GROUPS = {"count": "number of", "sum": "total", "average": "average"}
WHOLE = ("list", "schema", "units", "origin", "member", "count")
"""Operators that are about the table by its title."""


def describe(query: Query, table: Table) -> str:
    """Return the query in words, e.g. ``Ship calls of Sund, 2023``."""
    names = _name_values(query, table)
    parts = [f"{_lead(query)}{_name_subject(query, table)}{_name_rows(query, names)}"]
    where = [
        _name_column(item, query, table) + _describe_condition(item, names)
        for item in query.where
        if not item.is_default and item.values != ("",)
    ]
    if where:
        parts.append((" or " if query.is_any else ", ").join(where))
    if query.times:
        parts.append(f"from {query.times[0]} to {query.times[1]}")
    if query.op == "series":
        parts.append("over time")
    if query.group:
        parts[0] += f" by {_label(table, query.group)}"
        parts += [f"the {_name_end(query)}"] if query.order else []
    unit = f" in {query.unit}" if query.unit else ""
    of = f", of those of the table {query.of.query.table}" if query.of else ""
    return ", ".join(parts) + unit + of


def _lead(query: Query) -> str:
    """Return the words of the operator, with a blank behind."""
    if query.op in ("superlative", "rank", "top"):
        if query.limit == ALL:
            return f"ranked from the {_name_end(query)} "
        place = (
            f"top {query.limit} " if query.limit else f"number {query.rank} " if query.rank else ""
        )
        return f"{place}{_name_end(query)} "
    if query.op == "change":
        end = f" {query.order}" if query.order and not query.is_claim else ""
        return f"{CHANGES[query.figure]}{end} "
    if query.op == "group":
        return f"{GROUPS[query.figure]} "
    if query.op in ("next", "listed"):
        return f"{query.order} "
    lead = LEADS.get(query.op, "")
    return f"{lead} " if lead else ""


def _name_end(query: Query) -> str:
    names = ("worst", "best") if query.figure == "place" else ("highest", "lowest")
    return names[0] if query.order == "most" else names[1]


def _name_subject(query: Query, table: Table) -> str:
    """Return what is asked of the rows: labels, the table's title, or what orders them."""
    if query.op == "group" and query.figure == "count":
        return _label(table, query.key) if query.key else "rows"
    if query.op in WHOLE or not (query.select or query.by):
        return table.title
    by = _label(table, query.by) if query.by else ""
    labels = [_label(table, name) for name in query.select if name != query.by]
    if query.op in ("superlative", "rank", "next", "top") and by:
        return f"{by}{': ' if labels else ''}{join(labels)}"
    return " and ".join(labels) or by


def _name_rows(query: Query, names: dict[str, str]) -> str:
    of = [names.get(value, value) for value in (*query.operands, *query.missing)]
    return f"{' of ' if of else ''}{join(of)}"


def _label(table: Table, column: str) -> str:
    return table.columns[find_column(table, column)].label


def _name_column(item: Condition, query: Query, table: Table) -> str:
    """Return the label of an amount's column where it is not the asked one, with a blank."""
    if item.amount is None or item.column in query.select:
        return ""
    if not item.column:
        return "number "
    return f"{_label(table, item.column)} "


def _describe_condition(item: Condition, names: dict[str, str]) -> str:
    deny = "not " if item.is_not and item.amount is not None else ""
    if item.amount is not None:
        level = f"{deny}{TESTS[item.test]} {format_quantity(item.amount)}"
        times = f"{format_number(item.factor)} times " if item.factor != 1 else ""
        return f"{level} ({times}{names.get(item.than, item.than)})" if item.than else level
    if item.test == "has":
        return f"about “{item.said or ' '.join(item.values)}”"
    values = join([names.get(value, value) for value in item.values])
    deny = "other than " if item.is_not else ""
    return f"{deny}{values}" if item.test == "is" else f"{deny}{item.test} {values}"


def _name_values(query: Query, table: Table) -> dict[str, str]:
    """Return the words of the cells that the query names by entity."""
    names = name_entities(table)
    wanted = (*query.operands, *_list_values(query.where))
    return {value: names[value] for value in wanted if value in names}


def _list_values(where: Iterable[Condition]) -> set[str]:
    return {value for item in where for value in (*item.values, item.than)}
