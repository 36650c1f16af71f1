"""Names and what they stand for, in one algebra or another.

The same given amounts are entered as points of the box or as ranges over parts of it.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, cast

from bot.base.model import Quantity
from bot.calc.box import Span, Variable
from bot.calc.errors import CalculationError
from bot.calc.evaluate import Algebra, Evaluator
from bot.calc.formula import Formula, Node
from bot.calc.given import Column, Given, Rows
from bot.calc.slope import Slope
from bot.calc.units import Units

_ONE = Fraction(1)


class Inputs:
    """What is given, with the number of its variable in place of each range.

    Attributes:
        box: The variables.
        approx: Those that are one number, but not exactly.
    """

    def __init__(self, given: Mapping[str, Given], units: Units) -> None:
        self._units = units
        self.box: list[Variable] = []
        self.approx: set[int] = set()
        self.values = {name: self._enter(name, its) for name, its in given.items()}

    def _enter(self, name: str, value: Given) -> Any:
        """Return a given value with the number of its variable in place of each range."""
        if isinstance(value, Column):
            pairs = zip(value.keys, value.quantities, strict=True)
            return {key: self._enter_quantity(its) for key, its in pairs if its.is_known}
        if isinstance(value, Quantity):
            return self._enter_quantity(value) if value.is_known else name
        return value.keys if isinstance(value, Rows) else value

    def _enter_quantity(self, quantity: Quantity) -> int | Fraction:
        factor = self._units.measure(quantity.unit).factor
        low = None if quantity.low is None else quantity.low * factor
        high = None if quantity.high is None else quantity.high * factor
        if quantity.is_exact:
            return cast(Fraction, low)
        if low is not None and low == high:
            self.approx.add(len(self.box))
        self.box.append(Variable(low, high, quantity.low_open, quantity.high_open))
        return len(self.box) - 1

    def make_point(self, name: str, point: tuple[Fraction, ...]) -> Any:
        """Return what a name stands for at a point of the box."""
        return _replace(
            self.values[name], lambda its: its if isinstance(its, Fraction) else point[its]
        )

    def make_slope(self, name: str, spans: Mapping[int, Span] | None = None) -> Any:
        """Return what a name stands for over the box, or over the part within *spans*."""
        return _replace(self.values[name], lambda its: self._make_slope(its, spans or {}))

    def _make_slope(self, value: int | Fraction, spans: Mapping[int, Span]) -> Slope:
        if isinstance(value, Fraction):
            return Slope((value, value), {}, {})
        ends = spans.get(value)
        if ends is not None and ends[0] == ends[1]:
            return Slope(ends, {}, {})
        return Slope(ends or self.box[value].ends, {value: (_ONE, _ONE)}, {value: (1, 0)})


def _replace(value: Any, make: Callable[[Any], Any]) -> Any:
    """Return a given value with its numbers made anew."""
    if isinstance(value, str):
        raise CalculationError(f"There is no number for {value}.")
    if isinstance(value, dict):
        return {key: make(its) for key, its in value.items()}
    return value if isinstance(value, bool | tuple) else make(value)


class Scope:
    """Names with one algebra: the given ones, and steps worked out when first asked for."""

    def __init__(
        self,
        algebra: Algebra,
        steps: Mapping[str, Formula],
        factors: Mapping[str, Fraction],
        enter: Callable[[str], Any],
    ) -> None:
        self._steps = steps
        self._enter = enter
        self._known: dict[str, Any] = {}
        self.evaluator = Evaluator(algebra, self.load, factors)

    def load(self, name: str) -> Any:
        """Return what a name stands for."""
        if name not in self._known:
            self._known[name] = (
                self.evaluator.work_out(self._steps[name].root)
                if name in self._steps
                else self._enter(name)
            )
        return self._known[name]


def find_factors(steps: Mapping[str, Formula], units: Units) -> dict[str, Fraction]:
    """Return how many base units each unit written in a formula is."""
    return {
        unit: units.measure(unit).factor
        for formula in steps.values()
        for unit in _list_units(formula.root)
    }


def _list_units(node: Node) -> list[str]:
    own = [node.name] if node.operation == "number" and node.name else []
    return [*own, *(unit for part in node.arguments for unit in _list_units(part))]
