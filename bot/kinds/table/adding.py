"""Amounts worked out of several rows: totals, shares, differences, ratios and changes."""

from dataclasses import replace
from fractions import Fraction

from bot.base.model import Quantity
from bot.calc import CalculationError, compare, divide, mean, scale, share_of, subtract, total
from bot.kinds.table.model import Table
from bot.kinds.table.query import Query
from bot.kinds.table.result import Result, read_amount, split_known
from bot.kinds.table.shape import find_column, find_time, order_time, read_cell


def work_out_combine(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the difference or ratio of the first two operands."""
    known, unknown = split_known(query, table, rows)
    if len(known) != 2:
        return Result("unknown", sure=rows, unknown=unknown)
    one, other = known[0][1], known[1][1]
    pair = tuple(row for row, _ in known)
    try:
        amount = subtract(one, other) if query.op == "difference" else divide(one, other)
    except CalculationError:
        return Result("unknown", sure=pair)
    return Result("found" if amount.is_known else "open", pair, amount=amount)


def work_out_sum(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the total or the mean of the rows with a figure."""
    known, unknown = split_known(query, table, rows)
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


def work_out_share(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the share of the named rows together; of each row when none is named."""
    known, unknown = split_known(query, table, rows)
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


def work_out_change(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the amount at the later of two times less that at the earlier."""
    time = find_time(table)
    if time is None:
        return Result("none")
    at = find_column(table, time.name)
    held = sorted({read_cell(table.rows[row].cells[at]) for row in rows}, key=order_time)
    ends = [held[-1] if t == "latest" else held[0] if t == "first" else t for t in query.times]
    picked = [[r for r in rows if read_cell(table.rows[r].cells[at]) == end] for end in ends]
    if len(picked) != 2 or any(len(group) != 1 for group in picked):
        return Result("none") if not all(picked) else Result("found", sure=rows)
    first, last = picked[0][0], picked[1][0]
    one, other = (read_amount(table, query.select[0], row) for row in (first, last))
    if one is None or other is None:
        return Result("unknown", sure=(first, last))
    return Result(compare(other, one), (first, last), amount=subtract(other, one))
