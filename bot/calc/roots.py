"""Where a formula of one unknown is zero: every such place between two ends, none missed.

Ranges prove where there is none, and slopes that there is at most one; the rest is cut in
two. Knows nothing of how a formula is written.
"""

from collections.abc import Callable
from fractions import Fraction

from bot.calc.errors import CalculationError
from bot.calc.ranges import ANYTHING, ZERO, Range, invert_range, multiply_ranges, negate_range
from bot.calc.slope import WILD, Slope

Work = Callable[[Slope], Slope]
_UNKNOWN = -1
"""The unknown's number among the variables of slopes; the box counts from 0."""
_ONE = (Fraction(1), Fraction(1))
_MOST_WORK = 600
_MOST_STEPS = 120
_PRECISION = Fraction(1, 10**42)
_GRID = 10**55
_HALVINGS = 30
_MOST_WIDENED = 6


def find_roots(work: Work, low: Fraction, high: Fraction) -> tuple[Slope, ...]:
    """Return each root of *work* from *low* to *high*, lowest first.

    A root is one number, or to 42 digits between two; over a wider box it is a range that
    knows its slopes.

    Raises:
        CalculationError: Roots lie too close together, or perhaps beyond the ends.
    """
    found: list[Slope] = []
    for piece in _isolate(work, low, high):
        root = find_crossing(work, piece)
        if root is not None and not (found and root.ends == found[-1].ends):
            found.append(root)
    return tuple(found)


def _isolate(work: Work, low: Fraction, high: Fraction) -> list[Range]:
    """Return the parts with at most one root each."""
    waiting: list[Range] = [(low, high)]
    pieces: list[tuple[Range, bool]] = []
    for _ in range(_MOST_WORK):
        if not waiting:
            return _join(pieces)
        span = waiting.pop()
        value = _work_over(work, span)
        if value.ends[0] > 0 or value.ends[1] < 0:
            continue
        steep = value.slopes.get(_UNKNOWN, ZERO)
        if steep[0] > 0 or steep[1] < 0:
            pieces.append((span, steep[0] > 0))
            continue
        middle = (span[0] + span[1]) / 2
        waiting += [(middle, span[1]), (span[0], middle)]
    raise CalculationError("The solutions of the equation cannot be told apart.")


def _join(pieces: list[tuple[Range, bool]]) -> list[Range]:
    """Return the parts, neighbours that rise or fall alike as one."""
    joined: list[tuple[Range, bool]] = []
    for (low, high), rises in pieces:
        is_next = bool(joined) and joined[-1][0][1] == low and joined[-1][1] == rises
        start = joined.pop()[0][0] if is_next else low
        joined.append(((start, high), rises))
    return [span for span, _ in joined]


def _work_over(work: Work, span: Range) -> Slope:
    return work(Slope(span, {_UNKNOWN: _ONE}, {_UNKNOWN: (1, 0)}))


def _work_at(work: Work, value: Fraction) -> Slope:
    return work(Slope((value, value), {}, {}))


def _find_sign(value: Slope) -> int:
    """Return the sign that is certain; 0 when none is."""
    return 1 if value.ends[0] > 0 else -1 if value.ends[1] < 0 else 0


def find_crossing(work: Work, span: Range) -> Slope | None:
    """Return the root between the ends of *span*, where *work* is to cross zero once.

    None when it has the same sign at both ends.

    Raises:
        CalculationError: Over the box, the root may lie beyond the ends.
    """
    at_ends = [_work_at(work, end) for end in span]
    for end, value in zip(span, at_ends, strict=True):
        if value.ends == ZERO and not value.slopes:
            return Slope((end, end), {}, {})
    low, high = map(_find_sign, at_ends)
    if low and low == high:
        return None
    if any(value.slopes for value in at_ends):
        return _find_range(work, span, low, high)
    return _refine(work, span, at_ends)


def _refine(work: Work, span: Range, at_ends: list[Slope]) -> Slope:
    """Return the root by false position, halving what is left behind (Illinois method)."""
    (low, high), (below, above) = span, (_middle(its) for its in at_ends)
    here, moved = low, 0
    for _ in range(_MOST_STEPS):
        before, here = here, high - above * (high - low) / (above - below)
        here = Fraction(round(here * _GRID), _GRID)
        value = _work_at(work, here)
        middle = _middle(value)
        if not _find_sign(value) or abs(here - before) <= _PRECISION * abs(here):
            break
        if (middle > 0) == (above > 0):
            high, above = here, middle
            below, moved = (below / 2 if moved > 0 else below), 1
        else:
            low, below = here, middle
            above, moved = (above / 2 if moved < 0 else above), -1
    return _settle(work, here, _find_sign(at_ends[0]))


def _middle(value: Slope) -> Fraction:
    middle: Fraction = (value.ends[0] + value.ends[1]) / 2
    return Fraction(round(middle * _GRID), _GRID) or middle


def _settle(work: Work, here: Fraction, below: int) -> Slope:
    """Return the root near *here*: a simple fraction when it is one, else between two numbers."""
    simple = here.limit_denominator(10**9)
    if abs(simple - here) * 10**30 < 1 and _work_at(work, simple).ends == ZERO:
        return Slope((simple, simple), {}, {})
    gap = max(abs(here), _PRECISION) * _PRECISION
    for _ in range(_MOST_WIDENED):
        ends = (here - gap, here + gap)
        if [_find_sign(_work_at(work, end)) for end in ends] == [below, -below]:
            return Slope(ends, {}, {})
        gap *= 1000
    raise CalculationError("The equation's solution is not found.")


def _find_range(work: Work, span: Range, low: int, high: int) -> Slope:
    """Return where the root lies over a box, and how it moves with each variable."""
    if not low or not high:
        raise CalculationError("The equation may have no solution between its ends.")
    ends = (_push(work, span[0], span[1], low), _push(work, span[1], span[0], high))
    value = _work_over(work, ends)
    steep = value.slopes.get(_UNKNOWN, ZERO)
    if steep[0] <= 0 <= steep[1]:
        keys = [key for key in value.slopes if key != _UNKNOWN]
        return Slope(ends, dict.fromkeys(keys, ANYTHING), dict.fromkeys(keys, WILD))
    over = negate_range(invert_range(steep))
    slopes = {
        key: multiply_ranges(its, over) for key, its in value.slopes.items() if key != _UNKNOWN
    }
    return Slope(ends, slopes, dict.fromkeys(slopes, WILD))


def _push(work: Work, start: Fraction, stop: Fraction, sign: int) -> Fraction:
    """Return how far from *start* the sign is certain."""
    for _ in range(_HALVINGS):
        middle = Fraction(round((start + stop) / 2 * _GRID), _GRID)
        if _find_sign(_work_at(work, middle)) == sign:
            start = middle
        else:
            stop = middle
    return start
