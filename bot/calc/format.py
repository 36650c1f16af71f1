"""Quantities as printed: bound words stay, ranges are rounded outward.

The one place where an amount becomes text, so that no ">" or "~" can get lost.
"""

import re
from fractions import Fraction
from math import ceil, floor

from bot.base.model import Quantity

DEFAULT_DIGITS = 6
"""Significant digits of a computed number that has no short exact form."""
_LONGEST_EXACT = 12
_NOTE = r"^(.*?)((?:\s(?:\([^()]*\)|\[[^\[\]]*\]|[A-Za-z]|[*†‡§]+))+)$"


def format_quantity(quantity: Quantity, digits: int | None = None) -> str:
    """Return *quantity* with its unit; the source's own words when it has them.

    Args:
        quantity: What to print.
        digits: Significant digits of a computed number; whole digits are never dropped.
    """
    if not quantity.is_known:
        return quantity.text or "unknown"
    if quantity.text:
        return _add_unit(quantity.text, quantity.unit)
    about = "~" if quantity.approx else ""
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        return about + _add_unit(format_number(low, digits), quantity.unit)
    low_text = "" if low is None else format_number(low, digits, floor)
    high_text = "" if high is None else format_number(high, digits, ceil)
    if low is not None and high is not None and not (quantity.low_open or quantity.high_open):
        between = " to " if low < 0 else " - "
        return about + _add_unit(low_text + between + high_text, quantity.unit)
    over, under = (">" if quantity.low_open else ">="), ("<" if quantity.high_open else "<=")
    sides = [
        f"{sign} {about}{_add_unit(text, quantity.unit)}"
        for sign, text in ((over, low_text), (under, high_text))
        if text
    ]
    return " and ".join(sides)


def _add_unit(number: str, unit: str) -> str:
    if unit == "1":
        return number
    match = None if number[-1:].isdecimal() else re.match(_NOTE, number)
    number, note = (match[1], match[2]) if match else (number, "")
    return f"{number}{'' if unit == '%' else ' '}{unit}{note}"


def format_number(value: Fraction, digits: int | None = None, rounding: object = round) -> str:
    """Return *value* in decimal, rounded by *rounding* (half to even when not said)."""
    places = _count_exact_places(value)
    if digits is not None or places is None:
        wanted = _count_places(value, digits or DEFAULT_DIGITS)
        places = wanted if places is None else min(wanted, places)
    scaled = rounding(value * 10**places)  # type: ignore[operator]
    sign, number = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    whole, rest = (number[:-places], number[-places:].rstrip("0")) if places else (number, "")
    return f"{sign}{int(whole):,}{'.' + rest if rest else ''}"


def _count_places(value: Fraction, digits: int) -> int:
    """Return the decimal places that show *digits* significant digits."""
    size = abs(value)
    if not size:
        return 0
    magnitude = len(str(size.numerator)) - len(str(size.denominator))
    if size < Fraction(10) ** magnitude:
        magnitude -= 1
    return max(0, digits - 1 - magnitude)


def _count_exact_places(value: Fraction) -> int | None:
    """Return the places of the exact decimal; None when it has none or a very long one."""
    left, twos, fives = value.denominator, 0, 0
    while left % 2 == 0:
        left, twos = left // 2, twos + 1
    while left % 5 == 0:
        left, fives = left // 5, fives + 1
    places = max(twos, fives)
    is_short = len(str(abs(value.numerator))) <= _LONGEST_EXACT or places <= 2
    return places if left == 1 and is_short and places <= _LONGEST_EXACT else None
