"""A query worked out over its table: rows that surely, perhaps or unknowably fit, and amounts.

Knows no language; a verdict is a plain word for wording to turn into a sentence.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import islice

from bot.base.lexicon import Lexicon
from bot.base.model import Quantity
from bot.calc import compare, test
from bot.kinds.table.adding import (
    work_out_change,
    work_out_combine,
    work_out_share,
    work_out_sum,
)
from bot.kinds.table.model import Table
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.result import Result, read_amount, split_known
from bot.kinds.table.searching import find_rows
from bot.kinds.table.shape import find_column, read_cell, slice_rows

TESTS = {"over": ">", "at_least": ">=", "under": "<", "at_most": "<=", "between": "between"}
VERDICTS = ("no", "unknown", "maybe", "yes")
"""From the worst of several conditions to the best."""
MOST_FOUND = 100
"""A search through texts stops after so many rows."""


def execute(query: Query, table: Table, lexicon: Lexicon) -> Result:
    """Return what *query* comes to over *table*."""
    rows = _pick_rows(query, table, lexicon)
    work = OPERATORS.get(query.op, _list)
    return work(query, table, rows) if rows or query.op in ("schema", "absent") else Result("none")


def _pick_rows(query: Query, table: Table, lexicon: Lexicon) -> tuple[int, ...]:
    """Return the rows that names, times and words admit, in the order asked."""
    is_part = query.op == "share"
    named = (Condition(query.key, "is", query.operands),) if query.operands and not is_part else ()
    rows = slice_rows(table, (*query.where, *named))
    for item in query.where:
        if item.test == "has":
            rows = tuple(islice(find_rows(table, item.values, lexicon, rows), MOST_FOUND))
    if not named:
        return rows
    at = find_column(table, query.key)
    order = {value: place for place, value in enumerate(query.operands)}
    return tuple(sorted(rows, key=lambda row: order[read_cell(table.rows[row].cells[at])]))


def _list(_query: Query, _table: Table, rows: tuple[int, ...]) -> Result:
    return Result("found", sure=rows)


def _filter(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Sort rows by the amount conditions: surely, perhaps, no figure."""
    levels = [item for item in query.where if item.amount is not None]
    choose = max if query.is_any else min
    verdicts = {
        row: choose(
            (judge_cell(table, item, row) for item in levels), key=VERDICTS.index, default="yes"
        )
        for row in rows
    }
    chosen = {v: tuple(r for r in rows if verdicts[r] == v) for v in ("yes", "maybe", "unknown")}
    verdict = "found" if chosen["yes"] else "maybe" if chosen["maybe"] else "none"
    return Result(verdict, chosen["yes"], chosen["maybe"], chosen["unknown"])


def judge_cell(table: Table, item: Condition, row: int) -> str:
    """Return ``yes``, ``no``, ``maybe`` or ``unknown``: whether the cell meets *item*."""
    amount = read_amount(table, item.column, row)
    if amount is None or item.amount is None:
        return "unknown"
    if item.test == "about":
        same = (amount.low, amount.high) == (item.amount.low, item.amount.high)
        return "yes" if same else test(amount, "between", item.amount)
    return test(amount, TESTS[item.test], item.amount)


def _test(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    judged = _filter(query, table, rows)
    if len(judged.sure) == len(rows):
        return Result("yes", sure=rows)
    verdict = "maybe" if judged.possible else "unknown" if judged.unknown else "no"
    left_out = len(judged.sure) + len(judged.possible) + len(judged.unknown) < len(rows)
    return Result("no" if left_out else verdict, sure=rows)


def _count(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    judged = _filter(query, table, rows)
    if query.key:
        at = find_column(table, query.key)
        first = {read_cell(table.rows[row].cells[at]): row for row in reversed(judged.sure)}
        judged = Result(
            judged.verdict, tuple(sorted(first.values())), judged.possible, judged.unknown
        )
    return judged


def _order(
    query: Query, table: Table, rows: tuple[int, ...]
) -> tuple[list[tuple[int, ...]], tuple[int, ...]]:
    """Return blocks of rows from the asked end, each surely before the next, and unknown rows."""
    known, unknown = split_known(query, table, rows)
    sign = -1 if query.order == "least" else 1
    ordered = sorted(known, key=lambda pair: _find_height(pair[1], sign))
    before = "more" if sign == 1 else "less"
    blocks: list[list[tuple[int, Quantity]]] = []
    for pair in ordered:
        blocks.append([pair])
        while len(blocks) > 1 and not all(
            compare(a[1], b[1]) == before for a in blocks[-2] for b in blocks[-1]
        ):
            last = blocks.pop()
            blocks[-1].extend(last)
    return [tuple(row for row, _ in block) for block in blocks], unknown


def _find_height(amount: Quantity, sign: int) -> tuple[bool, Fraction]:
    """Return what sorts amounts by their lower ends from the asked end."""
    end = amount.low if amount.low is not None else amount.high
    return amount.low is None, -sign * (end or Fraction(0))


def _rank(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    blocks, unknown = _order(query, table, rows)
    if not blocks:
        return Result("unknown", unknown=unknown)
    if query.rank:
        return _take_place(blocks, unknown, query.rank)
    taken: list[tuple[int, ...]] = []
    limit = query.limit or 1
    while blocks and sum(map(len, taken)) < limit:
        taken.append(blocks.pop(0))
    is_sure = sum(map(len, taken)) <= limit
    sure = tuple(row for block in (taken if is_sure else taken[:-1]) for row in block)
    possible = () if is_sure else taken[-1]
    return Result("found" if is_sure else "open", sure, possible, unknown, blocks=tuple(taken))


def _take_place(blocks: list[tuple[int, ...]], unknown: tuple[int, ...], rank: int) -> Result:
    passed = 0
    for block in blocks:
        if passed < rank <= passed + len(block):
            if len(block) == 1:
                return Result("found", block, unknown=unknown, blocks=(block,))
            return Result("open", (), block, unknown, blocks=(block,))
        passed += len(block)
    return Result("none", unknown=unknown)


def _compare(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    known, unknown = split_known(query, table, rows)
    if len(known) < 2:
        return Result("unknown", sure=rows, unknown=unknown)
    if len(known) > 2:
        ranked = _rank(query, table, rows)
        return Result(ranked.verdict, ranked.sure, ranked.possible, ranked.unknown)
    verdict = compare(known[0][1], known[1][1])
    pair = (known[0][0], known[1][0])
    return Result("open" if verdict == "unknown" else verdict, pair, unknown=unknown)


OPERATORS: dict[str, Callable[[Query, Table, tuple[int, ...]], Result]] = {
    "filter": _filter,
    "test": _test,
    "count": _count,
    "superlative": _rank,
    "rank": _rank,
    "compare": _compare,
    "difference": work_out_combine,
    "ratio": work_out_combine,
    "sum": work_out_sum,
    "average": work_out_sum,
    "share": work_out_share,
    "change": work_out_change,
}
