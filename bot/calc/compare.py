"""Quantities compared, without pretending to know what their ends leave open."""

from fractions import Fraction
from typing import Literal

from bot.base.model import Quantity

Order = Literal["more", "less", "equal", "unknown"]
Verdict = Literal["yes", "no", "maybe", "unknown"]


def compare(one: Quantity, other: Quantity) -> Order:
    """Return how *one* surely compares with *other*; both in the same unit."""
    if _is_above(one, other):
        return "more"
    if _is_above(other, one):
        return "less"
    is_equal = one.low == other.low and one.is_exact and other.is_exact
    return "equal" if is_equal else "unknown"


def _is_above(one: Quantity, other: Quantity) -> bool:
    """Return whether every value of *one* is greater than every value of *other*."""
    if one.low is None or other.high is None:
        return False
    gap = _measure_gap(one.low, other.high)
    return gap > 0 or (gap == 0 and (one.low_open or other.high_open))


def _is_at_least(one: Quantity, other: Quantity) -> bool:
    if one.low is None or other.high is None:
        return False
    return _measure_gap(one.low, other.high) >= 0


def _measure_gap(one: Fraction, other: Fraction) -> int:
    """Return a number of the sign of *one* less *other*: fractions compare themselves slowly."""
    return one.numerator * other.denominator - other.numerator * one.denominator


def test(one: Quantity, operator: str, other: Quantity) -> Verdict:
    """Return whether *one* *operator* *other* holds: surely, surely not, or perhaps.

    Args:
        one: What is tested.
        operator: ``>``, ``>=``, ``<``, ``<=``, ``=`` or ``between`` (ends included).
        other: A number, or a range to be between; in the same unit.
    """
    if not one.is_known or not other.is_known:
        return "unknown"
    if operator in ("<", "<="):
        return test(other, {"<": ">", "<=": ">="}[operator], one)
    if operator == ">":
        return _decide(yes=_is_above(one, other), no=_is_at_least(other, one))
    if operator == ">=":
        return _decide(yes=_is_at_least(one, other), no=_is_above(other, one))
    apart = _is_above(one, other) or _is_above(other, one)
    if operator == "=":
        return _decide(yes=compare(one, other) == "equal", no=apart)
    return _decide(yes=_is_inside(one, other.low, other.high), no=apart)


def _decide(*, yes: bool, no: bool) -> Verdict:
    return "yes" if yes else "no" if no else "maybe"


def _is_inside(one: Quantity, low: Fraction | None, high: Fraction | None) -> bool:
    above = low is None or (one.low is not None and _measure_gap(one.low, low) >= 0)
    return above and (high is None or (one.high is not None and _measure_gap(one.high, high) <= 0))
