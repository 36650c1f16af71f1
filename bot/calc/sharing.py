"""Where shares and concentrations lie for certain when each amount has its own range.

No amount is negative. Knows nothing of formulas: the ranges count as independent.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from bot.calc.ranges import ZERO, Range, add_ranges

_ONE = Fraction(1)


def find_share_range(part: Range, rest: Range) -> Range:
    """Return where part / (part + rest) lies."""
    return _find_share(part[0], rest[1]), 1 - _find_share(rest[0], part[1])


def _find_share(small: Any, large: Any) -> Fraction:
    """Return the least share, of the smallest part beside the largest rest."""
    if not small or isinstance(large, float):
        return Fraction(0)
    return Fraction(small / (small + large))


def find_concentration_range(amounts: Sequence[Range]) -> Range:
    """Return where the sum of squared shares (0 to 1) lies; may be wider than it is."""
    if len(amounts) == 1:
        return _ONE, _ONE
    least, most = Fraction(1, len(amounts)), Fraction(0)
    for place, amount in enumerate(amounts):
        rest = ZERO
        for at, its in enumerate(amounts):
            if at != place:
                rest = add_ranges(rest, its)
        low, high = find_share_range(amount, rest)
        if low * len(amounts) > 1:
            least = max(least, low**2 + (1 - low) ** 2 / (len(amounts) - 1))
        most = max(most, high)
    whole = int(_ONE / most)
    return least, min(_ONE, whole * most**2 + (1 - whole * most) ** 2)
