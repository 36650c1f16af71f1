"""Amounts over time: what came or went between two times, in all, in percent and a year."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from bot.base.model import Quantity
from bot.calc import CalculationError, compare, divide, scale, subtract
from bot.kinds.table.figures import read_figures
from bot.kinds.table.grouping import pick_ends
from bot.kinds.table.model import Table
from bot.kinds.table.query import Query
from bot.kinds.table.result import Group, Result, read_amount
from bot.kinds.table.shape import find_column, find_time, order_time, read_column

MOST_SHOWN = 50
"""Names whose changes are worked out when each is to be told, at most."""
MONTHS = 12
QUARTERS = {"Q1": 0, "Q2": 3, "Q3": 6, "Q4": 9, "H1": 0, "H2": 6}
HUNDRED = Fraction(100)
WHOLE = Quantity(HUNDRED, HUNDRED, "%")
ROOT_DIGITS = 30
"""Significant digits of a yearly growth rate before it is rounded for print."""


def work_out_change(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return what the amount came to between two times; of several names each, or the most."""
    time = find_time(table)
    if time is None:
        return Result("none")
    times = read_column(table, time.name)
    held = sorted({times[row] for row in rows} - {""}, key=order_time)
    ends = [_find_end(end, held) for end in query.times]
    if not all(ends):
        return Result("none")
    names = read_column(table, query.key) if query.key else ("",) * len(times)
    pairs: dict[str, list[tuple[int, ...]]] = {}
    for place, end in enumerate(ends):
        for row in (row for row in rows if times[row] == end):
            pairs.setdefault(names[row], [(), ()])[place] += (row,)
    if any(len(its) > 1 for pair in pairs.values() for its in pair):
        return Result("found", sure=rows)
    whole = [(name, pair) for name, pair in pairs.items() if all(pair)]
    shown = whole if query.order else whole[:MOST_SHOWN]
    figures = read_figures(table, query.select[0])
    groups = [_measure(query, figures, name, pair) for name, pair in shown]
    if not groups:
        return Result("none")
    if query.order in ("most", "least") and not query.is_claim:
        return pick_ends(query, groups)
    if query.order and not query.is_claim:
        return _pick_way(query, groups)
    if len(groups) == 1:
        return _tell_one(query, table, groups[0], ends)
    return Result("found", tuple(r for g in groups for r in g.rows), groups=tuple(groups))


def _pick_way(query: Query, groups: Sequence[Group]) -> Result:
    """Return those of *groups* that surely rose, or fell; the others that may have, and unknown."""
    ways = [(group, _tell_way(group.amount)) for group in groups]
    found = tuple(group for group, way in ways if way == query.order)
    rows = {
        kind: tuple(group.rows[-1] for group, way in ways if way == kind) for kind in ("", "open")
    }
    verdict = "found" if found else "nothing"
    sure = tuple(row for group in found for row in group.rows)
    return Result(verdict, sure, rows["open"], rows[""], groups=found)


def _tell_way(amount: Quantity | None) -> str:
    """Return ``up``, ``down``, ``level`` or ``open`` for a change; empty without a figure."""
    if amount is None:
        return ""
    zero = Quantity(Fraction(0), Fraction(0), amount.unit)
    return {"more": "up", "less": "down", "equal": "level"}.get(compare(amount, zero), "open")


def _find_end(time: str, held: Sequence[str]) -> str:
    """Return the time of the table that *time* stands for; empty when there is none."""
    if time in ("latest", "first"):
        return (held[-1] if time == "latest" else held[0]) if held else ""
    fitting = [its for its in held if its == time or its.startswith(f"{time}-")]
    return fitting[-1] if fitting else ""


def _measure(
    query: Query, figures: Sequence[Quantity | None], name: str, pair: Sequence[tuple[int, ...]]
) -> Group:
    rows = (pair[0][0], pair[1][0])
    one, other = (figures[row] for row in rows)
    if one is None or other is None or not (one.is_known and other.is_known):
        return Group(name, rows, None, rows)
    is_percent = query.figure == "percent"
    return Group(name, rows, find_percent(one, other) if is_percent else subtract(other, one))


