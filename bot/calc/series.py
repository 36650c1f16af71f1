"""Exact numbers in a row: where they reach a level, and systems of linear equations."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from bot.calc.errors import CalculationError


def find_reach(values: Sequence[Fraction], level: Fraction) -> Fraction:
    """Return the position, from 0, at which *values* first reach *level*, straight between them.

    Raises:
        CalculationError: They never do.
    """
    for at, value in enumerate(values):
        if value >= level:
            before = values[at - 1] if at else value
            return at - 1 + (level - before) / (value - before) if at else Fraction(0)
    raise CalculationError("The level is never reached.")


def solve_linear(
    work: Callable[[Sequence[Fraction]], Sequence[Fraction]], size: int
) -> tuple[Fraction, ...]:
    """Return the only numbers at which each of the values of *work* is zero.

    Raises:
        CalculationError: *work* is not linear, or there is none or more than one solution.
    """
    start = work([Fraction(0)] * size)
    if len(start) != size:
        raise CalculationError("There must be one equation for each unknown.")
    columns = []
    for place in range(size):
        moved = work([Fraction(at == place) for at in range(size)])
        columns.append([one - other for one, other in zip(moved, start, strict=True)])
    rows = [[*(column[at] for column in columns), -start[at]] for at in range(size)]
    found = _eliminate(rows)
    if any(work(found)):
        raise CalculationError("The equations are not linear in the unknowns.")
    return found


def _eliminate(rows: list[list[Fraction]]) -> tuple[Fraction, ...]:
    """Return the solution by Gauss-Jordan elimination; each row ends with its constant."""
    for place in range(len(rows)):
        pivot = next((at for at in range(place, len(rows)) if rows[at][place]), None)
        if pivot is None:
            raise CalculationError("The equations do not have one solution.")
        rows[place], rows[pivot] = rows[pivot], rows[place]
        head = rows[place] = [its / rows[place][place] for its in rows[place]]
        for at, row in enumerate(rows):
            if at != place and row[place]:
                rows[at] = [a - row[place] * b for a, b in zip(row, head, strict=True)]
    return tuple(row[-1] for row in rows)
