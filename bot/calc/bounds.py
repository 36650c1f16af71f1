"""The bounds of a formula over a box: evaluated jointly, never end by end.

Every range is one variable of the box. Where slopes keep their sign, or the formula is
linear-fractional in a variable, the extremes are at corners for certain; elsewhere corners
and points inside are tried, and the result is marked as not proven.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from math import inf
from typing import Any, Literal

from bot.base.frozen import dataclass
from bot.calc.errors import CalculationError
from bot.calc.slopes import Slope

HUGE = Fraction(10) ** 120
"""Stands for an infinite end; the limit is read off this and its square."""
_COARSE = 10**40
_MOST_FREE = 8
_SAMPLES = 24

Where = Literal["low", "high"] | Fraction
Find = Callable[[tuple[Fraction, ...]], Fraction]


@dataclass(frozen=True, slots=True)
class Variable:
    """One range of the box, in base units; a missing end is infinite."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool

    @property
    def ends(self) -> tuple[Any, Any]:
        """Its ends, infinite ones as floats."""
        return (-inf if self.low is None else self.low, inf if self.high is None else self.high)

    @property
    def is_wide(self) -> bool:
        """Whether it is more than one number."""
        return self.low is None or self.low != self.high

    def place(self, where: Where, huge: Fraction, *, nudge: bool) -> Fraction:
        """Return its value at one end (beside an open one with *nudge*) or inside."""
        if isinstance(where, Fraction):
            return where
        if where == "low":
            if self.low is None:
                return -huge
            return self.low + 1 / huge if nudge and self.low_open else self.low
        if self.high is None:
            return huge
        return self.high - 1 / huge if nudge and self.high_open else self.high

    def is_reached(self, where: Where) -> bool:
        """Whether it takes its value there."""
        if isinstance(where, Fraction):
            return True
        return not (self.low_open if where == "low" else self.high_open)

    def find_inside(self, share: Fraction = Fraction(1, 2)) -> Fraction:
        """Return a value strictly inside."""
        if self.low is not None and self.high is not None:
            return self.low + (self.high - self.low) * share
        step = share / (1 - share)
        if self.low is not None:
            return self.low + step * (abs(self.low) or 1)
        if self.high is not None:
            return self.high - step * (abs(self.high) or 1)
        return (2 * share - 1) / (share * (1 - share))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Two ends, None when infinite.

    Attributes:
        is_proven: Nothing lies outside, for certain.
        has_all_corners: Every corner of the box was tried.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool
    is_proven: bool = True
    has_all_corners: bool = True

    @property
    def may_be_zero(self) -> bool:
        """Whether 0 is between the ends, closed ends included."""
        above = self.low is None or self.low < 0 or (self.low == 0 and not self.low_open)
        return above and (
            self.high is None or self.high > 0 or (self.high == 0 and not self.high_open)
        )


def find_bounds(find: Find, slope: Slope, box: Sequence[Variable]) -> Bounds:
    """Return the bounds of *find* over *box*; *slope* says how it rises and falls.

    Raises:
        CalculationError: It divides by zero, or has no limit.
    """
    return _Search(find, slope, box).find()


