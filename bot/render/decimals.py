"""Exact fractions as decimal strings."""

from fractions import Fraction

DIGITS = 12
"""Significant digits of a number that no decimal ends."""


def format_decimal(number: Fraction, *, upward: bool) -> str:
    """Return *number* exactly when its decimals end, else 12 significant digits, rounded one way.

    Args:
        number: What to write.
        upward: Round towards plus infinity (the high end of a range), else towards minus.
    """
    places = _count_places(number.denominator)
    if places is None:
        places = DIGITS - _magnitude(abs(number))
        scaled = number * Fraction(10) ** places
        whole = -((-scaled.numerator) // scaled.denominator) if upward else scaled.__floor__()
    else:
        whole = int(number * 10**places)
    return _place_point(whole, places)


def _count_places(denominator: int) -> int | None:
    """Return how many decimals end a fraction over *denominator*; None when none do."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None


def _magnitude(size: Fraction) -> int:
    """Return the exponent ``e`` with ``10**(e-1) <= size < 10**e``."""
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    return exponent + (size >= Fraction(10) ** exponent)


def _place_point(whole: int, places: int) -> str:
    """Return ``whole / 10**places`` without needless zeros or an exponent."""
    sign = "-" if whole < 0 else ""
    if places <= 0:
        return f"{sign}{abs(whole) * 10**-places}"
    digits = str(abs(whole)).rjust(places + 1, "0")
    decimals = digits[-places:].rstrip("0")
    return sign + digits[:-places] + ("." + decimals if decimals else "")
