"""A query in plain words, so that a person sees how a question was read.

The words are those of the table's labels and of the question; asked again, they lead to
the same query.
"""

from bot.calc import format_quantity
from bot.kinds.table.model import Table
from bot.kinds.table.naming import join
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import find_column, read_cell

LEADS = {
    "sum": "total",
    "average": "average",
    "share": "share of",
    "count": "number of rows by",
    "compare": "compare",
    "difference": "difference in",
    "ratio": "ratio of",
    "change": "change of",
    "schema": "columns of",
    "test": "test of",
}
TESTS = {
    "over": "more than",
    "at_least": "at least",
    "under": "less than",
    "at_most": "at most",
    "between": "between",
    "about": "about",
}


def describe(query: Query, table: Table) -> str:
    """Return the query in words, e.g. ``Ship calls of Sund, 2023``."""
    names = _name_values(query, table)
    labels = [table.columns[find_column(table, name)].label for name in query.select]
    subject = table.title if query.op in ("list", "schema") else " and ".join(labels) or table.title
    of = [names.get(value, value) for value in (*query.operands, *query.missing)]
    parts = [f"{_lead(query)}{subject}{' of ' if of else ''}{join(of)}"]
    where = [
        _name_column(item, query, table) + _describe_condition(item, names)
        for item in query.where
        if not item.is_default
    ]
    if where:
        parts.append((" or " if query.is_any else ", ").join(where))
    if query.times:
        parts.append(f"from {query.times[0]} to {query.times[1]}")
    if query.op == "series":
        parts.append("over time")
    unit = f" in {query.unit}" if query.unit else ""
    return ", ".join(parts) + unit


def _lead(query: Query) -> str:
    """Return the words of the operator, with a blank behind."""
    if query.op in ("superlative", "rank"):
        end = "highest" if query.order == "most" else "lowest"
        place = (
            f"top {query.limit} " if query.limit else f"number {query.rank} " if query.rank else ""
        )
        return f"{place}{end} "
    lead = LEADS.get(query.op, "")
    return f"{lead} " if lead else ""


def _name_column(item: Condition, query: Query, table: Table) -> str:
    """Return the label of an amount's column where it is not the asked one, with a blank."""
    if item.amount is None or item.column in query.select:
        return ""
    if not item.column:
        return "number "
    return f"{table.columns[find_column(table, item.column)].label} "


def _describe_condition(item: Condition, names: dict[str, str]) -> str:
    if item.amount is not None:
        return f"{TESTS[item.test]} {format_quantity(item.amount)}"
    if item.test == "has":
        return f"about “{item.said}”"
    values = join([names.get(value, value) for value in item.values])
    return values if item.test == "is" else f"{item.test} {values}"


def _name_values(query: Query, table: Table) -> dict[str, str]:
    """Return the words of the cells that the query names by entity."""
    wanted = {*query.operands, *(value for item in query.where for value in item.values)}
    return {
        read_cell(cell): cell.text
        for row in (table.rows if wanted else ())
        for cell in row.cells
        if cell.entity in wanted
    }
