"""Which way a concentration's answer to a scaling of some amounts leans with each amount.

The sign of its mixed derivative by the factor and one amount, found with intervals over
amounts relative to the largest one. Reckons with floats and trusts no sign near zero.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import inf
from typing import Any

from bot.base.frozen import dataclass

Interval = tuple[float, float]
_MARGIN = 1e-9
_DEEPEST = 18


@dataclass(frozen=True, slots=True)
class Group:
    """Amounts that are scaled together, in units of the largest of all.

    Attributes:
        largest: 1 when the largest of all is among them, else 0.
        count: How many others there are.
        total: Where the sum of the others lies.
        highest: The most that one of the others can be.
    """

    largest: float
    count: int
    total: Interval
    highest: float


def find_concentration_signs(
    amounts: Mapping[str, Any], scaled: frozenset[str], factor: tuple[Fraction, Fraction]
) -> dict[str, int]:
    """Return the sign for each row; 0 when it is not certain.

    Concentrations do not change when all amounts do alike, so the sign of a scaled largest
    amount is the opposite of that which all others share.
    """
    top = max(amounts, key=lambda row: (amounts[row][1] == inf, amounts[row][0]))
    low, high = amounts[top]
    others = {row: its for row, its in amounts.items() if row != top}
    if not low or any(its[1] == inf for its in others.values()):
        return {}
    spans = {
        row: (0.0 if high == inf else float(its[0] / high), float(its[1] / low))
        for row, its in others.items()
    }
    moved = _gather({row: its for row, its in spans.items() if row in scaled}, top in scaled)
    still = _gather(
        {row: its for row, its in spans.items() if row not in scaled}, top not in scaled
    )
    box = ((float(factor[0]), float(factor[1])), moved.total, still.total)
    known: dict[tuple[bool, Interval], int] = {}
    signs = {}
    for row, span in (spans if top in scaled else {**spans, top: (1.0, 1.0)}).items():
        key = (row in scaled, span)
        if key not in known:
            work = _lean_moved if key[0] else _lean_still
            known[key] = _find_sign(lambda part: work(part, moved, still, span), box, _DEEPEST)  # noqa: B023
        signs[row] = known[key]
    if top in scaled:
        together = set(signs.values())
        signs[top] = -together.pop() if len(together) == 1 else 0
    return signs


def _gather(spans: Mapping[str, Interval], has_largest: bool) -> Group:  # noqa: FBT001
    total = (sum(low for low, _ in spans.values()), sum(high for _, high in spans.values()))
    highest = max((high for _, high in spans.values()), default=0.0)
    return Group(float(has_largest), len(spans), total, highest)


def _find_sign(
    lean: Callable[[tuple[Interval, ...]], Interval], box: tuple[Interval, ...], depth: int
) -> int:
    """Return the sign over all of *box*, cut where that is not clear; 0 when it never is."""
    low, high = lean(box)
    if low > _MARGIN:
        return 1
    if high < -_MARGIN:
        return -1
    if not depth:
        return 0
    widest = max(range(len(box)), key=lambda at: box[at][1] - box[at][0])
    start, end = box[widest]
    middle = (start + end) / 2
    halves = ((start, middle), (middle, end))
    parts = [(*box[:widest], half, *box[widest + 1 :]) for half in halves]
    sign = _find_sign(lean, parts[0], depth - 1)
    return sign if sign and _find_sign(lean, parts[1], depth - 1) == sign else 0


def _find_squares(group: Group, total: Interval) -> Interval:
    """Return where the sum of squares lies when the others' sum lies in *total*."""
    least = total[0] ** 2 / group.count if group.count else 0.0
    return group.largest + least, group.largest + total[1] * group.highest


def _lean_still(
    part: tuple[Interval, ...], moved: Group, still: Group, amount: Interval
) -> Interval:
    """Return 3 N - 2 T (k Q / S + x): the lean with an amount x that is not scaled."""
    factor, own, rest = part
    squares, others = _find_squares(moved, own), _find_squares(still, rest)
    low, high = (
        (
            factor[at] * (moved.largest + own[at]) + still.largest + rest[at],
            factor[at] ** 2 * squares[at] + others[at],
        )
        for at in (0, 1)
    )
    highest = max(moved.highest, moved.largest)
    return (
        3 * low[1] - 2 * high[0] * (factor[1] * highest + amount[1]),
        3 * high[1] - 2 * low[0] * amount[0],
    )


def _lean_moved(
    part: tuple[Interval, ...], moved: Group, still: Group, amount: Interval
) -> Interval:
    """Return 2 k x R - 3 k² Q R / T + P (3 k S / T - 1): the lean with a scaled amount x.

    R and P are the sum and the squares of what is not scaled. The amount only makes it rise,
    so each end belongs to one end of the amount.
    """
    factor, own, rest = part
    squares, others = _find_squares(moved, own), _find_squares(still, rest)
    scaled = [factor[at] * (moved.largest + own[at]) for at in (0, 1)]
    fixed = [still.largest + rest[at] for at in (0, 1)]
    ends = []
    for at, to in ((0, 1), (1, 0)):
        rise = 2 * factor[at] * amount[at] * fixed[at]
        fall = 3 * factor[to] ** 2 * squares[to] * _find_part(fixed[to], scaled[at])
        tilt = 3 * _find_part(scaled[at], fixed[to]) - 1
        ends.append(rise - fall + tilt * others[at if tilt > 0 else to])
    return ends[0], ends[1]


def _find_part(one: float, other: float) -> float:
    """Return the share of one amount beside the other."""
    return one / (one + other)
