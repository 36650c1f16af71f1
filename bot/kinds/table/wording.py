"""A result in words: the verdict and the value first, then what is not known.

Knows nothing of questions; amounts are printed by calc, so no bound can get lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.calc import format_quantity
from bot.kinds.table.executing import Result
from bot.kinds.table.model import Table
from bot.kinds.table.query import Query
from bot.kinds.table.shape import find_column, read_cell

DIGITS = 3
"""Significant digits of a computed share or ratio."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words for the parts of one result."""

    query: Query
    table: Table
    result: Result

    def name(self, row: int) -> str:
        """Return what names a row."""
        if not self.query.key:
            return self.table.title
        return self.table.rows[row].cells[find_column(self.table, self.query.key)].text

    def names(self, rows: Sequence[int]) -> str:
        """Return the names of *rows* in a sentence."""
        return join([self.name(row) for row in rows])

    def cell(self, row: int, column: str = "") -> str:
        """Return a cell's words, with the unit of a figure."""
        held = self.table.rows[row].cells[find_column(self.table, column or self.query.select[0])]
        return format_quantity(held.quantity) if held.quantity else held.text

    def label(self) -> str:
        """Return the asked column's label, else the title."""
        if not self.query.select:
            return self.table.title
        return self.table.columns[find_column(self.table, self.query.select[0])].label

    def slice(self, row: int) -> str:
        """Return the time and other conditions the row stands for, e.g. ``, 2024 (the latest)``."""
        parts = []
        for item in self.query.where:
            if item.test == "is" and item.column != self.query.key:
                text = self.table.rows[row].cells[find_column(self.table, item.column)].text
                latest = " (the latest)" if item.values == ("latest",) else ""
                parts.append(f", {text}{latest}")
        return "".join(parts)

    def unknown(self) -> str:
        """Return the sentence about rows without a figure, with a blank before it."""
        return f" No figure for {self.names(self.result.unknown)}." if self.result.unknown else ""


def join(names: Sequence[str]) -> str:
    """Return *names* as ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def word_result(query: Query, table: Table, result: Result) -> str:
    """Return the answer's sentences."""
    words = Words(query, table, result)
    return WORDINGS.get(query.op, _word_list)(words)


def _with_cells(words: Words, rows: Sequence[int]) -> str:
    return join([f"{words.name(row)} ({words.cell(row)})" for row in rows])


def _word_lookup(words: Words) -> str:
    lines = []
    for row in words.result.sure:
        columns = words.query.select or tuple(
            c.name for c in words.table.columns if c.name != words.query.key and c.type != "source"
        )
        for column in columns:
            label = words.table.columns[find_column(words.table, column)].label
            text = words.cell(row, column)
            lines.append(f"{text}: {label} of {words.name(row)}{words.slice(row)}.")
    return "\n".join(lines)


def _word_list(words: Words) -> str:
    rows = words.result.sure
    return f"{join(list(dict.fromkeys(words.name(row) for row in rows)))}: {words.table.title}{words.slice(rows[0])}."


def _word_rank(words: Words) -> str:
    result, most = words.result, "highest" if words.query.order == "most" else "lowest"
    label = words.label().lower()
    if result.verdict == "unknown":
        return f"Cannot be told: no figure for {words.names(result.unknown)}."
    if result.verdict == "none":
        return f"There are not that many rows with a figure.{words.unknown()}"
    lead = f"{_with_cells(words, result.sure)}: {most} {label}" if result.sure else ""
    at = words.slice((*result.sure, *result.possible)[0])
    if result.verdict == "found":
        return f"{lead}{at}.{words.unknown()}"
    surely = f" Surely {lead}." if lead else ""
    tied = _with_cells(words, result.possible)
    return f"Cannot be told apart: {tied}{at}.{surely}{words.unknown()}"


