"""Reckoning with ranges that know how they rise and fall with each variable of a box.

A slope that keeps its sign over the whole box proves where the extremes lie; so does
being linear-fractional in a variable. Ends are fractions or infinite.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import inf
from typing import Any

from bot.calc.errors import CalculationError
from bot.calc.formula import Node
from bot.calc.points import Need, check_power
from bot.calc.ranges import (
    ANYTHING,
    ZERO,
    Range,
    add_ranges,
    exp_range,
    invert_range,
    join_ranges,
    ln_range,
    multiply_ranges,
    negate_range,
    raise_between,
    raise_fraction,
    raise_whole,
)
from bot.calc.sharing import find_concentration_range, find_share_range
from bot.calc.slope import WILD, Slope


class Slopes:
    """The algebra of ranges with slopes.

    Attributes:
        suspects: Parts that must be something, but at first sight are perhaps not.
        is_rounded: Some number is not exact, but rounded outward.
    """

    def __init__(self, enclose: Callable[[Node], Range]) -> None:
        """Reckon with ranges; *enclose* finds where a part lies over the whole box."""
        self._enclose = enclose
        self._deciding: set[int] = set()
        self.suspects: list[tuple[Need, Node]] = []
        self.is_rounded = False

    def make(self, value: Fraction) -> Slope:
        """Return an exact number."""
        return Slope((value, value), {}, {})

    def watch(self, need: Need, node: Node, value: Any) -> None:
        """Keep *node* when one of its ranges looks as if it were not what it must be."""
        cells = value.values() if isinstance(value, dict) else (value,)
        if any(_may_fail(need, cell.ends) for cell in cells):
            self.suspects.append((need, node))

    def watch_power(self, node: Node, base: Any, exponent: Any) -> None:
        """Keep the base *node* of a power when it may have no result."""
        if isinstance(exponent, dict):
            for key, its in exponent.items():
                self.watch_power(node, base.get(key) if isinstance(base, dict) else base, its)
            return
        if base is None:
            return
        low, high = exponent.ends
        if low == high and low.denominator == 1:
            if low < 0:
                self.watch("not zero", node, base)
        else:
            self.watch("not below zero" if low > 0 else "above zero", node, base)

    def watch_total(self, node: Node, cells: Sequence[Slope]) -> None:
        """Keep *node*, the sum of amounts that are not negative, when it may be 0."""
        if all(cell.ends[0] <= 0 for cell in cells):
            self.suspects.append(("not zero", node))

    def narrow(self, node: Node, value: Slope) -> Slope:
        """Return *value* without what lies outside the bounds of *node*."""
        if value.ends[0] == value.ends[1]:
            return value
        low, high = self._enclose(node)
        low, high = max(low, value.ends[0]), min(high, value.ends[1])
        if low == high:
            return Slope((low, high), {}, {})
        return Slope((low, high), value.slopes, value.degrees)

    def divide(self, one: Slope, other: Slope) -> Slope:
        """Return the ratio."""
        inverse = invert_range(other.ends)
        squared = raise_whole(inverse, 2)
        slopes = {
            key: multiply_ranges(negate_range(its), squared) for key, its in other.slopes.items()
        }
        degrees = {key: (down, up) for key, (up, down) in other.degrees.items()}
        return one * Slope(inverse, slopes, degrees)

    def power(self, base: Slope, exponent: Slope) -> Slope:
        """Return base to the exponent."""
        low, high = exponent.ends
        if low != high:
            return self._note(self._raise_between(base, exponent))
        if low.denominator != 1:
            if not base.slopes:
                return self._note(Slope(raise_fraction(base.ends, low), {}, {}))
            fall = raise_fraction(base.ends, low - 1)
            return self._note(
                base.bend(raise_fraction(base.ends, low), multiply_ranges((low, low), fall))
            )
        if low < 0:
            return self.divide(self.make(Fraction(1)), self.power(base, -exponent))
        check_power(low)
        whole = low.numerator
        if whole == 0:
            return self.make(Fraction(1))
        steep = multiply_ranges((low, low), raise_whole(base.ends, whole - 1))
        bent = base.bend(raise_whole(base.ends, whole), steep)
        degrees = {key: (up * whole, down * whole) for key, (up, down) in base.degrees.items()}
        return Slope(bent.ends, bent.slopes, degrees)

    def _raise_between(self, base: Slope, exponent: Slope) -> Slope:
        low, high = exponent.ends
        if base.ends[0] <= 0 or inf in (base.ends[1], high) or low == -inf:
            keys = base.slopes | exponent.slopes
            return Slope(
                (Fraction(0), inf), dict.fromkeys(keys, ANYTHING), dict.fromkeys(keys, WILD)
            )
        ends = raise_between(base.ends, exponent.ends)
        by_base = multiply_ranges(exponent.ends, raise_between(base.ends, (low - 1, high - 1)))
        over = base.bend(ends, by_base)
        under = exponent.bend(ZERO, multiply_ranges(ends, ln_range(base.ends)))
        joined = over + under
        return Slope(ends, joined.slopes, dict.fromkeys(joined.slopes, WILD))

    def _note(self, value: Slope) -> Slope:
        """Return *value*; take note when it is one number that had to be rounded."""
        self.is_rounded = self.is_rounded or value.ends[0] != value.ends[1]
        return value

    def exp(self, value: Slope) -> Slope:
        """Return e to the value."""
        ends = exp_range(value.ends)
        return self._note(value.bend(ends, ends))

    def ln(self, value: Slope) -> Slope:
        """Return the natural logarithm."""
        low, high = value.ends
        steep = invert_range((max(low, Fraction(0)), high)) if high > 0 else ANYTHING
        return self._note(value.bend(ln_range(value.ends), steep))

    def magnitude(self, value: Slope) -> Slope:
        """Return the number without its sign."""
        found = self.largest((value, -value))
        return Slope((max(found.ends[0], Fraction(0)), found.ends[1]), found.slopes, found.degrees)

    def largest(self, values: Sequence[Slope]) -> Slope:
        """Return the largest: one of those that may be it."""
        floor = max(value.ends[0] for value in values)
        able = [value for value in values if value.ends[1] > floor]
        if all(value.ends[0] < floor for value in able):
            able.append(next(value for value in values if value.ends[0] == floor))
        if len(able) == 1:
            return able[0]
        keys = {key for value in able for key in value.slopes}
        slopes = {
            key: join_ranges([value.slopes.get(key, ZERO) for value in able])
            for key in sorted(keys)
        }
        ends = (floor, max(value.ends[1] for value in able))
        return Slope(ends, slopes, dict.fromkeys(slopes, WILD))

    def is_true(self, sign: str, one: Slope, other: Slope) -> bool | None:
        """Return whether the comparison holds everywhere, nowhere (False), or here and there."""
        if sign in ("<", "<="):
            return self.is_true({"<": ">", "<=": ">="}[sign], other, one)
        gap = one - other
        verdict = _place_zero(sign, gap.ends)
        if verdict is None:
            self._deciding.update(gap.slopes)
        return verdict

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
        keys = {**one.slopes, **other.slopes, **dict.fromkeys(self._deciding)}
        ends = join_ranges([one.ends, other.ends])
        return Slope(ends, dict.fromkeys(keys, ANYTHING), dict.fromkeys(keys, WILD))

    def share(self, part: Slope, rest: Slope) -> Slope:
        """Return part / (part + rest)."""
        if part.ends[0] < 0 or rest.ends[0] < 0:
            raise CalculationError("A share needs amounts that cannot be negative.")
        whole = part + rest
        squared = raise_whole(invert_range(whole.ends), 2)
        slopes = {}
        degrees = {}
        for key in whole.slopes:
            rise = multiply_ranges(part.slopes.get(key, ZERO), rest.ends)
            fall = multiply_ranges(rest.slopes.get(key, ZERO), part.ends)
            slopes[key] = multiply_ranges(add_ranges(rise, negate_range(fall)), squared)
            (up, down), (its_up, its_down) = part.find_degree(key), rest.find_degree(key)
            degrees[key] = (up + its_down, max(up + its_down, its_up + down))
        return Slope(find_share_range(part.ends, rest.ends), slopes, degrees)

    def hhi(self, values: Sequence[Slope]) -> Slope:
        """Return the sum of squared shares, 0 to 10,000."""
        if any(value.ends[0] < 0 for value in values):
            raise CalculationError("A concentration needs amounts that cannot be negative.")
        whole = _sum(values)
        cubed = raise_whole(invert_range(whole.ends), 3)
        squares = [raise_whole(value.ends, 2) for value in values]
        result: dict[int, Range] = {}
        degrees: dict[int, tuple[int, int]] = {}
        for place, value in enumerate(values):
            rest = _add_others([its.ends for its in values], place)
            rise = multiply_ranges(value.ends, rest)
            steep = add_ranges(rise, negate_range(_add_others(squares, place)))
            steep = multiply_ranges(multiply_ranges(steep, cubed), (Fraction(20_000),) * 2)
            for key, its in value.slopes.items():
                result[key] = add_ranges(result.get(key, ZERO), multiply_ranges(its, steep))
                up, down = value.degrees[key]
                degrees[key] = WILD if down else max(degrees.get(key, (0, 0)), (2 * up, 2 * up))
        ends = find_concentration_range([value.ends for value in values])
        return Slope(multiply_ranges(ends, (Fraction(10_000),) * 2), result, degrees)

    def settle(self, value: Slope) -> Slope:
        """Return *value*, taking note of a rounded number."""
        return self._note(value)

    def pin(self, value: Slope) -> Fraction:
        """Return the one number that it is, but for its rounding.

        Raises:
            CalculationError: It is a range.
        """
        if value.slopes:
            raise CalculationError("This needs one exact number, and is given a range.")
        number: Fraction = (value.ends[0] + value.ends[1]) / 2
        return number


def _place_zero(sign: str, ends: Range) -> bool | None:
    """Return whether what lies between *ends* compares so with 0; None when that is open."""
    low, high = ends
    if sign == ">":
        return True if low > 0 else False if high <= 0 else None
    if sign == ">=":
        return True if low >= 0 else False if high < 0 else None
    is_equal = True if low == high == 0 else False if low > 0 or high < 0 else None
    return is_equal if sign == "==" or is_equal is None else not is_equal


def _may_fail(need: Need, ends: Range) -> bool:
    if need == "not zero":
        return bool(ends[0] <= 0 <= ends[1])
    return bool(ends[0] < 0 or (ends[0] == 0 and need == "above zero"))


def _sum(values: Sequence[Slope]) -> Slope:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total


def _add_others(ranges: Sequence[Range], place: int) -> Range:
    total = ZERO
    for at, its in enumerate(ranges):
        if at != place:
            total = add_ranges(total, its)
    return total
