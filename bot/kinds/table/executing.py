"""A query worked out over its table: rows that surely, perhaps or unknowably fit, and amounts.

Knows no language; a verdict is a plain word for wording to turn into a sentence.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from bot.base.lexicon import Lexicon
from bot.kinds.table.adding import (
    add_possible,
    work_out_combine,
    work_out_share,
    work_out_sum,
)
from bot.kinds.table.changing import follow_rows, work_out_change
from bot.kinds.table.grouping import group_rows
from bot.kinds.table.listing import pick_listed
from bot.kinds.table.model import Table
from bot.kinds.table.ordering import claim_top, compare_rows, rank_rows, step_aside
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.result import Result
from bot.kinds.table.searching import find_rows
from bot.kinds.table.shape import find_column, read_cell, slice_rows
from bot.kinds.table.testing import count_rows, is_claim, sift_rows, test_claim, test_rows

MOST_FOUND = 100
"""A search through texts stops after so many rows."""

WHOLE = ("share", "next", "top", "listed")
"""Operators that set the named rows against all the others."""


def execute(query: Query, table: Table, lexicon: Lexicon) -> Result:
    """Return what *query* comes to over *table*."""
    rows = _pick_rows(query, table, lexicon)
    if not rows and query.op not in ("schema", "units", "origin", "absent"):
        return Result("none")
    has_level = any(item.amount for item in query.where)
    if has_level and query.op not in SIFTING:
        return _work_on_part(query, table, rows)
    return OPERATORS.get(query.op, _list)(query, table, rows)


def _pick_rows(query: Query, table: Table, lexicon: Lexicon) -> tuple[int, ...]:
    """Return the rows that names, times and words admit, in the order asked."""
    is_part = query.op in WHOLE
    named = (Condition(query.key, "is", query.operands),) if query.operands and not is_part else ()
    where = (item for item in query.where if not is_claim(item, query))
    rows = slice_rows(table, (*where, *named))
    for item in query.where:
        if item.test == "has":
            rows = tuple(islice(find_rows(table, item.values, lexicon, rows), MOST_FOUND))
    if not named:
        return rows
    at = find_column(table, query.key)
    order = {value: place for place, value in enumerate(query.operands)}
    return tuple(sorted(rows, key=lambda row: order[read_cell(table.rows[row].cells[at])]))


def _work_on_part(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the query over the rows that surely meet its amounts; the others are named."""
    judged = sift_rows(query, table, rows)
    if not judged.sure:
        return Result("nothing", possible=judged.possible, unknown=judged.unknown)
    result = OPERATORS.get(query.op, _list)(query, table, judged.sure)
    if result.verdict == "found" and judged.possible and query.op in ("superlative", "rank"):
        wider = rank_rows(query, table, (*judged.sure, *judged.possible))
        if wider.sure != result.sure:
            result = replace(result, verdict="open", sure=(), possible=result.sure)
    if judged.possible and result.amount is not None:
        amount = add_possible(query, table, result.amount, judged.possible)
        result = replace(result, amount=amount, verdict="found" if amount else "open")
    return replace(
        result,
        possible=tuple(dict.fromkeys((*result.possible, *judged.possible))),
        unknown=tuple(dict.fromkeys((*result.unknown, *judged.unknown))),
    )


def _list(_query: Query, _table: Table, rows: tuple[int, ...]) -> Result:
    return Result("found", sure=rows)


OPERATORS: dict[str, Callable[[Query, Table, tuple[int, ...]], Result]] = {
    "filter": sift_rows,
    "test": test_rows,
    "claim": test_claim,
    "count": count_rows,
    "superlative": rank_rows,
    "rank": rank_rows,
    "next": step_aside,
    "listed": pick_listed,
    "top": claim_top,
    "compare": compare_rows,
    "difference": work_out_combine,
    "ratio": work_out_combine,
    "sum": work_out_sum,
    "average": work_out_sum,
    "share": work_out_share,
    "group": group_rows,
    "change": work_out_change,
    "series": follow_rows,
}

SIFTING = ("filter", "test", "count", "group", "schema", "units", "origin", "absent", "figureless")
"""Operators that hold the amounts against the rows themselves, or need no rows."""
