"""Rows in the order of their amounts or times: a partial order, since ranges may overlap."""

from fractions import Fraction
from itertools import groupby
from math import inf

from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.base.model import Quantity
from bot.calc import compare
from bot.kinds.table.dates import holds_dates
from bot.kinds.table.figures import holds_figures, read_figures
from bot.kinds.table.model import Table
from bot.kinds.table.query import Query
from bot.kinds.table.result import Result, read_amount, split_known
from bot.kinds.table.shape import KEPT, find_column, order_time, read_cell

ALL = 1_000_000
"""The limit of a ranking of all rows."""


@dataclass(frozen=True, slots=True)
class Order:
    """Blocks of rows from the asked end, each surely before the next; rows without a place."""

    blocks: tuple[tuple[int, ...], ...]
    unknown: tuple[int, ...]


def order_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Order:
    """Return *rows* in blocks by the measured column, from the end that *query* asks for."""
    at = find_column(table, query.measured)
    sign = -1 if query.order == "least" else 1
    if table.columns[at].type == "time":
        return _order_times(table, at, rows, sign)
    if not holds_figures(table, table.columns[at]):
        words = sorted(rows, key=lambda row: table.rows[row].cells[at].text, reverse=sign == 1)
        return Order(tuple((row,) for row in words), ())
    known, unknown = split_known(query, table, rows)
    heights = _rank_heights(table, table.columns[at].name, sign)
    ordered = sorted(known, key=lambda pair: heights[pair[0]])
    if all(amount.is_exact for _, amount in ordered):
        groups = groupby((row for row, _ in ordered), key=heights.__getitem__)
        return Order(tuple(tuple(group) for _, group in groups), unknown)
    return Order(_cut_blocks(ordered, sign), unknown)


@keep_last(KEPT)
def _rank_heights(table: Table, column: str, sign: int) -> tuple[int, ...]:
    """Return the place of each row's amount from the asked end, the same for equal ones."""
    nothing = Quantity(None, None, "1")
    held = [_find_height(amount or nothing, sign) for amount in read_figures(table, column)]
    places = {height: place for place, height in enumerate(sorted(set(held)))}
    return tuple(places[height] for height in held)


def _cut_blocks(ordered: list[tuple[int, Quantity]], sign: int) -> tuple[tuple[int, ...], ...]:
    """Return *ordered* rows cut wherever all before surely come before all behind."""
    before = "more" if sign == 1 else "less"
    firsts: list[Quantity] = []  # of the rest from each place on, the one that comes first
    for _, amount in reversed(ordered):
        firsts.append(_pick_end(firsts[-1], amount, sign) if firsts else amount)
    firsts.reverse()
    blocks: list[tuple[int, ...]] = []
    block: list[int] = []
    last: Quantity | None = None
    for place, (row, amount) in enumerate(ordered):
        block.append(row)
        last = _pick_end(amount, last, -sign) if last else amount
        if place + 1 == len(ordered) or compare(last, firsts[place + 1]) == before:
            blocks.append(tuple(block))
            block, last = [], None
    return tuple(blocks)


def _pick_end(one: Quantity, other: Quantity, sign: int) -> Quantity:
    """Return that of two amounts which reaches further up (*sign* 1) or down."""
    if sign == 1:
        ends = [(its.high, not its.high_open) for its in (one, other)]
        if ends[0][0] is None or ends[1][0] is None:
            return one if ends[0][0] is None else other
        return one if (ends[0][0], ends[0][1]) >= (ends[1][0], ends[1][1]) else other
    lows = [(its.low, its.low_open) for its in (one, other)]
    if lows[0][0] is None or lows[1][0] is None:
        return one if lows[0][0] is None else other
    return one if (lows[0][0], lows[0][1]) <= (lows[1][0], lows[1][1]) else other


def _order_times(table: Table, at: int, rows: tuple[int, ...], sign: int) -> Order:
    times: dict[str, list[int]] = {}
    for row in rows:
        times.setdefault(read_cell(table.rows[row].cells[at]), []).append(row)
    unknown = tuple(times.pop("", ()))
    ordered = sorted(times, key=order_time, reverse=sign == 1)
    return Order(tuple(tuple(times[time]) for time in ordered), unknown)


