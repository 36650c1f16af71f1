"""Where a function of one number reaches a target, looked for over a domain.

Knows nothing of scenarios. Works with exact numbers.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

Function = Callable[[Fraction], Fraction | None]
"""A value, or None where there is none."""

SAMPLES = 33
"""Points of the domain that are tried, its ends included."""
_TRIES = 150
_EDGE_HALVINGS = 20
_FINE = 10**24
"""Largest denominator of a number that is tried."""
_SIMPLEST = 10**6
_FINEST = Fraction(1, 10**30)


def list_samples(low: Fraction, high: Fraction, now: Fraction | None = None) -> list[Fraction]:
    """Return points from *low* to *high*, closer together near the ends and about *now*.

    About *now* they reach down to ones: a domain in tonnes may be far wider than what is.
    """
    reach = high - low
    even = [low + reach * at / (SAMPLES - 1) for at in range(SAMPLES)]
    near = [low + reach * step / 1000 for step in (1, 3, 10)]
    about = [] if now is None else [now + reach * step / 1000 for step in (-10, -1, 0, 1, 10)]
    size = reach / 10_000
    while now is not None and size >= 1:
        about += [now - size, now + size]
        size /= 10
    return sorted({its for its in (*even, *near, *about) if low <= its <= high})


def add_edges(samples: Sequence[Fraction], has_value: Callable[[Fraction], bool]) -> list[Fraction]:
    """Return *samples* with the last points that have a value before those that have none."""
    edges = []
    for low, high in pairwise(samples):
        if has_value(low) == has_value(high):
            continue
        inside, outside = (low, high) if has_value(low) else (high, low)
        for _ in range(_EDGE_HALVINGS):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if has_value(middle) else (inside, middle)
        edges.append(inside)
    return sorted({*samples, *edges})


def find_roots(function: Function, target: Fraction, samples: Sequence[Fraction]) -> list[Fraction]:
    """Return where *function* is *target* between *samples*, ascending; each to 1e-12 or exact."""
    gaps = [(at, _less(function(at), target)) for at in samples]
    roots = [at for at, gap in gaps if gap == 0]
    for (low, at_low), (high, at_high) in pairwise(gaps):
        if at_low and at_high and (at_low > 0) != (at_high > 0):
            root = _close_in(function, target, (low, at_low), (high, at_high))
            roots += [] if root is None else [root]
    return sorted(set(roots))


def _less(value: Fraction | None, target: Fraction) -> Fraction | None:
    return None if value is None else value - target


def _close_in(
    function: Function,
    target: Fraction,
    start: tuple[Fraction, Fraction],
    end: tuple[Fraction, Fraction],
) -> Fraction | None:
    """Return a root between two points of opposite sign: the simplest number near that is one.

    Where a straight line through both ends meets the target is tried, with the weight of an end
    that stays halved (the Illinois rule); the middle when three tries have not halved the gap.
    """
    (low, at_low), (high, at_high) = start, end
    first, reach = at_low, (high - low) / 10**14
    weights, widths = [Fraction(1), Fraction(1)], [high - low] * 3
    for _ in range(_TRIES):
        is_slow = high - low > widths[-3] / 2 and len(widths) > 3
        one, other = at_low * weights[0], at_high * weights[1]
        part = Fraction(1, 2) if is_slow else one / (one - other)
        tried = (low + part * (high - low)).limit_denominator(_FINE)
        tried = tried if low < tried < high else (low + high) / 2
        gap = _less(function(tried), target)
        if gap is None:
            return None
        if not gap:
            return tried
        side = 0 if (gap > 0) == (at_low > 0) else 1
        kept = Fraction(1) if is_slow else weights[1 - side] / (2 if weights[side] == 1 else 1)
        weights = [Fraction(1), kept] if side == 0 else [kept, Fraction(1)]
        low, at_low = (tried, gap) if side == 0 else (low, at_low)
        high, at_high = (tried, gap) if side == 1 else (high, at_high)
        widths.append(high - low)
        if high - low <= reach:
            break
    middle = (low + high) / 2
    simple = middle.limit_denominator(_SIMPLEST)
    if _less(function(simple), target) == 0:
        return simple
    at_middle = _less(function(middle), target)
    is_jump = at_middle is None or abs(at_middle) > max(abs(first), Fraction(1)) / 1000
    return None if is_jump else middle