def _tell_one(query: Query, table: Table, group: Group, ends: Sequence[str]) -> Result:
    """Return the change of one name, with its percent and its yearly parts."""
    one, other = (read_amount(table, query.select[0], row) for row in group.rows)
    if one is None or other is None:
        return Result("unknown", sure=group.rows)
    amount, years = subtract(other, one), count_years(ends[0], ends[1])
    is_share = amount.unit == "%"
    parts = {"percent": None if is_share else find_percent(one, other)}
    if years and years > 1:
        parts["yearly"] = scale(amount, 1 / years)
        parts["compound"] = None if is_share else find_growth(one, other, years)
    held = tuple((name, its) for name, its in parts.items() if its is not None and its.is_known)
    return Result(compare(other, one), group.rows, amount=amount, parts=held)


def find_percent(one: Quantity, other: Quantity) -> Quantity | None:
    """Return the change from *one* to *other* in percent of *one*; None below or at zero."""
    try:
        ratio = divide(other, one)
    except CalculationError:
        return None
    return _shift(scale(ratio, HUNDRED, "%"))


def _shift(percent: Quantity) -> Quantity:
    """Return *percent* of the start less the start itself."""
    return subtract(percent, WHOLE)


def find_growth(one: Quantity, other: Quantity, years: Fraction) -> Quantity | None:
    """Return the same growth of every year, compounded, in percent; None below or at zero."""
    try:
        ratio = divide(other, one)
    except CalculationError:
        return None
    if ratio.low is None or ratio.low <= 0 or ratio.high is None:
        return None
    low, high = (_take_root(end, years) for end in (ratio.low, ratio.high))
    rate = Quantity(low, high, "1", ratio.low_open, ratio.high_open, ratio.approx)
    return _shift(scale(rate, HUNDRED, "%"))


def _take_root(value: Fraction, years: Fraction) -> Fraction:
    with localcontext() as context:
        context.prec = ROOT_DIGITS
        base = Decimal(value.numerator) / Decimal(value.denominator)
        power = Decimal(years.denominator) / Decimal(years.numerator)
        return Fraction(base**power)


def count_years(start: str, end: str) -> Fraction | None:
    """Return the years from *start* to *end*; None when they are not written alike."""
    places = _find_month(start), _find_month(end)
    if len(start) != len(end) or None in places:
        return None
    first, last = (place or 0 for place in places)
    return Fraction(last - first, MONTHS)


def _find_month(time: str) -> int | None:
    """Return the months of *time* since year 0; None for what is no calendar time."""
    year, _, part = time.partition("-")
    if not (len(year) == len("2024") and year.isdecimal()):
        return None
    if not part:
        return int(year) * MONTHS
    month = part[:2]
    if month in QUARTERS:
        return int(year) * MONTHS + QUARTERS[month]
    return int(year) * MONTHS + int(month) - 1 if month.isdecimal() else None


def follow_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return *rows* in the order of time; of one name also where they lead from first to last."""
    time = find_time(table)
    if time is None:
        return Result("found", sure=rows)
    times = read_column(table, time.name)
    named = read_column(table, query.key) if query.key else ()
    names = {named[row] for row in rows if named}
    ordered = tuple(sorted(rows, key=lambda row: order_time(times[row])))
    measured = query.select and table.columns[find_column(table, query.select[0])]
    if len(names) > 1 or not measured or measured.type != "quantity":
        return Result("found", sure=rows if len(names) > 1 else ordered)
    known = [row for row in ordered if read_amount(table, query.select[0], row) is not None]
    if len(known) < 2:
        return Result("found", sure=ordered)
    ends = [times[row] for row in (known[0], known[-1])]
    group = Group("", (known[0], known[-1]))
    told = _tell_one(query, table, group, ends)
    return Result("found", ordered, amount=None, parts=told.parts, trend=told.verdict)
