"""Sums, differences, ratios and shares of independent quantities, as intervals.

An end that no value reaches stays open, and a missing end is infinite. Quantities that
depend on each other are not for here: see ``bounds``.
"""

from collections.abc import Iterable
from fractions import Fraction

from bot.base.model import Quantity
from bot.calc.errors import CalculationError

End = tuple[Fraction | None, bool]
"""A value (None: infinite, on the side the end is on) and whether it is left out."""


def make_quantity(low: End, high: End, unit: str, *, approx: bool = False) -> Quantity:
    """Return the quantity between two ends."""
    return Quantity(
        low[0], high[0], unit, low[1] or low[0] is None, high[1] or high[0] is None, approx
    )


def negate(quantity: Quantity) -> Quantity:
    """Return minus *quantity*."""
    low = None if quantity.high is None else -quantity.high
    high = None if quantity.low is None else -quantity.low
    return Quantity(
        low, high, quantity.unit, quantity.high_open, quantity.low_open, quantity.approx
    )


def add(one: Quantity, other: Quantity) -> Quantity:
    """Return the sum; both in the same unit."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return make_quantity(
        (low, one.low_open or other.low_open),
        (high, one.high_open or other.high_open),
        one.unit,
        approx=one.approx or other.approx,
    )


def subtract(one: Quantity, other: Quantity) -> Quantity:
    """Return the difference; both in the same unit."""
    low = None if one.low is None or other.high is None else one.low - other.high
    high = low
    if one.low is not one.high or other.low is not other.high:
        high = None if one.high is None or other.low is None else one.high - other.low
    return make_quantity(
        (low, one.low_open or other.high_open),
        (high, one.high_open or other.low_open),
        one.unit,
        approx=one.approx or other.approx,
    )


def total(quantities: Iterable[Quantity], unit: str = "1") -> Quantity:
    """Return the sum of *quantities*, all in *unit*; exactly 0 for none."""
    held = tuple(quantities)
    return make_quantity(
        (_sum_ends(its.low for its in held), any(its.low_open for its in held)),
        (_sum_ends(its.high for its in held), any(its.high_open for its in held)),
        unit,
        approx=any(its.approx for its in held),
    )


def _sum_ends(ends: Iterable[Fraction | None]) -> Fraction | None:
    """Return the sum, None when an end is missing; like denominators are added as whole numbers."""
    sums: dict[int, int] = {}
    for end in ends:
        if end is None:
            return None
        sums[end.denominator] = sums.get(end.denominator, 0) + end.numerator
    return sum((Fraction(top, bottom) for bottom, top in sums.items()), Fraction(0))


def scale(quantity: Quantity, factor: Fraction, unit: str = "") -> Quantity:
    """Return *quantity* times *factor*, in *unit* when one is given."""
    if factor < 0:
        return scale(negate(quantity), -factor, unit)
    low = high = None if quantity.low is None else quantity.low * factor
    if quantity.low is not quantity.high:
        high = None if quantity.high is None else quantity.high * factor
    is_open = quantity.low_open, quantity.high_open
    return Quantity(low, high, unit or quantity.unit, *is_open, quantity.approx)


def mean(quantities: Iterable[Quantity], unit: str = "1") -> Quantity:
    """Return the mean of *quantities*, all in *unit*.

    Raises:
        CalculationError: There are none.
    """
    held = tuple(quantities)
    if not held:
        raise CalculationError("There is nothing to take the mean of.")
    return scale(total(held, unit), Fraction(1, len(held)))


def divide(one: Quantity, other: Quantity, unit: str = "1") -> Quantity:
    """Return the ratio of independent quantities, in *unit*.

    Raises:
        CalculationError: The divisor may be zero.
    """
    if other.high is not None and other.high <= 0 and (other.high < 0 or other.high_open):
        return divide(negate(one), negate(other), unit)
    if other.low is None or other.low < 0 or (other.low == 0 and not other.low_open):
        raise CalculationError("This divides by a number that may be zero.")
    if one.is_exact and other.is_exact and one.low is not None:
        ratio = one.low / other.low
        return Quantity(ratio, ratio, unit)
    low = _divide_low(one, other)
    flipped, is_open = _divide_low(negate(one), other)
    high = (None if flipped is None else -flipped, is_open)
    return make_quantity(low, high, unit, approx=one.approx or other.approx)


def _divide_low(one: Quantity, other: Quantity) -> End:
    """Return the lower end of the ratio, for a divisor above zero."""
    if one.low is None:
        return None, True
    divisor, is_open = (
        (other.high, other.high_open) if one.low >= 0 else (other.low, other.low_open)
    )
    if one.low == 0:
        return Fraction(0), one.low_open
    if divisor is None:
        return Fraction(0), True
    if divisor == 0:
        return None, True
    return one.low / divisor, one.low_open or is_open


def share_of(part: Quantity, rest: Quantity) -> Quantity:
    """Return part / (part + rest) in unit 1, jointly; *part* and *rest* are not negative.

    Raises:
        CalculationError: The whole may be zero, or an end may be negative.
    """
    if part.low is None or rest.low is None or part.low < 0 or rest.low < 0:
        raise CalculationError("A share needs amounts that cannot be negative.")
    if not part.low and not rest.low and not (part.low_open or rest.low_open):
        raise CalculationError("This is a share of a total that may be zero.")
    low = _find_share((part.low, part.low_open), (rest.high, rest.high_open))
    turned = _find_share((rest.low, rest.low_open), (part.high, part.high_open))
    high = (1 - turned[0], turned[1])
    return make_quantity(low, high, "1", approx=part.approx or rest.approx)


def _find_share(small: tuple[Fraction, bool], large: End) -> tuple[Fraction, bool]:
    """Return the smallest share, of the smallest part beside the largest rest."""
    if not small[0]:
        return Fraction(0), small[1]
    if large[0] is None:
        return Fraction(0), True
    if not large[0]:
        return Fraction(1), False
    return small[0] / (small[0] + large[0]), small[1] or large[1]
