"""A query worked out over its table: rows that surely, perhaps or unknowably fit, and amounts.

Knows no language; a verdict is a plain word for wording to turn into a sentence.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Quantity
from bot.calc import CalculationError, compare, divide, mean, scale, share_of, subtract, test, total
from bot.kinds.table.model import Table
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.searching import find_rows
from bot.kinds.table.shape import find_column, find_time, order_time, read_cell, slice_rows

TESTS = {"over": ">", "at_least": ">=", "under": "<", "at_most": "<=", "between": "between"}
VERDICTS = ("no", "unknown", "maybe", "yes")
"""From the worst of several conditions to the best."""
MOST_FOUND = 100
"""A search through texts stops after so many rows."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a query comes to.

    Attributes:
        verdict: ``found``, ``none``, ``open`` (the cells do not decide it), ``more``, ``less``,
            ``equal``, ``yes``, ``no``, ``maybe`` or ``unknown``.
        sure: Rows that fit for sure, in order.
        possible: Rows that may fit.
        unknown: Rows without a figure.
        amount: The amount worked out, if one was.
        blocks: Rows of a ranking in blocks that cannot be told apart.
        shares: Of each row in *sure*, when no row was named; None where it has no meaning.
    """

    verdict: str
    sure: tuple[int, ...] = ()
    possible: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    amount: Quantity | None = None
    blocks: tuple[tuple[int, ...], ...] = ()
    shares: tuple[Quantity | None, ...] = ()


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


def read_amount(table: Table, column: str, row: int) -> Quantity | None:
    """Return the amount in a cell; None when it is not known."""
    amount = table.rows[row].cells[find_column(table, column)].quantity
    return amount if amount is not None and amount.is_known else None


def _split_known(
    query: Query, table: Table, rows: Sequence[int]
) -> tuple[list[tuple[int, Quantity]], tuple[int, ...]]:
    pairs = [(row, read_amount(table, query.select[0], row)) for row in rows]
    known = [(row, amount) for row, amount in pairs if amount is not None]
    return known, tuple(row for row, amount in pairs if amount is None)


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
    known, unknown = _split_known(query, table, rows)
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
    known, unknown = _split_known(query, table, rows)
    if len(known) < 2:
        return Result("unknown", sure=rows, unknown=unknown)
    if len(known) > 2:
        ranked = _rank(query, table, rows)
        return Result(ranked.verdict, ranked.sure, ranked.possible, ranked.unknown)
    verdict = compare(known[0][1], known[1][1])
    pair = (known[0][0], known[1][0])
    return Result("open" if verdict == "unknown" else verdict, pair, unknown=unknown)


def _combine(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Difference or ratio of the first two operands."""
    known, unknown = _split_known(query, table, rows)
    if len(known) != 2:
        return Result("unknown", sure=rows, unknown=unknown)
    one, other = known[0][1], known[1][1]
    pair = tuple(row for row, _ in known)
    try:
        amount = subtract(one, other) if query.op == "difference" else divide(one, other)
    except CalculationError:
        return Result("unknown", sure=pair)
    return Result("found" if amount.is_known else "open", pair, amount=amount)


def _sum(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    known, unknown = _split_known(query, table, rows)
    if not known:
        return Result("unknown", unknown=rows)
    amounts = [amount for _, amount in known]
    work = total if query.op == "sum" else mean
    amount = work(amounts, amounts[0].unit)
    if unknown and query.op == "sum":
        amount = _bound_below(amount)
    return Result("found", tuple(row for row, _ in known), unknown=unknown, amount=amount)


def _bound_below(amount: Quantity) -> Quantity:
    """Return what a total with a missing part exceeds; below nothing it bounds nothing."""
    is_bound = amount.low is not None and amount.low >= 0
    low = amount.low if is_bound else None
    return replace(amount, low=low, high=None, low_open=True, high_open=True)


def _share(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """The share of the named rows together; of each row when none is named."""
    known, unknown = _split_known(query, table, rows)
    if not query.operands:
        shares = tuple(_share_rows([pair], known) for pair in known)
        verdict = "found" if known else "unknown"
        return Result(verdict, tuple(row for row, _ in known), unknown=unknown, shares=shares)
    at = find_column(table, query.key)
    mine = [p for p in known if read_cell(table.rows[p[0]].cells[at]) in query.operands]
    share = _share_rows(mine, known) if mine else None
    if share is None:
        return Result("unknown", unknown=unknown)
    return Result("found", tuple(row for row, _ in mine), unknown=unknown, amount=share)


def _share_rows(
    mine: list[tuple[int, Quantity]], known: list[tuple[int, Quantity]]
) -> Quantity | None:
    """Return the part of *mine* in *known* in percent; None when it has no meaning."""
    unit, own = mine[0][1].unit, dict(mine)
    rest = [amount for row, amount in known if row not in own]
    try:
        share = share_of(total(own.values(), unit), total(rest, unit))
    except CalculationError:
        return None
    return scale(share, Fraction(100), "%")


def _change(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """The amount at the later of two times less that at the earlier."""
    time = find_time(table)
    if time is None:
        return Result("none")
    at = find_column(table, time.name)
    held = sorted({read_cell(table.rows[row].cells[at]) for row in rows}, key=order_time)
    ends = [held[-1] if t == "latest" else held[0] if t == "first" else t for t in query.times]
    picked = [[r for r in rows if read_cell(table.rows[r].cells[at]) == end] for end in ends]
    if len(picked) != 2 or any(len(group) != 1 for group in picked):
        return Result("none") if not all(picked) else _list(query, table, rows)
    first, last = picked[0][0], picked[1][0]
    one, other = (read_amount(table, query.select[0], row) for row in (first, last))
    if one is None or other is None:
        return Result("unknown", sure=(first, last))
    return Result(compare(other, one), (first, last), amount=subtract(other, one))


OPERATORS: dict[str, Callable[[Query, Table, tuple[int, ...]], Result]] = {
    "filter": _filter,
    "test": _test,
    "count": _count,
    "superlative": _rank,
    "rank": _rank,
    "compare": _compare,
    "difference": _combine,
    "ratio": _combine,
    "sum": _sum,
    "average": _sum,
    "share": _share,
    "change": _change,
}