def _word_compare(words: Words) -> str:
    result = words.result
    if len(result.sure) < 2 or result.unknown:
        if result.possible or not result.unknown:
            return _word_rank(words)
        return f"Cannot be told:{words.unknown()}"
    if result.verdict in ("found",):
        return _word_rank(words)
    one, other = result.sure[:2]
    at = words.slice(one)
    if result.verdict == "open":
        same = words.cell(one) == words.cell(other)
        both = f"both are {words.cell(one)}" if same else _with_cells(words, (one, other))
        return (
            f"Cannot be told apart: {both} ({words.names((one, other))}){at}."
            if same
            else f"Cannot be told apart: {both}{at}."
        )
    if result.verdict == "equal":
        return f"Equal: {words.names((one, other))} are both {words.cell(one)}{at}."
    if result.verdict == "less":
        one, other = other, one
    lead, trail = (other, one) if words.query.order == "least" else (one, other)
    more = "less" if words.query.order == "least" else "more"
    return f"{words.name(lead)}: {words.cell(lead)}, {more} than {words.name(trail)} ({words.cell(trail)}){at}."


def _word_combined(words: Words) -> str:
    result = words.result
    if result.amount is None or not result.amount.is_known:
        return f"Cannot be told: {_with_cells(words, result.sure)}.{words.unknown()}"
    one, other = result.sure[:2]
    text = _format(result.amount, is_rounded=words.query.op == "ratio")
    if words.query.op == "ratio":
        text += " times as much"
    return f"{text}: {words.name(one)} ({words.cell(one)}) against {words.name(other)} ({words.cell(other)}){words.slice(one)}."


def _format(amount: Quantity, *, is_rounded: bool = False) -> str:
    return format_quantity(amount, DIGITS if is_rounded else None)


def _word_sum(words: Words) -> str:
    result = words.result
    if result.amount is None:
        return f"Cannot be told.{words.unknown()}"
    kind = "total" if words.query.op == "sum" else "average"
    rows = result.sure
    left = ""
    if result.unknown:
        left = f" That leaves out {words.names(result.unknown)}, without a figure."
    return f"{_format(result.amount)}: {kind} {words.label().lower()} of {words.names(rows)}{words.slice(rows[0])}.{left}"


def _trim_share(share: Quantity) -> Quantity:
    """Return *share* without an end that every share has (0 % or 100 %)."""
    if share.low == 0 and share.high != 0:
        share = replace(share, low=None, low_open=True)
    if share.high == 100 and share.low is not None and share.low != 100:
        share = replace(share, high=None, high_open=True)
    return share


def _word_search(words: Words) -> str:
    """Quote the cells of the rows found, hedges and all."""
    key = words.query.key
    texts = [
        c.name for c in words.table.columns if c.type in ("text", "category") and c.name != key
    ]
    return "\n".join(
        f"{words.name(row)}: {' | '.join(words.cell(row, name) for name in texts)}"
        for row in words.result.sure
    )


def _word_share(words: Words) -> str:
    result = words.result
    if result.amount is None:
        return f"Cannot be told.{words.unknown()}"
    text = _format(_trim_share(result.amount), is_rounded=True)
    for sign, phrase in (
        (">= ", "at least "),
        ("> ", "more than "),
        ("<= ", "at most "),
        ("< ", "less than "),
    ):
        text = text.replace(sign, phrase)
    left = f", without {words.names(result.unknown)} (no figure)" if result.unknown else ""
    at = words.slice(result.sure[0])
    return f"{text}: share of {words.names(result.sure)} in the {words.label().lower()} of the rows with a figure{at}{left}."


def _word_filter(words: Words) -> str:
    result = words.result
    parts = []
    if result.sure:
        parts.append(f"{_with_cells(words, result.sure)}.")
    else:
        parts.append("None of the listed for sure.")
    if result.possible:
        parts.append(f"Possibly {_with_cells(words, result.possible)}.")
    return " ".join(parts) + words.unknown()


