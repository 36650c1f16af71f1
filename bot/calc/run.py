"""Steps worked out in order, each as a function of the inputs and cells themselves.

Later steps never see the bounds of earlier ones: a difference of two shares of the same
ranges is evaluated at the same point of the box.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import Any, cast

from bot.base.model import Quantity
from bot.calc.bounds import find_bounds
from bot.calc.box import Bounds, Span
from bot.calc.changes import find_change, narrow_concentration, narrow_share
from bot.calc.concentration import find_least_concentration
from bot.calc.errors import CalculationError
from bot.calc.exact import ExactRun
from bot.calc.formula import COMPARISONS, Formula, Node
from bot.calc.given import Column, Given, Result, Verdict, find_shape
from bot.calc.judge import combine, place_zero
from bot.calc.plan import Plan, make_plan
from bot.calc.points import Need, Points
from bot.calc.ranges import ANYTHING, ZERO, Range
from bot.calc.scope import Inputs, Scope
from bot.calc.slope import Slope
from bot.calc.slopes import Slopes
from bot.calc.units import Units

_COMPLAINTS: Mapping[Need, str] = {
    "not zero": "This divides by a number that may be zero.",
    "above zero": "Only a number above zero has a logarithm or such a power; this may be less.",
    "not below zero": "A number below zero has no fractional power; this may be below.",
}
_NOTHING = Slope(ZERO, {}, {})
Load = Callable[[Scope], Any]
Texts = tuple[tuple[str, str], ...]
Kept = dict[Texts, tuple[Mapping[str, Given], Mapping[str, Result]]]
"""Steps as they are written -> what was given when they were last run, and their results."""


def run_steps(
    steps: Sequence[tuple[str, Formula]],
    given: Mapping[str, Given],
    units: Units,
    kept: Kept | None = None,
) -> Mapping[str, Result]:
    """Return the result of each step.

    Args:
        steps: Names and formulas; a formula may use what is given and the steps above it.
        given: What the names stand for.
        units: The units of the base.
        kept: Earlier runs: a step that rests on nothing that has changed since comes to the same.

    Raises:
        FormulaError: A name is unknown, or shapes or units do not go together.
        CalculationError: A step has no result.
    """
    texts = tuple((name, formula.text) for name, formula in steps)
    shapes = tuple((name, find_shape(its)) for name, its in given.items())
    plan = make_plan(texts, shapes, units)
    run = _Run(dict(steps), given, plan, units)
    before, known = kept.get(texts, ({}, {})) if kept is not None else ({}, {})
    changed = {name for name, its in given.items() if before.get(name) != its}
    results = {
        name: known[name]
        if name in known and changed.isdisjoint(plan.needs[name])
        else run.find_result(name)
        for name, _ in steps
    }
    if kept is not None:
        kept[texts] = given, results
    return results


class _Run:
    """One calculation: the box of its variables and what was worked out so far."""

    def __init__(
        self,
        steps: Mapping[str, Formula],
        given: Mapping[str, Given],
        plan: Plan,
        units: Units,
    ) -> None:
        self._steps = steps
        self._shapes = plan.shapes
        self._units = units
        self._factors = plan.factors
        self._inputs = Inputs(given, units)
        self._exact = (
            None
            if self._inputs.box
            else ExactRun(steps, self._inputs, plan.shapes, plan.factors, units)
        )
        self._algebra = Slopes(self._enclose)
        self._enclosed: dict[Node, Range] = {}
        self._slopes = Scope(self._algebra, steps, self._factors, self._inputs.make_slope)
        self._points: dict[tuple[Fraction, ...], Scope] = {}
        self._checked: set[tuple[Need, Node]] = set()

    def _find_point(self, point: tuple[Fraction, ...]) -> Scope:
        """Return the steps at one point of the box."""
        if point not in self._points:
            self._points[point] = Scope(
                Points(),
                self._steps,
                self._factors,
                lambda name: self._inputs.make_point(name, point),
            )
        return self._points[point]

    def _find_part(self, spans: Mapping[int, Span]) -> Scope:
        """Return the steps over a part of the box."""
        return Scope(
            Slopes(self._enclose),
            self._steps,
            self._factors,
            lambda name: self._inputs.make_slope(name, spans),
        )

    def _enclose(self, node: Node) -> Range:
        """Return where a part of a formula lies over the whole box."""
        if node not in self._enclosed:
            slope = self._slopes.evaluator.work_out(node)
            try:
                bounds = self._find_bounds(lambda scope: scope.evaluator.work_out(node), slope)
            except CalculationError:
                self._enclosed[node] = ANYTHING
            else:
                low = -inf if bounds.low is None else bounds.low
                self._enclosed[node] = low, inf if bounds.high is None else bounds.high
        return self._enclosed[node]

    def find_result(self, name: str) -> Result:
        """Return what a step comes to."""
        shape = self._shapes[name]
        if self._exact is not None and (exact := self._exact.find_result(name)):
            return exact
        if shape.kind == "bool":
            return self._judge(self._steps[name].root)
        if shape.kind == "rows":
            raise CalculationError(f"{name} only repeats a choice of rows.")
        slope = self._slopes.load(name)
        self._check_suspects()
        if shape.kind == "column":
            return self._find_column(name, slope, shape.unit)
        slope = self._narrow_change(self._steps[name].root, slope)
        bounds = self._find_bounds(
            lambda scope: scope.load(name), slope, self._find_least_concentration(name)
        )
        return Result(self._make_quantity(bounds, slope, shape.unit), is_proven=bounds.is_proven)

    def _follow(self, node: Node) -> Node:
        """Return the formula of the step that *node* only names, or *node*."""
        while node.operation == "name" and node.name in self._steps:
            node = self._steps[node.name].root
        return node

    def _narrow_change(self, node: Node, slope: Slope) -> Slope:
        """Return *slope*, narrower when it is a share or a concentration less the one before."""
        node = self._follow(node)
        parts = [self._follow(part) for part in node.arguments] if node.operation == "-" else []
        kinds = {part.operation for part in parts}
        if kinds not in ({"hhi"}, {"share"}):
            return slope
        work_out = self._slopes.evaluator.work_out
        after, before = (work_out(part.arguments[0]) for part in parts)
        change = (
            find_change(after, before)
            if isinstance(after, dict) and isinstance(before, dict)
            else None
        )
        if change is None:
            return slope
        if kinds == {"hhi"}:
            return narrow_concentration(slope, change) if change.scaled else _NOTHING
        rows, others = (frozenset(work_out(part.arguments[1])) for part in parts)
        if rows != others:
            return slope
        return narrow_share(slope, change, rows) if change.scaled else _NOTHING

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

    def _find_bounds(
        self, load: Load, slope: Slope, low: tuple[Fraction, bool, bool] | None = None
    ) -> Bounds:
        box = self._inputs.box
        is_sure = not self._algebra.is_rounded or not any(box[key].is_wide for key in slope.slopes)

        def find(point: tuple[Fraction, ...], sign: int) -> Fraction:
            value: Fraction = load(self._find_point(point))
            if is_sure:
                return value
            ends = load(self._find_part({key: (its, its) for key, its in enumerate(point)})).ends
            return cast(Fraction, ends[sign > 0])

        return find_bounds(find, lambda spans: load(self._find_part(spans)), slope, box, low=low)

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
            approx=is_one and any(key in self._inputs.approx for key in slope.degrees),
        )

    def _check_suspects(self) -> None:
        """Complain when a part is not what it must be, not only at first sight."""
        while self._algebra.suspects:
            need, node = self._algebra.suspects.pop()
            if (need, node) in self._checked:
                continue
            self._checked.add((need, node))
            value = self._slopes.evaluator.work_out(node)
            for key, slope in value.items() if isinstance(value, dict) else [("", value)]:
                bounds = self._find_bounds(
                    lambda scope, node=node, key=key: _pick(scope.evaluator.work_out(node), key),  # type: ignore[misc]
                    slope,
                )
                if _fails(need, bounds):
                    raise CalculationError(_COMPLAINTS[need])

    def _find_least_concentration(self, name: str) -> tuple[Fraction, bool, bool] | None:
        """Return the lower end of a concentration of independent amounts; None for all else."""
        root = self._steps[name].root
        column = root.arguments[0] if root.operation == "hhi" else None
        cells = self._slopes.evaluator.list_cells(column) if column else []
        if not cells or not _are_independent(cells):
            return None
        ends = [cell.ends for cell in cells]
        least = find_least_concentration(
            [(low, None if isinstance(high, float) else high) for low, high in ends]
        )
        if least is None:
            return None
        value, point = least
        is_reached = all(self._holds(cell, its) for cell, its in zip(cells, point, strict=True))
        return value * 10_000, not is_reached, True

    def _holds(self, cell: Slope, value: Fraction) -> bool:
        """Return whether a cell that depends on one variable can have this value."""
        for key in cell.degrees:
            variable = self._inputs.box[key]
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
            return Result(verdict=combine(node.operation, verdicts), is_proven=is_proven)
        if node.operation == "name" and node.name in self._steps:
            return self._judge(self._steps[node.name].root)
        return Result(verdict="yes" if self._inputs.values[node.name] else "no")

    def _compare(self, node: Node) -> Result:
        gap = Node("-", node.arguments)
        slope = self._slopes.evaluator.work_out(gap)
        self._check_suspects()
        bounds = self._find_bounds(lambda scope: scope.evaluator.work_out(gap), slope)
        return Result(verdict=place_zero(node.operation, bounds), is_proven=bounds.is_proven)


def _pick(value: Any, key: str) -> Any:
    return value[key] if isinstance(value, dict) else value


def _fails(need: Need, bounds: Bounds) -> bool:
    if need == "not zero":
        return bounds.may_be_zero
    return bounds.may_be_at_most_zero if need == "above zero" else bounds.may_be_below_zero


def _are_independent(cells: Sequence[Slope]) -> bool:
    """Return whether no two cells share a variable, and each follows its own in a line."""
    keys = [key for cell in cells for key in cell.degrees]
    return len(keys) == len(set(keys)) and all(
        len(cell.degrees) <= 1
        and all(degree == (1, 0) for degree in cell.degrees.values())
        and all(its[0] == its[1] >= 0 for its in cell.slopes.values())
        for cell in cells
    )
