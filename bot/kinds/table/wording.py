"""A result in words: the verdict and the value first, then what is not known.

Knows nothing of questions.
"""

from collections.abc import Callable

from bot.kinds.table.gathering import word_group
from bot.kinds.table.listing import word_listed
from bot.kinds.table.model import Table
from bot.kinds.table.naming import MOST_NAMES, Words
from bot.kinds.table.placing import word_compare, word_next, word_rank, word_top
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.quoting import word_quote
from bot.kinds.table.reckoning import word_pair, word_share, word_total
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column
from bot.kinds.table.testing import is_claim
from bot.kinds.table.trends import word_change, word_series

MOST_COLUMNS = 3
"""A row of more columns is told in one sentence."""
LONGEST_LIST = 30
"""Rows listed with their cells in a sentence, at most."""


def word_result(query: Query, table: Table, result: Result) -> str:
    """Return the answer's sentences."""
    words = Words(query, table, result)
    lost = [item.than for item in query.where if item.than and not _is_told(item)]
    if lost:
        return f"Cannot be told: no figure for {words.held(lost[0])}."
    if result.verdict == "nothing":
        return _word_filter(words)
    is_many = query.op == "change" and result.verdict == "found"
    if is_many and result.amount is None and not result.groups:
        return word_series(words)
    return WORDINGS.get(query.op, _word_list)(words)


def _is_told(item: Condition) -> bool:
    return item.amount is not None and item.amount.is_known


def _word_lookup(words: Words) -> str:
    lines, rows = [], words.result.sure
    for row in rows[:MOST_NAMES]:
        columns = words.query.select or _list_filled(words, row)
        if len(columns) > MOST_COLUMNS:
            lines.append(_word_row(words, row))
            continue
        for column in columns:
            label = words.table.columns[find_column(words.table, column)].label
            text = words.verdict(row, column)
            lines.append(f"{text}: {label} of {words.name(row)}{words.slice(row)}.")
    lines += [f"And {len(rows) - MOST_NAMES} more."] if len(rows) > MOST_NAMES else []
    return "\n".join(lines) or _word_list(words)


def _list_filled(words: Words, row: int) -> tuple[str, ...]:
    """Return the columns of a row that have something to tell beside its name."""
    return tuple(
        column.name
        for column in words.table.columns
        if column.type != "source"
        and column.name != words.query.key
        and words.cell(row, column.name)
    )


def _word_row(words: Words, row: int) -> str:
    """Return the whole of a row in one sentence."""
    told = [
        f"{words.table.columns[find_column(words.table, name)].label}: "
        f"{words.cell(row, name).removesuffix('.')}"
        for name in _list_filled(words, row)
    ]
    return f"{words.name(row)}. {'; '.join(told)}."


def _word_list(words: Words) -> str:
    rows = words.result.sure
    if not rows:
        return f"None of the listed: {words.table.title}."
    asked = [c for c in words.table.columns if c.name in words.query.select[:1]]
    if asked and asked[0].type == "quantity" and len(rows) <= LONGEST_LIST:
        at = words.slice(rows[0])
        return f"{words.cells(rows)}: {words.plain_label()}{at}."
    return f"{words.names(rows)}: {words.table.title}{words.slice(rows[0])}."


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
        at = words.slice(result.sure[0]) if words.against() else ""
        parts.append(f"{words.figures(result.sure)}{at}{words.against()}.")
    else:
        parts.append(f"None of the listed for sure{words.against()}.")
    if result.possible:
        parts.append(f"Possibly {words.figures(result.possible)}.")
    return " ".join(parts) + words.unknown()


def _word_count(words: Words) -> str:
    result = words.result
    sure, most = len(result.sure), len(result.sure) + len(result.possible)
    number = f"{sure}" if sure == most else f"{sure} for sure, up to {most}"
    names = f": {words.names(result.sure)}" if result.sure else ""
    possible = f"; possibly {words.names(result.possible)}" if result.possible else ""
    return f"{number}{names}{possible}{words.against()}.{words.unknown()}"


def _word_claim(words: Words) -> str:
    """Return whether the named rows are what the question says, with what they are."""
    lead = {"yes": "Yes", "no": "No"}.get(words.result.verdict, "Cannot be told")
    columns = [i.column for i in words.query.where if is_claim(i, words.query)]
    told = [
        f"{words.table.columns[find_column(words.table, column)].label} of {words.name(row)}: "
        f"{words.cell(row, column)}"
        for row in words.result.sure
        for column in columns
    ]
    return f"{lead}. {'; '.join(told)}."


def _word_test(words: Words) -> str:
    lead = {
        "yes": "Yes",
        "no": "No",
        "maybe": "Cannot be told, the range includes it",
        "unknown": "Cannot be told, there is no figure",
    }[words.result.verdict]
    told = f"{words.cells(words.result.sure)}{words.slice(words.result.sure[0])}"
    against = words.against() if lead == "Yes" else words.against().replace(", ", ", asked: ", 1)
    return f"{lead}: {told}{against}.{words.unknown()}"


def _word_member(words: Words) -> str:
    return f"Yes, {words.names(words.result.sure[:1])} is listed: {words.table.title}."


def _word_schema(words: Words) -> str:
    parts = [
        column.label + (f" ({column.unit})" if column.unit not in ("", "1") else "")
        for column in words.table.columns
        if column.type != "source"
    ]
    return f"Columns of {words.table.title}: {', '.join(parts)}."


def _word_units(words: Words) -> str:
    """Return the unit of the asked figure, else of each."""
    asked = words.query.select[:1]
    told = [
        f"{column.unit}: {column.label}" if column.unit != "1" else f"a bare number: {column.label}"
        for column in words.table.columns
        if column.type == "quantity" and column.name in (asked or (column.name,))
    ]
    return f"{'; '.join(told)}." if told else f"{words.table.title} has no figures."


WORDINGS: dict[str, Callable[[Words], str]] = {
    "lookup": _word_lookup,
    "superlative": word_rank,
    "top": word_top,
    "next": word_next,
    "listed": word_listed,
    "claim": _word_claim,
    "group": word_group,
    "rank": word_rank,
    "compare": word_compare,
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
    "quote": word_quote,
    "series": word_series,
    "units": _word_units,
}
