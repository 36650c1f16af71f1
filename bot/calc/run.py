"""Steps worked out in order, each as a function of the inputs and cells themselves.

Later steps never see the bounds of earlier ones: a difference of two shares of the same
ranges is evaluated at the same point of the box.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Literal, cast

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.calc.bounds import Bounds, Variable, find_bounds
from bot.calc.check import Shape, check_formula
from bot.calc.concentration import find_least_concentration
from bot.calc.errors import CalculationError
from bot.calc.evaluate import Evaluator
from bot.calc.formula import COMPARISONS, Formula, Node
from bot.calc.points import SIGNS, Points
from bot.calc.slopes import Slope, Slopes
from bot.calc.units import Units

Verdict = Literal["yes", "no", "maybe"]


@dataclass(frozen=True, slots=True)
class Column:
    """An amount for each row, all in one unit; rows without a number are left out."""

    keys: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    unit: str = "1"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by their keys."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a step comes to.

    Attributes:
        quantity: Of a step that is one amount: its bounds over every range at once.
        column: Of a step that has an amount for each row.
        verdict: Of a condition.
        is_proven: Nothing lies outside the bounds, for certain.
    """

    quantity: Quantity | None = None
    column: Column | None = None
    verdict: Verdict | None = None
    is_proven: bool = True


Given = Quantity | Column | Rows | bool


def run_steps(
    steps: Sequence[tuple[str, Formula]], given: Mapping[str, Given], units: Units
) -> Mapping[str, Result]:
    """Return the result of each step.

    Args:
        steps: Names and formulas; a formula may use what is given and the steps above it.
        given: What the names stand for.
        units: The units of the base.

    Raises:
        FormulaError: A name is unknown, or shapes or units do not go together.
        CalculationError: A step has no result.
    """
    shapes = {name: _find_shape(its) for name, its in given.items()}
    for name, formula in steps:
        shapes[name] = check_formula(formula, shapes, units)
    run = _Run(dict(steps), given, shapes, units)
    return {name: run.find_result(name) for name, _ in steps}


def _find_shape(value: Given) -> Shape:
    if isinstance(value, bool):
        return Shape("bool")
    if isinstance(value, Rows):
        return Shape("rows")
    return Shape("column" if isinstance(value, Column) else "scalar", value.unit)


class _Run:
    """One calculation: the box of its variables and what was worked out so far."""

    def __init__(
        self,
        steps: Mapping[str, Formula],
        given: Mapping[str, Given],
        shapes: Mapping[str, Shape],
        units: Units,
    ) -> None:
        self._steps = steps
        self._shapes = shapes
        self._units = units
        self._factors = {
            unit: units.measure(unit).factor
            for formula in steps.values()
            for unit in _list_units(formula.root)
        }
        self._box: list[Variable] = []
        self._approx: set[int] = set()
        self._inputs = {name: self._enter(name, its) for name, its in given.items()}
        self._algebra = Slopes()
        self._slopes = _Scope(self._algebra, steps, self._factors, self._enter_slope)
        self._scopes: dict[tuple[Fraction, ...], _Scope] = {}

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
            self._approx.add(len(self._box))
        self._box.append(Variable(low, high, quantity.low_open, quantity.high_open))
        return len(self._box) - 1

    def _enter_slope(self, name: str) -> Any:
        return _replace(self._inputs[name], self._make_slope)

    def _make_slope(self, value: int | Fraction) -> Slope:
        if isinstance(value, Fraction):
            return Slope((value, value), {}, {})
        one = Fraction(1)
        return Slope(self._box[value].ends, {value: (one, one)}, {value: (1, 0)})

    def _find_scope(self, point: tuple[Fraction, ...]) -> "_Scope":
        """Return the steps at one point of the box."""
        if point not in self._scopes:

            def enter(name: str) -> Any:
                return _replace(
                    self._inputs[name],
                    lambda its: its if isinstance(its, Fraction) else point[its],
                )

            self._scopes[point] = _Scope(Points(), self._steps, self._factors, enter)
        return self._scopes[point]

    def find_result(self, name: str) -> Result:
        """Return what a step comes to."""
        shape = self._shapes[name]
        if shape.kind == "bool":
            return self._judge(self._steps[name].root)
        if shape.kind == "rows":
            raise CalculationError(f"{name} only repeats a choice of rows.")
        slope = self._slopes.load(name)
        self._check_divisors()
        if shape.kind == "column":
            return self._find_column(name, slope, shape.unit)
        bounds = self._find_concentration(name) or self._find_bounds(
            lambda scope: scope.load(name), slope
        )
        return Result(self._make_quantity(bounds, slope, shape.unit), is_proven=bounds.is_proven)

    def _find_column(self, name: str, slopes: Mapping[str, Slope], unit: str) -> Result:
        found = {
            key: self._find_bounds(lambda scope, key=key: scope.load(name)[key], slope)  # type: ignore[misc]
            for key, slope in slopes.items()
        }
        quantities = tuple(
            self._make_quantity(its, slopes[key], unit) for key, its in found.items()
        )
        column = Column(tuple(found), quantities, unit)
        return Result(column=column, is_proven=all(its.is_proven for its in found.values()))

    def _find_bounds(self, load: Callable[["_Scope"], Fraction], slope: Slope) -> Bounds:
        return find_bounds(lambda point: load(self._find_scope(point)), slope, self._box)

    def _make_quantity(self, bounds: Bounds, slope: Slope, unit: str) -> Quantity:
        factor = self._units.measure(unit).factor
        low = None if bounds.low is None else bounds.low / factor
        high = None if bounds.high is None else bounds.high / factor
        is_one = low is not None and low == high
        return Quantity(
            low,
            high,
            unit,
            bounds.low_open and not is_one,
            bounds.high_open and not is_one,
            approx=is_one and any(key in self._approx for key in slope.degrees),
        )

    def _check_divisors(self) -> None:
        """Complain when a divisor may be zero for certain, not only at first sight."""
        while self._algebra.suspects:
            node = self._algebra.suspects.pop()
            slope = self._slopes.evaluator.work_out(node)
            bounds = self._find_bounds(
                lambda scope, node=node: scope.evaluator.work_out(node),  # type: ignore[misc]
                slope,
            )
            if bounds.may_be_zero:
                raise CalculationError("This divides by a number that may be zero.")

    def _find_concentration(self, name: str) -> Bounds | None:
        """Return the bounds of a concentration of independent amounts; None for all else."""
        root = self._steps[name].root
        column = root.arguments[0] if root.operation == "hhi" else None
        cells = self._slopes.evaluator.work_out(column) if column else None
        if not isinstance(cells, dict) or not _are_independent(list(cells.values())):
            return None
        ends = [cell.ends for cell in cells.values()]
        least = find_least_concentration(
            [(low, None if isinstance(high, float) else high) for low, high in ends]
        )
        corners = self._find_bounds(lambda scope: scope.load(name), self._slopes.load(name))
        if least is None:
            return corners
        value, point = least
        is_reached = all(
            self._holds(cell, its) for cell, its in zip(cells.values(), point, strict=True)
        )
        return replace(
            corners, low=value * 10_000, low_open=not is_reached, is_proven=corners.has_all_corners
        )

    def _holds(self, cell: Slope, value: Fraction) -> bool:
        """Return whether a cell that depends on one variable can have this value."""
        for key in cell.degrees:
            variable = self._box[key]
            if value == cell.ends[0]:
                return not variable.low_open
            if value == cell.ends[1]:
                return not variable.high_open
        return True

    def _judge(self, node: Node) -> Result:
        """Return whether a condition holds: surely, surely not, or perhaps."""
        if node.operation in COMPARISONS:
            return self._compare(node)
        if node.operation in ("and", "or", "not"):
            parts = [self._judge(part) for part in node.arguments]
            verdicts = [cast(Verdict, part.verdict) for part in parts]
            is_proven = all(part.is_proven for part in parts)
            return Result(verdict=_combine(node.operation, verdicts), is_proven=is_proven)
        if node.operation == "name" and node.name in self._steps:
            return self._judge(self._steps[node.name].root)
        return Result(verdict="yes" if self._inputs[node.name] else "no")

    def _compare(self, node: Node) -> Result:
        gap = Node("-", node.arguments)
        slope = self._slopes.evaluator.work_out(gap)
        self._check_divisors()
        bounds = self._find_bounds(lambda scope: scope.evaluator.work_out(gap), slope)
        is_one = bounds.low is not None and bounds.low == bounds.high
        if is_one:
            holds = SIGNS[node.operation](bounds.low, 0)
            return Result(verdict="yes" if holds else "no", is_proven=bounds.is_proven)
        return Result(verdict=_place_zero(node.operation, bounds), is_proven=bounds.is_proven)


