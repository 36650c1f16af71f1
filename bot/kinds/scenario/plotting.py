"""Amounts drawn as bars of plain signs, one a row, on one scale.

Knows nothing of what the amounts are of.
"""

from collections.abc import Sequence
from fractions import Fraction

from bot.base.model import Quantity

WIDTH = 20
"""Signs in a bar."""


def draw_bars(quantities: Sequence[Quantity | None]) -> tuple[str, ...]:
    """Return a bar for each of *quantities*, all in one unit: ``=`` where it may lie.

    Dots lead from the least value to the bar; an end that is open without bound is ``<`` or
    ``>``. Empty where there is nothing to draw.
    """
    ends = [end for its in quantities if its for end in (its.low, its.high) if end is not None]
    least, most = min((*ends, Fraction(0))), max((*ends, Fraction(0)))
    if least == most:
        return ("",) * len(quantities)
    return tuple(_draw(its, least, most - least) if its else "" for its in quantities)


def _draw(quantity: Quantity, least: Fraction, reach: Fraction) -> str:
    if not quantity.is_known:
        return ""
    low = least if quantity.low is None else quantity.low
    high = least + reach if quantity.high is None else quantity.high
    if quantity.low == quantity.high:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    start, end = (round((its - least) / reach * WIDTH) for its in (low, high))
    bar = "." * start + "=" * max(end - start, 1)
    left = "<" if quantity.low is None else ""
    return f"{left}{bar}{'>' if quantity.high is None else ''}"
