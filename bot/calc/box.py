"""The box that formulas are bounded over: one variable for each range, and bounds.

Knows nothing of formulas.
"""

from fractions import Fraction
from math import inf
from typing import Any, Literal

from bot.base.frozen import dataclass

HUGE = Fraction(10) ** 120
"""Stands for an infinite end; the limit is read off this and its square."""
_COARSE = 10**40

Where = Literal["low", "high"] | Fraction
Span = tuple[Any, Any]
"""The values a variable may take, ends included; infinite ends are floats."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One range of the box, in base units; a missing end is infinite."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool

    @property
    def ends(self) -> Span:
        """Its ends, infinite ones as floats."""
        return (-inf if self.low is None else self.low, inf if self.high is None else self.high)

    @property
    def is_wide(self) -> bool:
        """Whether it is more than one number."""
        return self.low is None or self.low != self.high

    def find_end(self, where: Where) -> Any:
        """Return its value there, a float when it is infinite."""
        return where if isinstance(where, Fraction) else self.ends[where == "high"]

    def is_infinite(self, where: Where) -> bool:
        """Whether it has no number there."""
        return isinstance(self.find_end(where), float)

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

    def find_inside(self) -> Fraction:
        """Return a value strictly inside, or the only one."""
        return find_middle(self.ends)


def find_middle(span: Span) -> Fraction:
    """Return a value strictly between the ends, or the only one."""
    low, high = span
    if isinstance(low, Fraction) and isinstance(high, Fraction):
        return (low + high) / 2
    if isinstance(low, Fraction):
        return low + (abs(low) or 1)
    return Fraction(0) if high == inf else high - (abs(high) or 1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Two ends, None when infinite. Nothing lies outside.

    Attributes:
        is_proven: They are the tightest there are.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool
    is_proven: bool = True

    @property
    def may_be_zero(self) -> bool:
        """Whether 0 is between the ends, closed ends included."""
        return self.may_be_at_most_zero and (
            self.high is None or self.high > 0 or (self.high == 0 and not self.high_open)
        )

    @property
    def may_be_at_most_zero(self) -> bool:
        """Whether 0 or less is between the ends, closed ends included."""
        return self.may_be_below_zero or (self.low == 0 and not self.low_open)

    @property
    def may_be_below_zero(self) -> bool:
        """Whether less than 0 is between the ends."""
        return self.low is None or self.low < 0


def find_limit(near: Fraction, far: Fraction) -> Any:
    """Return where two values at far points lead; None when they lead nowhere."""
    if abs(far) > 1 and abs(far) > abs(near) * 10**6:
        return inf if far > 0 else -inf
    limit = near.limit_denominator(_COARSE)
    is_limit = abs(near - limit) * _COARSE < 1 and abs(far - limit) <= abs(near - limit)
    return limit if is_limit else None
