"""Reckoning with ranges that know how they rise and fall with each variable of a box.

A slope that keeps its sign over the whole box proves where the extremes lie; so does
being linear-fractional in a variable. Ends are fractions or infinite.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import inf
from typing import Any

from bot.base.frozen import dataclass
from bot.calc.errors import CalculationError
from bot.calc.formula import Node
from bot.calc.points import find_exp, find_ln, raise_power

Range = tuple[Any, Any]
ZERO: Range = (Fraction(0), Fraction(0))
ANYTHING: Range = (-inf, inf)
WILD = (9, 9)
"""The degrees of what is no ratio of polynomials."""


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
    """Return the range of products."""
    if one is ZERO or other is ZERO:
        return ZERO
    ends = [_times(a, b) for a in one for b in other]
    return min(ends), max(ends)


def _invert(value: Range) -> Range:
    """Return the range of 1/x; anything when x may be 0."""
    low, high = value
    if low <= 0 <= high:
        return ANYTHING
    return _one_over(high), _one_over(low)


def _one_over(value: Any) -> Fraction:
    return Fraction(0) if isinstance(value, float) else 1 / value


def _join(ranges: Sequence[Range]) -> Range:
    return min(low for low, _ in ranges), max(high for _, high in ranges)


@dataclass(frozen=True, slots=True)
class Slope:
    """A range over the box.

    Attributes:
        ends: Where its values lie; may be wider than they are.
        slopes: For each variable it depends on, where its derivative lies.
        degrees: For each such variable, the degrees of numerator and denominator.
    """

    ends: Range
    slopes: dict[int, Range]
    degrees: dict[int, tuple[int, int]]

    def __add__(self, other: "Slope") -> "Slope":
        """Return the sum."""
        slopes = {
            key: add_ranges(self.slopes.get(key, ZERO), other.slopes.get(key, ZERO))
            for key in self.slopes | other.slopes
        }
        degrees = {}
        for key in slopes:
            (up, down), (its_up, its_down) = self._degree(key), other._degree(key)
            degrees[key] = (max(up + its_down, its_up + down), down + its_down)
        return Slope(add_ranges(self.ends, other.ends), slopes, degrees)

    def __neg__(self) -> "Slope":
        """Return minus it."""
        slopes = {key: (-high, -low) for key, (low, high) in self.slopes.items()}
        return Slope((-self.ends[1], -self.ends[0]), slopes, self.degrees)

    def __sub__(self, other: "Slope") -> "Slope":
        """Return the difference."""
        return self + -other

    def __mul__(self, other: "Slope") -> "Slope":
        """Return the product; zero times anything depends on nothing."""
        if ZERO in (self.ends, other.ends):
            return Slope(ZERO, {}, {})
        slopes = {}
        degrees = {}
        for key in self.slopes | other.slopes:
            slopes[key] = add_ranges(
                multiply_ranges(self.slopes.get(key, ZERO), other.ends),
                multiply_ranges(other.slopes.get(key, ZERO), self.ends),
            )
            (up, down), (its_up, its_down) = self._degree(key), other._degree(key)
            degrees[key] = (up + its_up, down + its_down)
        return Slope(multiply_ranges(self.ends, other.ends), slopes, degrees)

    def _degree(self, key: int) -> tuple[int, int]:
        return self.degrees.get(key, (0, 0))

    @property
    def is_constant(self) -> bool:
        """Whether it is one number."""
        return bool(self.ends[0] == self.ends[1])


def _bend(value: Slope, ends: Range, slope: Range) -> Slope:
    """Return a function of *value* that has these ends and this derivative."""
    slopes = {key: multiply_ranges(its, slope) for key, its in value.slopes.items()}
    return Slope(ends, slopes, dict.fromkeys(slopes, WILD))


class Slopes:
    """The algebra of ranges with slopes; keeps the divisors that look as if they may be 0."""

    def __init__(self) -> None:
        self.suspects: list[Node] = []

    def make(self, value: Fraction) -> Slope:
        """Return an exact number."""
        return Slope((value, value), {}, {})

    def watch_divisor(self, node: Node, value: Any) -> None:
        """Keep *node* when its range holds 0."""
        if isinstance(value, Slope) and value.ends[0] <= 0 <= value.ends[1]:
            self.suspects.append(node)

    def divide(self, one: Slope, other: Slope) -> Slope:
        """Return the ratio."""
        inverse = _invert(other.ends)
        squared = multiply_ranges(inverse, inverse) if inverse is not ANYTHING else ANYTHING
        slopes = {
            key: multiply_ranges((-its[1], -its[0]), squared) for key, its in other.slopes.items()
        }
        degrees = {key: (down, up) for key, (up, down) in other.degrees.items()}
        return one * Slope(inverse, slopes, degrees)

    def power(self, base: Slope, exponent: Slope) -> Slope:
        """Return base to the exponent."""
        low, high = exponent.ends
        if low == high and low.denominator == 1 and 0 <= low <= 4:
            result = self.make(Fraction(1))
            for _ in range(low.numerator):
                result = result * base
            return result
        if base.ends[0] <= 0 or inf in (base.ends[1], high) or low == -inf:
            unknown = _bend(base + exponent, ANYTHING, ANYTHING)
            return Slope(ANYTHING, dict.fromkeys(unknown.slopes, ANYTHING), unknown.degrees)
        ends = _raise(base.ends, exponent.ends)
        by_base = multiply_ranges(exponent.ends, _raise(base.ends, (low - 1, high - 1)))
        logs = (find_ln(base.ends[0]), find_ln(base.ends[1]))
        over = _bend(base, ends, by_base)
        under = _bend(exponent, ZERO, multiply_ranges(ends, logs))
        joined = over + under
        return Slope(ends, joined.slopes, dict.fromkeys(joined.slopes, WILD))

    def exp(self, value: Slope) -> Slope:
        """Return e to the value."""
        low, high = value.ends
        ends = (
            Fraction(0) if low == -inf else find_exp(low),
            inf if high == inf else find_exp(high),
        )
        return _bend(value, ends, ends)

    def ln(self, value: Slope) -> Slope:
        """Return the natural logarithm."""
        low, high = value.ends
        ends = (-inf if low <= 0 else find_ln(low), inf if high == inf else find_ln(high))
        return _bend(value, ends, (Fraction(0), inf) if low <= 0 else _invert(value.ends))

    def largest(self, values: Sequence[Slope]) -> Slope:
        """Return the largest: one of those that may be it."""
        floor = max(value.ends[0] for value in values)
        able = [value for value in values if value.ends[1] > floor]
        able = able or [value for value in values if value.ends[0] == floor][:1]
        if len(able) == 1:
            return able[0]
        keys = {key for value in able for key in value.slopes}
        slopes = {
            key: _join([value.slopes.get(key, ZERO) for value in able]) for key in sorted(keys)
        }
        ends = (floor, max(value.ends[1] for value in able))
        return Slope(ends, slopes, dict.fromkeys(slopes, WILD))

    def is_true(self, sign: str, one: Slope, other: Slope) -> bool | None:
        """Return whether the comparison holds everywhere, nowhere (False), or here and there."""
        if sign in ("<", "<="):
            return self.is_true({"<": ">", "<=": ">="}[sign], other, one)
        low, high = (one - other).ends
        if sign == ">":
            return True if low > 0 else False if high <= 0 else None
        if sign == ">=":
            return True if low >= 0 else False if high < 0 else None
        is_equal = True if low == high == 0 else False if low > 0 or high < 0 else None
        return is_equal if sign == "==" or is_equal is None else not is_equal

    def choose(
        self,
        condition: bool | None,  # noqa: FBT001
        yes: Callable[[], Slope],
        no: Callable[[], Slope],
    ) -> Slope:
        """Return the one that the condition picks; anything between both when that is open."""
        if condition is not None:
            return yes() if condition else no()
        one, other = yes(), no()
        keys = one.slopes | other.slopes
        return Slope(
            _join([one.ends, other.ends]), dict.fromkeys(keys, ANYTHING), dict.fromkeys(keys, WILD)
        )

    def share(self, part: Slope, rest: Slope) -> Slope:
        """Return part / (part + rest)."""
        if part.ends[0] < 0 or rest.ends[0] < 0:
            raise CalculationError("A share needs amounts that cannot be negative.")
        whole = part + rest
        plain = self.divide(part, whole)
        squared = (
            multiply_ranges(_invert(whole.ends), _invert(whole.ends))
            if whole.ends[0] > 0
            else (Fraction(0), inf)
        )
        slopes = {}
        for key in whole.slopes:
            rise = multiply_ranges(part.slopes.get(key, ZERO), rest.ends)
            fall = multiply_ranges(rest.slopes.get(key, ZERO), part.ends)
            slopes[key] = multiply_ranges(add_ranges(rise, (-fall[1], -fall[0])), squared)
        degrees = {}
        for key in whole.slopes:
            (up, down), (its_up, its_down) = part._degree(key), rest._degree(key)
            is_plain = down == its_down == 0
            degrees[key] = (up, max(up, its_up)) if is_plain else plain.degrees[key]
        return Slope((Fraction(0), Fraction(1)), slopes, degrees)

    def hhi(self, values: Sequence[Slope]) -> Slope:
        """Return the sum of squared shares, 0 to 10,000."""
        if any(value.ends[0] < 0 for value in values):
            raise CalculationError("A concentration needs amounts that cannot be negative.")
        whole, squares = _sum(values), _sum([value * value for value in values])
        inverse = _invert(whole.ends) if whole.ends[0] > 0 else (Fraction(0), inf)
        cubed = multiply_ranges(inverse, multiply_ranges(inverse, inverse))
        result: dict[int, Range] = {}
        for place, value in enumerate(values):
            others = [its for at, its in enumerate(values) if at != place]
            rest = _sum(others).ends if others else ZERO
            theirs = _sum([its * its for its in others]).ends if others else ZERO
            rise = multiply_ranges(value.ends, rest)
            steep = multiply_ranges(add_ranges(rise, (-theirs[1], -theirs[0])), cubed)
            for key, its in value.slopes.items():
                more = multiply_ranges(its, multiply_ranges(steep, (Fraction(20_000),) * 2))
                result[key] = add_ranges(result.get(key, ZERO), more)
        degrees = {key: (2 * up, 2 * max(up, 1)) for key, (up, _) in squares.degrees.items()}
        return Slope((Fraction(10_000, len(values)), Fraction(10_000)), result, degrees)


def _raise(base: Range, exponent: Range) -> Range:
    ends = [raise_power(one, other) for one in base for other in exponent]
    return min(ends), max(ends)


def _sum(values: Sequence[Slope]) -> Slope:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total
