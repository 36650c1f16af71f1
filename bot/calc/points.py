"""Reckoning with exact numbers; what no fraction can give, to fifty digits."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Literal

from bot.calc.errors import CalculationError
from bot.calc.formula import Node

Need = Literal["not zero", "above zero", "not below zero"]
"""What a part of a formula must be for the whole to have a result."""
DIGITS = 50
_ROUNDING = Fraction(1, 10**44)
_LARGEST_EXPONENT = 10**5
_LARGEST_POWER = 400
_LARGEST_ROOT = 12
SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    ">": gt,
    ">=": ge,
    "<": lt,
    "<=": le,
    "==": eq,
    "!=": ne,
}


class Points:
    """The algebra of fractions."""

    def make(self, value: Fraction) -> Fraction:
        """Return *value*."""
        return value

    def watch(self, need: Need, node: Node, value: Any) -> None:
        """Do nothing: what has no result shows by itself."""

    def watch_power(self, node: Node, base: Any, exponent: Any) -> None:
        """Do nothing."""

    def watch_total(self, node: Node, cells: Sequence[Any]) -> None:
        """Do nothing."""

    def narrow(self, node: Node, value: Fraction) -> Fraction:  # noqa: ARG002
        """Return *value*: it is exact."""
        return value

    def divide(self, one: Fraction, other: Fraction) -> Fraction:
        """Return the ratio."""
        return one / other

    def power(self, base: Fraction, exponent: Fraction) -> Fraction:
        """Return base to the exponent, exact where it is rational."""
        return raise_power(base, exponent)

    def exp(self, value: Fraction) -> Fraction:
        """Return e to the value."""
        return find_exp(value)

    def ln(self, value: Fraction) -> Fraction:
        """Return the natural logarithm."""
        return find_ln(value)

    def magnitude(self, value: Fraction) -> Fraction:
        """Return the number without its sign."""
        return abs(value)

    def largest(self, values: Sequence[Fraction]) -> Fraction:
        """Return the largest."""
        return max(values)

    def is_true(self, sign: str, one: Fraction, other: Fraction) -> bool:
        """Return whether the comparison holds."""
        return SIGNS[sign](one, other)

    def choose(
        self,
        condition: bool | None,  # noqa: FBT001
        yes: Callable[[], Fraction],
        no: Callable[[], Fraction],
    ) -> Fraction:
        """Return the one that the condition picks."""
        return yes() if condition else no()

    def share(self, part: Fraction, rest: Fraction) -> Fraction:
        """Return part / (part + rest)."""
        return part / (part + rest)

    def hhi(self, values: Sequence[Fraction]) -> Fraction:
        """Return the sum of squared shares, 0 to 10,000."""
        return 10_000 * sum((value * value for value in values), Fraction(0)) / sum(values) ** 2

    def settle(self, value: Any) -> Fraction:
        """Return the number in the middle of a range that is one but for its rounding."""
        middle: Fraction = (value.ends[0] + value.ends[1]) / 2
        return middle

    def pin(self, value: Fraction) -> Fraction:
        """Return *value*."""
        return value


def raise_power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return base to the exponent, exact where it is rational.

    Raises:
        CalculationError: There is no such number, or it is too large.
    """
    exact = _raise_exactly(base, exponent)
    return find_exp(exponent * find_ln(base)) if exact is None else exact


def bracket_power(base: Fraction, exponent: Fraction) -> tuple[Fraction, Fraction]:
    """Return two numbers that hold base to the exponent between them; equal when it is exact."""
    exact = _raise_exactly(base, exponent)
    return _widen(raise_power(base, exponent)) if exact is None else (exact, exact)


def _raise_exactly(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Return the power when it is rational; None for every other."""
    if base == 1 or exponent == 0:
        return Fraction(1)
    check_power(exponent)
    if exponent.denominator == 1:
        return base**exponent.numerator
    if base < 0:
        raise CalculationError("A number below zero has no fractional power.")
    if base == 0:
        return Fraction(0) / (exponent > 0)
    if exponent.denominator <= _LARGEST_ROOT:
        over = _find_root(base.numerator, exponent.denominator)
        under = _find_root(base.denominator, exponent.denominator)
        if over is not None and under is not None:
            return Fraction(over, under) ** exponent.numerator
    return None


def check_power(exponent: Fraction) -> None:
    """Complain about an exponent whose power would have too many digits."""
    if abs(exponent) > _LARGEST_POWER:
        raise CalculationError(f"The power is too large; at most {_LARGEST_POWER}.")


def _find_root(value: int, degree: int) -> int | None:
    """Return the whole root; None when there is none (Newton's method)."""
    if value < 2:
        return value
    root = 1 << (value.bit_length() // degree + 1)
    while (lower := ((degree - 1) * root + value // root ** (degree - 1)) // degree) < root:
        root = lower
    return root if root**degree == value else None


def _reckon(work: str, value: Fraction) -> Fraction:
    from decimal import Context, DecimalException, Overflow

    context = Context(prec=DIGITS + 10, Emax=10**6, Emin=-(10**6))
    try:
        number = context.divide(
            context.create_decimal(value.numerator), context.create_decimal(value.denominator)
        )
        result = getattr(context, work)(number)
        return Fraction(Context(prec=DIGITS).plus(result))
    except Overflow:
        raise CalculationError("The number is too large.") from None
    except DecimalException:
        raise CalculationError("There is no such number.") from None


def find_exp(value: Fraction) -> Fraction:
    """Return e to the value, to fifty digits."""
    if not value:
        return Fraction(1)
    if value < -_LARGEST_EXPONENT:
        return Fraction(0)
    if value > _LARGEST_EXPONENT:
        raise CalculationError("The number is too large.")
    return _reckon("exp", value)


def bracket_exp(value: Fraction) -> tuple[Fraction, Fraction]:
    """Return two numbers that hold e to the value between them."""
    return _widen(find_exp(value)) if value else (Fraction(1), Fraction(1))


def find_ln(value: Fraction) -> Fraction:
    """Return the natural logarithm, to fifty digits.

    Raises:
        CalculationError: The value is not above zero.
    """
    if value <= 0:
        raise CalculationError("Only a number above zero has a logarithm.")
    return Fraction(0) if value == 1 else _reckon("ln", value)


def bracket_ln(value: Fraction) -> tuple[Fraction, Fraction]:
    """Return two numbers that hold the natural logarithm between them."""
    if value == 1:
        return Fraction(0), Fraction(0)
    low, high = _widen(find_ln(value))
    return low - _ROUNDING, high + _ROUNDING


def _widen(value: Fraction) -> tuple[Fraction, Fraction]:
    """Return the two numbers between which a number rounded to *value* lies for certain."""
    margin = abs(value) * _ROUNDING
    return value - margin, value + margin
