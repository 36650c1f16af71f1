"""Amounts worked out of several rows: totals, shares, differences, ratios and changes."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bot.base.model import Quantity
from bot.calc import CalculationError, compare, divide, mean, scale, share_of, subtract, total
from bot.kinds.table.model import Table
from bot.kinds.table.query import Query
from bot.kinds.table.result import Result, split_known
from bot.kinds.table.shape import find_column, read_cell

BEHIND = -1
"""Stands for all rows behind those whose shares are told."""
MOST_SHARES = 50
"""Rows whose shares are told when none is named, at most."""


def work_out_combine(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the difference or ratio of the first two operands."""
    known, unknown = split_known(query, table, rows)
    if len(known) != 2:
        return Result("unknown", sure=rows, unknown=unknown)
    if query.figure == "apart" and compare(known[0][1], known[1][1]) == "less":
        known.reverse()
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
    is_sum = query.op == "sum"
    amount = add_known(amounts, unknown) if is_sum else mean(amounts, amounts[0].unit)
    return Result("found", tuple(row for row, _ in known), unknown=unknown, amount=amount)


def add_known(amounts: Sequence[Quantity], unknown: Sequence[int]) -> Quantity:
    """Return the total of *amounts*; only a lower end where rows are *unknown*."""
    amount = total(amounts, amounts[0].unit)
    return _bound_below(amount) if unknown else amount


def add_possible(
    query: Query, table: Table, amount: Quantity, rows: tuple[int, ...]
) -> Quantity | None:
    """Return the total *amount* with *rows* that may or may not count; None for other amounts."""
    known, unknown = split_known(query, table, rows)
    if query.op != "sum" or unknown:
        return None
    parts = [
        Quantity(min(its.low, Fraction(0)), max(its.high, Fraction(0)), its.unit)
        for _, its in known
        if its.low is not None and its.high is not None
    ]
    return total((amount, *parts), amount.unit) if len(parts) == len(known) else None


def _bound_below(amount: Quantity) -> Quantity:
    """Return what a total with a missing part exceeds; below nothing it bounds nothing."""
    is_bound = amount.low is not None and amount.low >= 0
    low = amount.low if is_bound else None
    return replace(amount, low=low, high=None, low_open=True, high_open=True)


def work_out_share(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the share of the named rows together; of each row when none is named."""
    known, unknown = split_known(query, table, rows)
    if not query.operands:
        shown, tail = known[:MOST_SHARES], known[MOST_SHARES:]
        rest = total((amount for _, amount in tail), tail[0][1].unit) if tail else None
        every = [*shown, (BEHIND, rest)] if rest else shown
        shares = tuple(_share_rows([pair], every) for pair in shown)
        verdict = "found" if known else "unknown"
        return Result(verdict, tuple(row for row, _ in shown), unknown=unknown, shares=shares)
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
