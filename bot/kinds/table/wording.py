"""A result in words: the verdict and the value first, then what is not known.

Knows nothing of questions.
"""

from collections.abc import Callable

from bot.kinds.table.model import Table
from bot.kinds.table.naming import Words
from bot.kinds.table.query import Query
from bot.kinds.table.reckoning import word_change, word_pair, word_share, word_total
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column


def word_result(query: Query, table: Table, result: Result) -> str:
    """Return the answer's sentences."""
    words = Words(query, table, result)
    if query.op == "change" and result.verdict == "found" and result.amount is None:
        return _word_series(words)
    return WORDINGS.get(query.op, _word_list)(words)


def _word_lookup(words: Words) -> str:
    lines = []
    for row in words.result.sure:
        columns = words.query.select or tuple(
            c.name for c in words.table.columns if c.name != words.query.key and c.type != "source"
        )
        for column in columns:
            label = words.table.columns[find_column(words.table, column)].label
            text = words.verdict(row, column)
            lines.append(f"{text}: {label} of {words.name(row)}{words.slice(row)}.")
    return "\n".join(lines) or _word_list(words)


def _word_list(words: Words) -> str:
    rows = words.result.sure
    return f"{words.names(rows)}: {words.table.title}{words.slice(rows[0])}."


def _word_rank(words: Words) -> str:
    result, most = words.result, "highest" if words.query.order == "most" else "lowest"
    label = words.plain_label()
    if result.verdict == "unknown":
        return f"Cannot be told: no figure for {words.unknown_names()}."
    if result.verdict == "none":
        return f"There are not that many rows with a figure.{words.unknown()}"
    lead = f"{words.cells(result.sure)}: {most} {label}" if result.sure else ""
    at = words.slice((*result.sure, *result.possible)[0])
    if result.verdict == "found":
        return f"{lead}{at}.{words.unknown()}"
    surely = f" Surely {lead}." if lead else ""
    tied = words.cells(result.possible)
    return f"Cannot be told apart: {tied}{at}.{surely}{words.unknown()}"


def _word_compare(words: Words) -> str:
    result = words.result
    if result.verdict == "unknown":
        known = [row for row in result.sure if row not in result.unknown]
        held = f" {words.cells(known)}." if known else ""
        return f"Cannot be told: no figure for {words.unknown_names()}.{held}"
    if result.verdict == "found" or len(result.sure) < 2:
        return _word_rank(words)
    one, other = result.sure[:2]
    at, left = words.slice(one), words.unknown()
    if result.verdict == "equal":
        return f"Equal: {words.names((one, other))} are both {words.cell(one)}{at}.{left}"
    if result.verdict == "open":
        if words.cell(one) != words.cell(other):
            return f"Cannot be told apart: {words.cells((one, other))}{at}.{left}"
        both = words.names((one, other))
        return f"Cannot be told apart: both are {words.cell(one)} ({both}){at}.{left}"
    is_least = words.query.order == "least"
    lead, trail = (one, other) if (result.verdict == "less") == is_least else (other, one)
    how = "less" if is_least else "more"
    return f"{words.name(lead)}: {words.cell(lead)}, {how} than {words.cells((trail,))}{at}.{left}"


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


def _word_filter(words: Words) -> str:
    result = words.result
    parts = []
    if result.sure:
        parts.append(f"{words.cells(result.sure)}.")
    else:
        parts.append("None of the listed for sure.")
    if result.possible:
        parts.append(f"Possibly {words.cells(result.possible)}.")
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
    return f"{lead}: {words.cells(words.result.sure)}{words.slice(row)}."


def _word_member(words: Words) -> str:
    return f"Yes, {words.names(words.result.sure[:1])} is listed: {words.table.title}."


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
    "difference": word_pair,
    "ratio": word_pair,
    "sum": word_total,
    "average": word_total,
    "share": word_share,
    "filter": _word_filter,
    "count": _word_count,
    "test": _word_test,
    "member": _word_member,
    "change": word_change,
    "schema": _word_schema,
    "search": _word_search,
    "series": _word_series,
}