def _place_zero(sign: str, bounds: Bounds) -> Verdict:
    """Return whether a difference with these bounds compares so with 0."""
    low, high = bounds.low, bounds.high
    is_above = low is not None and (low > 0 or (low == 0 and bounds.low_open))
    is_below = high is not None and (high < 0 or (high == 0 and bounds.high_open))
    is_not_below, is_not_above = low is not None and low >= 0, high is not None and high <= 0
    yes, no = {
        ">": (is_above, is_not_above),
        ">=": (is_not_below, is_below),
        "<": (is_below, is_not_below),
        "<=": (is_not_above, is_above),
        "==": (False, is_above or is_below),
        "!=": (is_above or is_below, False),
    }[sign]
    return "yes" if yes else "no" if no else "maybe"


def _combine(operation: str, verdicts: Sequence[Verdict]) -> Verdict:
    if operation == "not":
        turned: dict[Verdict, Verdict] = {"yes": "no", "no": "yes", "maybe": "maybe"}
        return turned[verdicts[0]]
    order: tuple[Verdict, ...] = ("no", "maybe", "yes")
    places = [order.index(verdict) for verdict in verdicts]
    return order[min(places) if operation == "and" else max(places)]


def _are_independent(cells: Sequence[Slope]) -> bool:
    """Return whether no two cells share a variable, and each follows its own in a line."""
    keys = [key for cell in cells for key in cell.degrees]
    return len(keys) == len(set(keys)) and all(
        len(cell.degrees) <= 1
        and all(degree == (1, 0) for degree in cell.degrees.values())
        and all(its[0] == its[1] >= 0 for its in cell.slopes.values())
        for cell in cells
    )


def _list_units(node: Node) -> list[str]:
    own = [node.name] if node.operation == "number" and node.name else []
    return [*own, *(unit for part in node.arguments for unit in _list_units(part))]


def _replace(value: Any, make: Callable[[Any], Any]) -> Any:
    """Return a given value with its numbers made anew."""
    if isinstance(value, str):
        raise CalculationError(f"There is no number for {value}.")
    if isinstance(value, dict):
        return {key: make(its) for key, its in value.items()}
    return value if isinstance(value, bool | tuple) else make(value)


class _Scope:
    """Names with one algebra: the given ones, and steps worked out when first asked for."""

    def __init__(
        self,
        algebra: Any,
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
