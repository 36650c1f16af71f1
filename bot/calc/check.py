"""The shape and unit of a formula's result, from those of its names: no numbers needed."""

from collections.abc import Callable, Mapping
from typing import Literal

from bot.base.errors import name_nearest
from bot.base.frozen import dataclass
from bot.calc.errors import FormulaError, UnitError
from bot.calc.formula import COMPARISONS, Formula, Node
from bot.calc.units import Units

ANY = ""
"""The unit of a bare 0, which is nothing in every unit."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a name stands for.

    Attributes:
        kind: ``scalar``, ``column`` (an amount for each row), ``rows`` or ``bool``.
        unit: Unit expression of a scalar or column.
    """

    kind: Literal["scalar", "column", "rows", "bool"]
    unit: str = "1"


def check_formula(formula: Formula, shapes: Mapping[str, Shape], units: Units) -> Shape:
    """Return the shape of the formula's result.

    Raises:
        FormulaError: A name is unknown, or shapes or units do not go together.
    """
    shape = _Checker(shapes, units).find(formula.root)
    return Shape(shape.kind, "1") if shape.unit == ANY else shape


class _Checker:
    def __init__(self, shapes: Mapping[str, Shape], units: Units) -> None:
        self._shapes = shapes
        self._units = units

    def find(self, node: Node) -> Shape:
        """Return the shape of *node*."""
        operation = node.operation
        if operation == "number":
            return self._find_number(node)
        if operation == "name":
            return self._find_name(node)
        if operation in COMPARISONS:
            one, other = (self._find_kind(part, "scalar") for part in node.arguments)
            self._unite(node, one, other, "compare")
            return Shape("bool")
        if operation in ("and", "or", "not"):
            for part in node.arguments:
                self._find_kind(part, "bool")
            return Shape("bool")
        finder: Callable[[Node], Shape] = getattr(self, f"_find_{_NAMES.get(operation, operation)}")
        return finder(node)

    def _find_number(self, node: Node) -> Shape:
        if node.name:
            self._check_unit(node)
            return Shape("scalar", node.name)
        return Shape("scalar", "1" if node.value else ANY)

    def _check_unit(self, node: Node) -> None:
        try:
            self._units.measure(node.name)
        except UnitError as error:
            raise FormulaError(f"{error} (at {node.position + 1})", node.position) from None

    def _find_name(self, node: Node) -> Shape:
        if node.name not in self._shapes:
            hint = name_nearest(node.name, self._shapes)
            if not hint and self._shapes:
                hint = f" There are {', '.join(sorted(self._shapes))}."
            raise FormulaError(
                f"There is no name {node.name!r} (at {node.position + 1}).{hint}", node.position
            )
        return self._shapes[node.name]

    def _find_kind(self, node: Node, *kinds: str) -> Shape:
        shape = self.find(node)
        if shape.kind not in kinds:
            wanted = " or ".join(_KINDS[kind] for kind in kinds)
            raise FormulaError(
                f"Expected {wanted} at {node.position + 1}, found {_KINDS[shape.kind]}.",
                node.position,
            )
        return shape

    def _find_amount(self, node: Node) -> Shape:
        return self._find_kind(node, "scalar", "column")

    def _unite(self, node: Node, one: Shape, other: Shape, verb: str) -> str:
        """Return the unit two amounts share."""
        if ANY in (one.unit, other.unit):
            return one.unit or other.unit
        if not self._units.is_alike(one.unit, other.unit):
            raise FormulaError(
                f"Cannot {verb} {one.unit} and {other.unit} (at {node.position + 1}).",
                node.position,
            )
        is_bare = not self._units.measure(one.unit).dimensions
        return "1" if is_bare and one.unit != other.unit else one.unit

    def _find_sum_of(self, node: Node) -> Shape:
        one, other = (self._find_amount(part) for part in node.arguments)
        verb = "add" if node.operation == "+" else "subtract"
        return Shape(_widen(one, other), self._unite(node, one, other, verb))

    def _find_product(self, node: Node) -> Shape:
        one, other = (self._find_amount(part) for part in node.arguments)
        power = 1 if node.operation == "*" else -1
        unit = self._units.multiply(one.unit or "1", other.unit or "1", power)
        return Shape(_widen(one, other), unit)

    def _find_power(self, node: Node) -> Shape:
        base, exponent = node.arguments
        shape = self._find_amount(base)
        power = self._find_amount(exponent)
        self._need_bare(exponent, power)
        if not self._units.measure(shape.unit or "1").dimensions:
            return Shape(_widen(shape, power), "1")
        if exponent.operation != "number" or exponent.value.denominator != 1 or exponent.name:
            raise FormulaError(
                f"An amount in {shape.unit} can only be raised to a whole number "
                f"(at {exponent.position + 1}).",
                exponent.position,
            )
        unit = "1"
        for _ in range(int(exponent.value)):
            unit = self._units.multiply(unit, shape.unit)
        return Shape(shape.kind, unit)

    def _need_bare(self, node: Node, shape: Shape) -> None:
        if self._units.measure(shape.unit or "1").dimensions:
            raise FormulaError(
                f"Expected a plain number at {node.position + 1}, found {shape.unit}.",
                node.position,
            )

    def _find_neg(self, node: Node) -> Shape:
        return self._find_amount(node.arguments[0])

    def _find_abs(self, node: Node) -> Shape:
        return self._find_kind(node.arguments[0], "scalar")

    def _find_exp(self, node: Node) -> Shape:
        self._need_bare(node.arguments[0], self._find_kind(node.arguments[0], "scalar"))
        return Shape("scalar", "1")

    def _find_if(self, node: Node) -> Shape:
        condition, yes, no = node.arguments
        self._find_kind(condition, "bool")
        one, other = (self._find_kind(part, "scalar") for part in (yes, no))
        return Shape("scalar", self._unite(node, one, other, "choose between"))

    def _find_pick(self, node: Node) -> Shape:
        column = self._find_kind(node.arguments[0], "column")
        self._find_kind(node.arguments[1], "rows")
        return Shape("scalar", column.unit)

    def _find_sum(self, node: Node) -> Shape:
        return Shape("scalar", self._find_amount(node.arguments[0]).unit)

    def _find_share(self, node: Node) -> Shape:
        self._find_pick(node)
        return Shape("scalar", "1")

    def _find_column_to_number(self, node: Node) -> Shape:
        argument = node.arguments[0]
        if argument.operation == "pick":
            self.find(argument)
        else:
            self._find_kind(argument, "column")
        return Shape("scalar", "1")

    def _find_fold(self, node: Node) -> Shape:
        shapes = [self._find_amount(part) for part in node.arguments]
        unit = shapes[0].unit
        for shape in shapes[1:]:
            unit = self._unite(node, Shape("scalar", unit), shape, "compare")
        return Shape("scalar", unit)

    def _find_scale(self, node: Node) -> Shape:
        self._find_pick(node)
        factor = node.arguments[2]
        self._need_bare(factor, self._find_kind(factor, "scalar"))
        return Shape("column", self.find(node.arguments[0]).unit)

    def _find_without(self, node: Node) -> Shape:
        return Shape("column", self._find_pick(node).unit)

    def _find_position(self, node: Node) -> Shape:
        self._find_kind(node.arguments[0], "column")
        return Shape("column", "1")

    def _find_running(self, node: Node) -> Shape:
        return self._find_kind(node.arguments[0], "column")

    def _find_reach(self, node: Node) -> Shape:
        column, level = node.arguments
        self._unite(
            node, self._find_kind(column, "column"), self._find_kind(level, "scalar"), "compare"
        )
        return Shape("scalar", "1")

    def _find_root(self, node: Node) -> Shape:
        low, high = (self._find_kind(part, "scalar") for part in node.arguments[2:])
        unit = self._unite(node, low, high, "compare") or "1"
        self._bind(node, Shape("scalar", unit), "scalar")
        return Shape("scalar", unit)

    def _find_roots(self, node: Node) -> Shape:
        return Shape("column", self._find_root(node).unit)

    def _find_solve(self, node: Node) -> Shape:
        self._find_kind(node.arguments[2], "column")
        return self._bind(node, Shape("column", "1"), "column")

    def _bind(self, node: Node, unknown: Shape, kind: str) -> Shape:
        """Return the shape of the unknown after checking the formula that uses it."""
        formula, named = node.arguments[:2]
        if named.name in self._shapes:
            raise FormulaError(
                f"The unknown {named.name!r} (at {named.position + 1}) is a name already.",
                named.position,
            )
        inner = _Checker({**self._shapes, named.name: unknown}, self._units)
        inner._find_kind(formula, kind)
        return unknown


def _widen(one: Shape, other: Shape) -> Literal["scalar", "column"]:
    return "column" if "column" in (one.kind, other.kind) else "scalar"


_KINDS = {
    "scalar": "an amount",
    "column": "a column",
    "rows": "rows",
    "bool": "a condition",
}
_NAMES = {
    "+": "sum_of",
    "-": "sum_of",
    "*": "product",
    "/": "product",
    "**": "power",
    "ln": "exp",
    "hhi": "column_to_number",
    "count": "column_to_number",
    "min": "fold",
    "max": "fold",
    "mean": "fold",
}
