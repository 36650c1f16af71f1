"""Steps of which nothing is a range: each is worked out once, as it stands.

There is no box to search and no slope to know. What fails is left to the search, which says why.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from bot.base.model import Quantity
from bot.calc.check import Shape
from bot.calc.errors import CalculationError
from bot.calc.formula import Formula
from bot.calc.given import Column, Result
from bot.calc.points import Points
from bot.calc.scope import Inputs, Scope
from bot.calc.units import Units


class ExactRun:
    """One calculation over exact amounts."""

    def __init__(
        self,
        steps: Mapping[str, Formula],
        inputs: Inputs,
        shapes: Mapping[str, Shape],
        factors: Mapping[str, Fraction],
        units: Units,
    ) -> None:
        self._shapes = shapes
        self._units = units
        self._scope = Scope(_Amounts(), steps, factors, lambda name: inputs.make_point(name, ()))

    def find_result(self, name: str) -> Result | None:
        """Return what a step comes to; None when it cannot be worked out."""
        shape = self._shapes[name]
        try:
            value = self._scope.load(name)
        except (CalculationError, ZeroDivisionError):
            return None
        if shape.kind == "bool":
            return Result(verdict="yes" if value else "no")
        if shape.kind == "rows":
            return None
        factor = self._units.measure(shape.unit).factor
        if shape.kind == "scalar":
            return Result(_make_quantity(value / factor, shape.unit))
        cells = tuple(_make_quantity(its / factor, shape.unit) for its in value.values())
        return Result(column=Column(tuple(value), cells, shape.unit))


def _make_quantity(value: Fraction, unit: str) -> Quantity:
    return Quantity(value, value, unit)


class _Amounts(Points):
    """The algebra of points that also knows what shares cannot be taken of."""

    def share(self, part: Fraction, rest: Fraction) -> Any:
        """Return part / (part + rest)."""
        _check((part, rest))
        return super().share(part, rest)

    def hhi(self, values: Sequence[Fraction]) -> Any:
        """Return the sum of squared shares, 0 to 10,000."""
        _check(values)
        return super().hhi(values)


def _check(values: Sequence[Fraction]) -> None:
    if min(values) < 0:
        raise CalculationError("Shares need amounts that cannot be negative.")