def _word_count(words: Words) -> str:
    result = words.result
    sure, most = len(result.sure), len(result.sure) + len(result.possible)
    number = f"{sure}" if sure == most else f"{sure} for sure, up to {most}"
    names = f": {words.names(result.sure)}" if result.sure else ""
    possible = f"; possibly {words.names(result.possible)}" if result.possible else ""
    return f"{number}{names}{possible}.{words.unknown()}"


def _word_test(words: Words) -> str:
    lead = {
        "yes": "Yes",
        "no": "No",
        "maybe": "Cannot be told, the range includes it",
        "unknown": "Cannot be told, there is no figure",
    }[words.result.verdict]
    row = words.result.sure[0]
    return f"{lead}: {_with_cells(words, words.result.sure)}{words.slice(row)}."


def _word_member(words: Words) -> str:
    return f"Yes, {words.names(words.result.sure[:1])} is listed: {words.table.title}."


def _word_change(words: Words) -> str:
    result = words.result
    if result.amount is None or len(result.sure) != 2:
        return "Cannot be told." if result.verdict == "unknown" else _word_list(words)
    first, last = result.sure
    time = next(c.name for c in words.table.columns if c.type == "time")
    verb = {"more": "up", "less": "down", "equal": "unchanged"}.get(
        result.verdict, "cannot be told apart"
    )
    return (
        f"{_format(result.amount)} ({verb}): {words.label()} of {words.name(first)} went from "
        f"{words.cell(first)} ({words.cell(first, time)}) to {words.cell(last)} ({words.cell(last, time)})."
    )


def _word_series(words: Words) -> str:
    """Return each name with its cells in the order of the rows."""
    time = next((c.name for c in words.table.columns if c.type == "time"), "")
    if not time or not words.query.select:
        return _word_list(words)
    by_name: dict[str, list[str]] = {}
    for row in words.result.sure:
        by_name.setdefault(words.name(row), []).append(
            f"{words.cell(row, time)}: {words.cell(row)}"
        )
    lines = [f"{name}: {', '.join(cells)}" for name, cells in by_name.items()]
    return f"{words.label()}: " + "; ".join(lines) + "."


def _word_schema(words: Words) -> str:
    parts = [
        column.label + (f" ({column.unit})" if column.unit not in ("", "1") else "")
        for column in words.table.columns
        if column.type != "source"
    ]
    return f"Columns of {words.table.title}: {', '.join(parts)}."


WORDINGS: dict[str, Callable[[Words], str]] = {
    "lookup": _word_lookup,
    "superlative": _word_rank,
    "rank": _word_rank,
    "compare": _word_compare,
    "difference": _word_combined,
    "ratio": _word_combined,
    "sum": _word_sum,
    "average": _word_sum,
    "share": _word_share,
    "filter": _word_filter,
    "count": _word_count,
    "test": _word_test,
    "member": _word_member,
    "change": _word_change,
    "schema": _word_schema,
    "search": _word_search,
    "series": _word_series,
}


def describe(query: Query, table: Table) -> str:
    """Return the query in words, e.g. ``Ship calls of Sund, 2023``."""
    names = {
        read_cell(row.cells[i]): row.cells[i].text
        for row in table.rows
        for i in range(len(row.cells))
        if row.cells[i].entity
    }
    label = " and ".join(table.columns[find_column(table, name)].label for name in query.select)
    of = (
        f" of {join([names.get(value, value) for value in query.operands])}"
        if query.operands
        else ""
    )
    where = [
        f"{item.test.replace('_', ' ')} {format_quantity(item.amount) if item.amount else ' '.join(names.get(v, v) for v in item.values)}"
        for item in query.where
        if not item.is_default
    ]
    op = "" if query.op == "lookup" else f" ({query.order + ', ' if query.order else ''}{query.op})"
    times = f" from {query.times[0]} to {query.times[1]}" if query.times else ""
    missing = f" of {join(query.missing)}" if query.missing else ""
    return f"{label or table.title}{of}{missing}{', ' if where else ''}{', '.join(where).replace('is ', '')}{times}{op}"
