"""The least concentration of independent amounts: it may lie inside their ranges.

At the maximum every amount is at one of its ends, but the minimum of the sum of squared
shares levels the amounts out: each is one same level, cut to its own ends.
"""

from collections.abc import Sequence
from fractions import Fraction

Cell = tuple[Fraction, Fraction | None]
"""The ends of one amount, not negative; None for an infinite one."""


def find_least_concentration(
    cells: Sequence[Cell],
) -> tuple[Fraction, tuple[Fraction, ...]] | None:
    """Return the least sum of squared shares (0 to 1) and the amounts there; None for no total."""
    best: tuple[Fraction, tuple[Fraction, ...]] | None = None
    for level in _list_levels(cells):
        point = tuple(max(low, level if high is None else min(level, high)) for low, high in cells)
        if whole := sum(point):
            value = sum((its * its for its in point), Fraction(0)) / whole**2
            if best is None or value < best[0]:
                best = (value, point)
    return best


def _list_levels(cells: Sequence[Cell]) -> list[Fraction]:
    """Return every level at which the amounts may be levelled out best."""
    ends = sorted({end for cell in cells for end in cell if end is not None})
    levels = [*ends, (ends[-1] if ends else Fraction(0)) + 1]
    for low, high in zip([Fraction(0), *ends], [*ends, None], strict=True):
        held = [end for cell in cells if (end := _find_held(cell, low, high)) is not None]
        if sum(held):
            levels.append(sum((end * end for end in held), Fraction(0)) / sum(held))
    return levels


def _find_held(cell: Cell, low: Fraction, high: Fraction | None) -> Fraction | None:
    """Return the end an amount is cut to by a level from *low* to *high*; None when it is free."""
    if cell[1] is not None and cell[1] <= low:
        return cell[1]
    return cell[0] if high is not None and cell[0] >= high else None