class _Search:
    def __init__(self, find: Find, slope: Slope, box: Sequence[Variable]) -> None:
        self._find = find
        self._box = box
        self._wide = [key for key in sorted(slope.degrees) if box[key].is_wide]
        self._rising = {key for key in self._wide if slope.slopes[key][0] >= 0}
        falling = {key for key in self._wide if slope.slopes[key][1] <= 0}
        self._free = [key for key in self._wide if key not in self._rising | falling]
        self._is_proven = len(self._free) <= _MOST_FREE and all(
            max(slope.degrees[key]) <= 1 for key in self._free
        )

    def find(self) -> Bounds:
        """Return the bounds."""
        low, low_open = self._find_end(-1)
        high, high_open = self._find_end(1)
        return Bounds(
            None if isinstance(low, float) else low,
            None if isinstance(high, float) else high,
            low_open,
            high_open,
            self._is_proven,
            len(self._free) <= _MOST_FREE,
        )

    def _find_end(self, sign: int) -> tuple[Any, bool]:
        """Return the smallest (largest for *sign* 1) value and whether it is left out."""
        fixed: dict[int, Where] = {
            key: "high" if (key in self._rising) == (sign > 0) else "low"
            for key in self._wide
            if key not in self._free
        }
        best: Any = -inf
        places: list[dict[int, Where]] = []
        for where in self._list_places(fixed, sign):
            value = self._reach(where)
            if value is None:
                continue
            value = value * sign
            if value > best or not places:
                best, places = value, [where]
            elif value == best:
                places.append(where)
        if not places:
            raise CalculationError("The formula has no limit at the ends of its ranges.")
        is_open = isinstance(best, float) or not any(
            self._is_reached(where, best * sign) for where in places
        )
        return best * sign, is_open

    def _list_places(self, fixed: dict[int, Where], sign: int) -> Iterator[dict[int, Where]]:
        if len(self._free) <= _MOST_FREE:
            ends: tuple[Where, ...] = ("low", "high")
            for corner in product(ends, repeat=len(self._free)):
                yield fixed | dict(zip(self._free, corner, strict=True))
        else:
            yield self._climb(fixed | dict.fromkeys(self._free, "low"), sign)
            yield self._climb(fixed | dict.fromkeys(self._free, "high"), sign)
        if not self._is_proven:
            for shares in islice(_list_shares(len(self._free)), _SAMPLES):
                inside = {
                    key: self._box[key].find_inside(share)
                    for key, share in zip(self._free, shares, strict=True)
                }
                yield fixed | inside

    def _climb(self, where: dict[int, Where], sign: int) -> dict[int, Where]:
        """Return the corner from which no single change leads further."""
        value = self._reach(where)
        is_better = True
        while is_better:
            is_better = False
            for key in self._free:
                turned = where | {key: "high" if where[key] == "low" else "low"}
                its = self._reach(turned)
                if its is not None and (value is None or its * sign > value * sign):
                    where, value, is_better = turned, its, True
        return where

    def _at(self, where: dict[int, Where], huge: Fraction, *, nudge: bool) -> Fraction:
        point = tuple(
            variable.place(where.get(key, "low"), huge, nudge=nudge)
            if variable.is_wide and key in where
            else _find_any(variable)
            for key, variable in enumerate(self._box)
        )
        return self._find(point)

    def _reach(self, where: dict[int, Where]) -> Any:
        """Return the value or the limit at a corner; None when there is none."""
        is_far = any(self._is_infinite(key, its) for key, its in where.items())
        if not is_far:
            try:
                return self._at(where, HUGE, nudge=False)
            except ZeroDivisionError:
                if all(self._box[key].is_reached(its) for key, its in where.items()):
                    raise CalculationError("This divides by a number that may be zero.") from None
        try:
            near = self._at(where, HUGE, nudge=not is_far)
            far = self._at(where, HUGE * HUGE, nudge=not is_far)
        except ZeroDivisionError:
            return None
        return _find_limit(near, far)

    def _is_infinite(self, key: int, where: Where) -> bool:
        variable = self._box[key]
        return (where == "low" and variable.low is None) or (
            where == "high" and variable.high is None
        )

    def _is_reached(self, where: dict[int, Where], value: Fraction) -> bool:
        """Return whether the box has a point with this value: open ends must not matter."""
        inside = {
            key: its if self._box[key].is_reached(its) else self._box[key].find_inside()
            for key, its in where.items()
        }
        if inside == where:
            return True
        try:
            return self._at(inside, HUGE, nudge=False) == value
        except ZeroDivisionError:
            return False


def _find_any(variable: Variable) -> Fraction:
    return (
        variable.low
        if variable.low is not None and not variable.is_wide
        else variable.find_inside()
    )


def _find_limit(near: Fraction, far: Fraction) -> Any:
    """Return where two values at far points lead; None when they lead nowhere."""
    if abs(far) > 1 and abs(far) > abs(near) * 10**6:
        return inf if far > 0 else -inf
    limit = near.limit_denominator(_COARSE)
    is_limit = abs(near - limit) * _COARSE < 1 and abs(far - limit) <= abs(near - limit)
    return limit if is_limit else None


def _list_shares(count: int) -> Iterator[tuple[Fraction, ...]]:
    """Return points spread over the unit cube, the middle first, always the same."""
    yield (Fraction(1, 2),) * count
    state = 12_345
    while True:
        point = []
        for _ in range(count):
            state = (state * 1_103_515_245 + 12_345) % 2**31
            point.append(Fraction(state // 2**11 % 998 + 1, 1_000))
        yield tuple(point)
