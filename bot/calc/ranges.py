"""Ranges of exact numbers, with ends that may be infinite: sums, products, powers.

Every result holds each number that its parts can give; rounding goes outward.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import inf
from typing import Any

from bot.calc.points import bracket_exp, bracket_ln, bracket_power

Range = tuple[Any, Any]
ZERO: Range = (Fraction(0), Fraction(0))
ANYTHING: Range = (-inf, inf)


def _times(one: Any, other: Any) -> Any:
    if not one or not other:
        return Fraction(0)
    if isinstance(one, float) or isinstance(other, float):
        return inf if (one > 0) == (other > 0) else -inf
    return one * other


def _plus(one: Any, other: Any) -> Any:
    if isinstance(one, float):
        return one
    return other if isinstance(other, float) else one + other


def add_ranges(one: Range, other: Range) -> Range:
    """Return the range of sums."""
    return _plus(one[0], other[0]), _plus(one[1], other[1])


def multiply_ranges(one: Range, other: Range) -> Range:
    """Return the range of products; which ends give its own, their signs tell."""
    if one is ZERO or other is ZERO:
        return ZERO
    if other[0] >= 0:
        low, high = (other[one[0] < 0], other[one[1] >= 0])
        return _times(one[0], low), _times(one[1], high)
    if one[0] >= 0:
        return multiply_ranges(other, one)
    if other[1] <= 0:
        return negate_range(multiply_ranges(one, negate_range(other)))
    if one[1] <= 0:
        return negate_range(multiply_ranges(negate_range(one), other))
    ends = [_times(a, b) for a in one for b in other]
    return min(ends), max(ends)


def negate_range(value: Range) -> Range:
    """Return the range of -x."""
    return -value[1], -value[0]


def invert_range(value: Range) -> Range:
    """Return the range of 1/x; anything when x may be 0 inside, one side when only at an end."""
    low, high = value
    if low < 0 < high or low == high == 0:
        return ANYTHING
    if low == 0:
        return _one_over(high), inf
    if high == 0:
        return -inf, _one_over(low)
    return _one_over(high), _one_over(low)


def _one_over(value: Any) -> Fraction:
    return Fraction(0) if isinstance(value, float) else 1 / value


def join_ranges(ranges: Sequence[Range]) -> Range:
    """Return the smallest range that holds all of them."""
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def raise_whole(base: Range, exponent: int) -> Range:
    """Return the range of x to a whole power from 0."""
    ends = [_raise_end(end, exponent) for end in base]
    if exponent % 2 or base[0] >= 0:
        return ends[0], ends[1]
    return (Fraction(0) if base[1] >= 0 else ends[1]), max(ends)


def _raise_end(value: Any, exponent: int) -> Any:
    if not isinstance(value, float):
        return value**exponent
    return Fraction(1) if not exponent else inf if value > 0 or exponent % 2 == 0 else -inf


def raise_fraction(base: Range, exponent: Fraction) -> Range:
    """Return the range of x to a power that is not whole; only x from 0 count."""
    low, high = base
    if low == high and low > 0:
        return bracket_power(low, exponent)
    least = bracket_power(low, exponent) if low > 0 else ZERO if exponent > 0 else (inf, inf)
    if high == inf or high <= 0:
        most = (inf, inf) if (exponent > 0) == (high > 0) else ZERO
    else:
        most = bracket_power(high, exponent)
    return join_ranges((least, most))


def raise_between(base: Range, exponent: Range) -> Range:
    """Return the range of x to the y, for finite x above 0."""
    return join_ranges([bracket_power(one, other) for one in base for other in exponent])


def exp_range(value: Range) -> Range:
    """Return the range of e to the x."""
    low, high = value
    return (
        Fraction(0) if low == -inf else bracket_exp(low)[0],
        inf if high == inf else bracket_exp(high)[1],
    )


def ln_range(value: Range) -> Range:
    """Return the range of the natural logarithm; only x above 0 count."""
    low, high = value
    return (
        -inf if low <= 0 else bracket_ln(low)[0],
        inf if high == inf or high <= 0 else bracket_ln(high)[1],
    )