def _find_height(amount: Quantity, sign: int) -> tuple[bool, float, Fraction]:
    """Return what sorts amounts from the asked end; the float decides fast, the fraction ties.

    By what they surely reach: at least their low end where the most is asked for, at most
    their high end where the least is.
    """
    near, far = (amount.low, amount.high) if sign == 1 else (amount.high, amount.low)
    end = near if near is not None else far
    value = -sign * (end or Fraction(0))
    return near is None, _to_float(value), value


def _to_float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


def rank_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the top, or the one place asked for; ``open`` where rows cannot be told apart."""
    order = order_rows(query, table, rows)
    if not order.blocks:
        return Result("unknown", unknown=order.unknown)
    if query.rank:
        return _take_place(order, query.rank)
    taken: list[tuple[int, ...]] = []
    limit, count = query.limit or 1, 0
    for block in order.blocks:
        if count >= limit:
            break
        taken.append(block)
        count += len(block)
    is_sure = count <= limit or (limit == 1 and _are_equal(query, table, taken[0]))
    sure = tuple(row for block in (taken if is_sure else taken[:-1]) for row in block)
    possible = () if is_sure else taken[-1]
    verdict = "found" if is_sure else "open"
    return Result(verdict, sure, possible, order.unknown, blocks=tuple(taken))


def _are_equal(query: Query, table: Table, rows: tuple[int, ...]) -> bool:
    """Return whether all *rows* have the same exact amount, so that all of them come first."""
    if table.columns[find_column(table, query.measured)].type == "time":
        return True
    held = [read_amount(table, query.measured, row) for row in rows]
    return all(its and its.is_exact for its in held) and len({its and its.low for its in held}) == 1


def _take_place(order: Order, rank: int) -> Result:
    passed = 0
    for block in order.blocks:
        if passed < rank <= passed + len(block):
            if len(block) == 1:
                return Result("found", block, unknown=order.unknown, blocks=(block,))
            return Result("open", (), block, order.unknown, blocks=(block,))
        passed += len(block)
    return Result("none", unknown=order.unknown)


def claim_top(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return whether the operand is surely the most or the least of all *rows*."""
    at = find_column(table, query.key)
    order = order_rows(query, table, rows)
    if not order.blocks:
        return Result("unknown", unknown=order.unknown)
    mine = [r for r in rows if read_cell(table.rows[r].cells[at]) in query.operands]
    first = order.blocks[0]
    if not mine or mine[0] in order.unknown:
        return Result("unknown", tuple(mine), unknown=order.unknown)
    if mine[0] not in first:
        return Result("no", first if len(first) == 1 else (), first, order.unknown)
    if len(first) > 1:
        return Result("open", possible=first, unknown=order.unknown)
    return Result("yes", first, unknown=order.unknown)


def step_aside(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the rows right after or before the operand: later in time, lower in amount."""
    at = find_column(table, query.key)
    order = order_rows(query, table, rows)
    measured = table.columns[find_column(table, query.measured)]
    is_time = measured.type == "time" or holds_dates(table, measured.name)
    blocks = order.blocks[::-1] if is_time == (query.order == "after") else order.blocks
    for place, block in enumerate(blocks):
        if any(read_cell(table.rows[row].cells[at]) in query.operands for row in block):
            beside = blocks[place + 1] if place + 1 < len(blocks) else ()
            mine = tuple(r for r in block if read_cell(table.rows[r].cells[at]) in query.operands)
            if len(mine) < len(block):
                return Result("open", possible=block, unknown=order.unknown)
            verdict = "found" if len(beside) == 1 or (is_time and beside) else "open"
            verdict = verdict if beside else "none"
            sure, possible = (beside, ()) if verdict == "found" else ((), beside)
            return Result(verdict, sure, possible, order.unknown)
    return Result("unknown", unknown=order.unknown)


def compare_rows(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return which of the named rows is more; of three and more, all of them in order."""
    known, unknown = split_known(query, table, rows)
    if len(known) < 2:
        return Result("unknown", sure=rows, unknown=unknown)
    if len(known) > 2:
        order = order_rows(query, table, rows)
        first = order.blocks[0]
        rest = tuple(row for block in order.blocks[1:] for row in block)
        if len(first) == 1:
            return Result("found", (*first, *rest), (), unknown, blocks=order.blocks)
        return Result("open", rest, first, unknown, blocks=order.blocks)
    verdict = compare(known[0][1], known[1][1])
    pair = (known[0][0], known[1][0])
    return Result("open" if verdict == "unknown" else verdict, pair, unknown=unknown)
