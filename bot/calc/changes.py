"""How a share or a concentration moves when some of its amounts are scaled by one factor.

The change from factor 1 to factor k is an integral over the factors between, so its slopes
have the signs of the mixed derivative by factor and amount, where that keeps its sign.
Knows nothing of the names and units of a formula.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from bot.base.frozen import dataclass
from bot.calc.leveling import find_concentration_signs
from bot.calc.ranges import ZERO, Range, add_ranges, multiply_ranges
from bot.calc.slope import Slope

Cells = Mapping[str, Slope]
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Change:
    """Amounts of which some are scaled.

    Attributes:
        amounts: Where each amount lies before.
        variables: The variable that each amount is a multiple of; None for a fixed one.
        scaled: The rows whose amounts are scaled.
        factor: By what they are scaled.
    """

    amounts: dict[str, Range]
    variables: dict[str, int | None]
    scaled: frozenset[str]
    factor: Fraction


def find_change(after: Cells, before: Cells) -> Change | None:
    """Return how the cells *before* are scaled; None when they do not change like that."""
    if not after.keys() <= before.keys():
        return None
    factors: dict[str, Fraction] = {}
    variables: dict[str, int | None] = {}
    for row, cell in before.items():
        factor = _find_factor(after.get(row), cell)
        if factor is None:
            return None
        factors[row] = factor
        variables[row] = next(iter(cell.degrees), None)
    known = [its for its in variables.values() if its is not None]
    changed = {factor for factor in factors.values() if factor != 1}
    if len(changed) > 1 or len(known) != len(set(known)):
        return None
    return Change(
        {row: cell.ends for row, cell in before.items()},
        variables,
        frozenset(row for row, factor in factors.items() if factor != 1),
        changed.pop() if changed else _ONE,
    )


def _find_factor(after: Slope | None, before: Slope) -> Fraction | None:
    """Return by what a cell is scaled; None when it is not only that."""
    if before.ends[0] < 0 or len(before.degrees) > 1:
        return None
    if any(degree != (1, 0) for degree in before.degrees.values()):
        return None
    if after is None or after.ends == ZERO:
        return Fraction(0)
    if after.degrees != before.degrees or not after.ends[0] >= 0:
        return None
    one, other = (
        next((its for its in cell.slopes.values()), cell.ends) for cell in (after, before)
    )
    if one[0] != one[1] or other[0] != other[1] or other[0] <= 0:
        return None
    factor = Fraction(one[0] / other[0])
    is_plain = multiply_ranges(before.ends, (factor, factor)) == after.ends
    return factor if is_plain else None


def narrow_share(slope: Slope, change: Change, rows: Any) -> Slope:
    """Return the *slope* of a change of the share of *rows*, with the signs that are certain."""
    kept: dict[tuple[bool, bool], Range] = {}
    places = {row: (row in rows, row in change.scaled) for row in change.amounts}
    for row, amount in change.amounts.items():
        kept[places[row]] = add_ranges(kept.get(places[row], ZERO), amount)
    span = _order(change.factor)
    part, rest = kept.get((True, False), ZERO), kept.get((False, False), ZERO)
    if (True, True) in kept and (False, True) not in kept:
        own = multiply_ranges(span, kept[True, True])
        signs = {
            (True, True): _find_sign(add_ranges(part, rest), own),
            (False, False): _find_sign(add_ranges(part, own), rest),
            (True, False): -1,
        }
    elif (False, True) in kept and (True, True) not in kept:
        other = multiply_ranges(span, kept[False, True])
        signs = {
            (True, False): _find_sign(part, add_ranges(other, rest)),
            (False, True): _find_sign(other, add_ranges(part, rest)),
            (False, False): 1,
        }
    else:
        return slope
    return _narrow(slope, change, {row: signs[place] for row, place in places.items()})


def narrow_concentration(slope: Slope, change: Change) -> Slope:
    """Return the *slope* of a change of a concentration, with the signs that are certain."""
    signs = find_concentration_signs(change.amounts, change.scaled, _order(change.factor))
    return _narrow(slope, change, signs)


def _order(factor: Fraction) -> Range:
    return min(factor, _ONE), max(factor, _ONE)


def _find_sign(one: Range, other: Range) -> int:
    """Return the sign of the difference of two ranges; 0 when it is not certain."""
    return 1 if one[0] >= other[1] else -1 if one[1] <= other[0] else 0


def _narrow(slope: Slope, change: Change, signs: Mapping[str, int]) -> Slope:
    slopes = dict(slope.slopes)
    for row, key in change.variables.items():
        sign = signs.get(row, 0) * (1 if change.factor > 1 else -1)
        if key is not None and sign:
            low, high = slopes[key]
            slopes[key] = (
                (max(low, Fraction(0)), high) if sign > 0 else (low, min(high, Fraction(0)))
            )
    return Slope(slope.ends, slopes, slope.degrees)
