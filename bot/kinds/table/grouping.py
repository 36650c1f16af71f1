"""Rows gathered by the values of a column: how many, their total or their mean."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from bot.base.model import Quantity
from bot.calc import compare, mean, test
from bot.kinds.table.adding import add_known
from bot.kinds.table.model import Table
from bot.kinds.table.query import Query
from bot.kinds.table.result import Group, Result, split_known
from bot.kinds.table.shape import find_column, read_cell
from bot.kinds.table.testing import OPPOSITE, TESTS

COUNTED = "1"
"""Unit of a number of rows."""


def group_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the groups, all of them or those that surely have most, least or enough."""
    at = find_column(table, query.group)
    held: dict[str, list[int]] = {}
    for row in rows:
        value = read_cell(table.rows[row].cells[at])
        if value:
            held.setdefault(value, []).append(row)
    groups = [_measure(query, table, value, tuple(found)) for value, found in held.items()]
    if any(item.amount for item in query.where):
        return _keep_enough(query, groups)
    if not query.order:
        return _show("found" if groups else "none", groups)
    return pick_ends(query, groups)


def _measure(query: Query, table: Table, value: str, rows: tuple[int, ...]) -> Group:
    """Return the group with its number of rows, total or mean."""
    if query.figure == "count":
        number = Fraction(len(rows))
        return Group(value, rows, Quantity(number, number, COUNTED))
    known, unknown = split_known(query, table, rows)
    if not known:
        return Group(value, rows, None, unknown)
    amounts = [amount for _, amount in known]
    unit = amounts[0].unit
    amount = mean(amounts, unit) if query.figure == "average" else add_known(amounts, unknown)
    return Group(value, rows, amount if amount.is_known else None, unknown)


def _keep_enough(query: Query, groups: Sequence[Group]) -> Result:
    """Return the groups whose amounts meet the conditions, surely and then perhaps."""
    levels = [item for item in query.where if item.amount is not None]
    sure, possible = [], []
    for group in groups:
        verdicts = set()
        for item in levels:
            if group.amount is None or item.amount is None:
                verdicts.add("unknown")
                continue
            verdict = test(group.amount, TESTS.get(item.test, "between"), item.amount)
            verdicts.add(OPPOSITE.get(verdict, verdict) if item.is_not else verdict)
        if verdicts == {"yes"}:
            sure.append(group)
        elif "no" not in verdicts:
            possible.append(group)
    result = _show("found" if sure else "maybe" if possible else "none", sure)
    rows = tuple(row for group in possible for row in group.rows)
    return Result(result.verdict, result.sure, rows, groups=(*sure, *possible))


def pick_ends(query: Query, groups: Sequence[Group]) -> Result:
    """Return the groups that surely have the most, or the least; ``open`` when several may."""
    wanted = "more" if query.order in ("most", "up") else "less"
    known = [group for group in groups if group.amount is not None]
    unknown = tuple(row for group in groups if group.amount is None for row in group.rows)
    amounts = [group.amount for group in known if group.amount is not None]
    rival = _find_rival(amounts, wanted)
    best = [
        group
        for group, amount in zip(known, amounts, strict=True)
        if rival is None or compare(rival, amount) != wanted
    ]
    if not best:
        return Result("unknown", unknown=unknown)
    exact = {(g.amount.low, g.amount.high) for g in best if g.amount and g.amount.is_exact}
    is_tie = len(best) > 1 and len(exact) == 1 and all(g.amount and g.amount.is_exact for g in best)
    verdict = "found" if len(best) == 1 or is_tie else "open"
    shown = _show(verdict, best)
    return Result(verdict, shown.sure, unknown=unknown, groups=shown.groups)


def _find_rival(amounts: Iterable[Quantity], wanted: str) -> Quantity | None:
    """Return the amount that is surely *wanted* (more or less) against as many as any."""
    if wanted == "more":
        ends = [
            (its.low, its.low_open, at, its)
            for at, its in enumerate(amounts)
            if its.low is not None
        ]
        return max(ends)[-1] if ends else None
    ends = [
        (-its.high, its.high_open, at, its)
        for at, its in enumerate(amounts)
        if its.high is not None
    ]
    return max(ends)[-1] if ends else None


def _show(verdict: str, groups: Sequence[Group]) -> Result:
    rows = tuple(row for group in groups for row in group.rows)
    return Result(verdict, rows, groups=tuple(groups))
