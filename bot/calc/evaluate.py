"""A formula's tree worked out, whatever its numbers are.

The numbers may be exact ones (``points``) or ranges that know their slopes (``slopes``):
an algebra says how each operation is done.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Any, Protocol

from bot.calc.errors import CalculationError
from bot.calc.formula import COMPARISONS, Node
from bot.calc.points import Need, Points
from bot.calc.ranges import ANYTHING
from bot.calc.roots import find_crossing, find_roots
from bot.calc.series import find_reach, solve_linear
from bot.calc.slope import Slope


class Algebra(Protocol):
    """How numbers of one sort are reckoned with; they know + - and * themselves."""

    def make(self, value: Fraction) -> Any:
        """Return an exact number."""

    def watch(self, need: Need, node: Node, value: Any) -> None:
        """Take note of what a part must be, e.g. of what is divided by."""

    def watch_power(self, node: Node, base: Any, exponent: Any) -> None:
        """Take note of the base of a power."""

    def watch_total(self, node: Node, cells: Sequence[Any]) -> None:
        """Take note of a total that shares are taken of."""

    def narrow(self, node: Node, value: Any) -> Any:
        """Return the value of a part, as exactly as it can be known."""

    def divide(self, one: Any, other: Any) -> Any:
        """Return the ratio."""

    def power(self, base: Any, exponent: Any) -> Any:
        """Return base to the exponent."""

    def exp(self, value: Any) -> Any:
        """Return e to the value."""

    def ln(self, value: Any) -> Any:
        """Return the natural logarithm."""

    def magnitude(self, value: Any) -> Any:
        """Return the number without its sign."""

    def largest(self, values: Sequence[Any]) -> Any:
        """Return the largest."""

    def is_true(self, sign: str, one: Any, other: Any) -> bool | None:
        """Return whether a comparison holds; None when that is open."""

    def choose(self, condition: bool | None, yes: Callable[[], Any], no: Callable[[], Any]) -> Any:  # noqa: FBT001
        """Return one of two."""

    def share(self, part: Any, rest: Any) -> Any:
        """Return part / (part + rest)."""

    def hhi(self, values: Sequence[Any]) -> Any:
        """Return the sum of squared shares, 0 to 10,000."""

    def settle(self, value: Slope) -> Any:
        """Return what a range found elsewhere is here."""

    def pin(self, value: Any) -> Fraction:
        """Return the one number that it is; complain about a range."""


Factors = Mapping[str, Fraction]


class Evaluator:
    """Works out trees with one algebra."""

    def __init__(self, algebra: Algebra, load: Callable[[str], Any], factors: Factors) -> None:
        self._algebra = algebra
        self._load = load
        self._factors = factors

    def work_out(self, node: Node) -> Any:
        """Return the value of *node*: a number, a mapping of numbers, rows or a verdict."""
        operation = node.operation
        if operation == "name":
            return self._load(node.name)
        if operation == "number":
            factor = self._factors[node.name] if node.name else 1
            return self._algebra.make(node.value * factor)
        if operation in COMPARISONS:
            one, other = (self.work_out(part) for part in node.arguments)
            return self._algebra.is_true(operation, one, other)
        if operation == "if":
            condition, yes, no = node.arguments
            return self._algebra.choose(
                self.work_out(condition), lambda: self.work_out(yes), lambda: self.work_out(no)
            )
        if operation in _ELEMENTWISE:
            return self._spread(_ELEMENTWISE[operation], node)
        worker: Callable[[Node], Any] = getattr(self, f"_work_{operation}")
        return worker(node)

    def _spread(self, work: Callable[[Any, Any, Any], Any], node: Node) -> Any:
        one, other = (self.work_out(part) for part in node.arguments)
        algebra = self._algebra
        if node.operation == "/":
            algebra.watch("not zero", node.arguments[1], other)
        if node.operation == "**":
            algebra.watch_power(node.arguments[0], one, other)
        if isinstance(one, dict) and isinstance(other, dict):
            return {key: work(algebra, one[key], other[key]) for key in one if key in other}
        if isinstance(one, dict):
            return {key: work(algebra, value, other) for key, value in one.items()}
        if isinstance(other, dict):
            return {key: work(algebra, one, value) for key, value in other.items()}
        return work(algebra, one, other)

    def _work_neg(self, node: Node) -> Any:
        value = self.work_out(node.arguments[0])
        return {key: -its for key, its in value.items()} if isinstance(value, dict) else -value

    def _work_and(self, node: Node) -> bool | None:
        one, other = (self.work_out(part) for part in node.arguments)
        return False if one is False or other is False else (None if None in (one, other) else True)

    def _work_or(self, node: Node) -> bool | None:
        one, other = (self.work_out(part) for part in node.arguments)
        return True if one is True or other is True else (None if None in (one, other) else False)

    def _work_not(self, node: Node) -> bool | None:
        value = self.work_out(node.arguments[0])
        return None if value is None else not value

    def _split(self, node: Node) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the cells of the chosen rows, and the others."""
        column, rows = (self.work_out(part) for part in node.arguments[:2])
        chosen = {key: column[key] for key in dict.fromkeys(rows) if key in column}
        return chosen, {key: value for key, value in column.items() if key not in chosen}

    def _pick(self, node: Node) -> dict[str, Any]:
        chosen, _ = self._split(node)
        if not chosen:
            rows = ", ".join(self.work_out(node.arguments[1])) or "no row"
            raise CalculationError(f"There is no number for {rows}.")
        return chosen

    def list_cells(self, node: Node) -> list[Any]:
        """Return the numbers of a column, of picked rows, or the one number there is."""
        value = self._pick(node) if node.operation == "pick" else self.work_out(node)
        cells = list(value.values()) if isinstance(value, dict) else [value]
        if not cells:
            raise CalculationError("There is no row with a number left.")
        return cells

    def _work_pick(self, node: Node) -> Any:
        return _add_up(list(self._pick(node).values()))

    def _work_sum(self, node: Node) -> Any:
        return _add_up(self.list_cells(node.arguments[0]))

    def _work_share(self, node: Node) -> Any:
        self._pick(node)
        chosen, rest = self._split(node)
        self._algebra.watch_total(
            Node("sum", node.arguments[:1]), [*chosen.values(), *rest.values()]
        )
        others = _add_up(list(rest.values())) if rest else self._algebra.make(Fraction(0))
        return self._algebra.share(_add_up(list(chosen.values())), others)

    def _work_hhi(self, node: Node) -> Any:
        cells = self.list_cells(node.arguments[0])
        self._algebra.watch_total(Node("sum", node.arguments), cells)
        return self._algebra.hhi(cells)

    def _work_count(self, node: Node) -> Any:
        return self._algebra.make(Fraction(len(self.list_cells(node.arguments[0]))))

    def _gather(self, node: Node) -> list[Any]:
        return [cell for part in node.arguments for cell in self.list_cells(part)]

    def _work_mean(self, node: Node) -> Any:
        cells = self._gather(node)
        return _add_up(cells) * self._algebra.make(Fraction(1, len(cells)))

    def _work_max(self, node: Node) -> Any:
        return self._algebra.largest(self._gather(node))

    def _work_min(self, node: Node) -> Any:
        return -self._algebra.largest([-cell for cell in self._gather(node)])

    def _work_abs(self, node: Node) -> Any:
        return self._algebra.magnitude(self.work_out(node.arguments[0]))

    def _work_exp(self, node: Node) -> Any:
        return self._algebra.exp(self.work_out(node.arguments[0]))

    def _work_ln(self, node: Node) -> Any:
        part = node.arguments[0]
        value = self._algebra.narrow(part, self.work_out(part))
        self._algebra.watch("above zero", part, value)
        return self._algebra.ln(value)

    def _work_scale(self, node: Node) -> Any:
        chosen = self._pick(node)
        factor = self.work_out(node.arguments[2])
        column = self.work_out(node.arguments[0])
        return {key: its * factor if key in chosen else its for key, its in column.items()}

    def _work_without(self, node: Node) -> Any:
        return self._split(node)[1]

    def _work_position(self, node: Node) -> Any:
        column = self.work_out(node.arguments[0])
        return {key: self._algebra.make(Fraction(at)) for at, key in enumerate(column)}

    def _work_running(self, node: Node) -> Any:
        column = self.work_out(node.arguments[0])
        return dict(zip(column, accumulate(column.values(), lambda a, b: a + b), strict=True))

    def _work_reach(self, node: Node) -> Any:
        level = self._algebra.pin(self.work_out(node.arguments[1]))
        cells = [self._algebra.pin(cell) for cell in self.list_cells(node.arguments[0])]
        return self._algebra.make(find_reach(cells, level))

    def _work_root(self, node: Node) -> Any:
        found = find_crossing(*self._make_equation(node))
        if found is None:
            raise CalculationError("The equation has no solution between its ends.")
        return self._algebra.settle(found)

    def _work_roots(self, node: Node) -> Any:
        work, (low, high) = self._make_equation(node)
        found = enumerate(find_roots(work, low, high), 1)
        return {str(at): self._algebra.settle(root) for at, root in found}

    def _make_equation(
        self, node: Node
    ) -> tuple[Callable[[Slope], Slope], tuple[Fraction, Fraction]]:
        """Return what is to be zero, and the ends between which."""
        formula, unknown = node.arguments[:2]
        low, high = (self._algebra.pin(self.work_out(part)) for part in node.arguments[2:])
        known: dict[str, Any] = {}

        def load(name: str) -> Any:
            if name not in known:
                known[name] = _each(self._load(name), _widen)
            return known[name]

        def work(value: Slope) -> Slope:
            inner = Evaluator(
                Slopes(lambda _: ANYTHING),
                lambda name: value if name == unknown.name else load(name),
                self._factors,
            )
            found: Slope = inner.work_out(formula)
            return found

        from bot.calc.slopes import Slopes  # only equations need it here

        return work, (low, high)

    def _work_solve(self, node: Node) -> Any:
        formula, unknown, like = node.arguments
        keys = tuple(self.work_out(like))
        known: dict[str, Any] = {}

        def load(name: str) -> Any:
            if name not in known:
                known[name] = _each(self._load(name), self._algebra.pin)
            return known[name]

        def work(values: Sequence[Fraction]) -> Sequence[Fraction]:
            cells = dict(zip(keys, values, strict=True))
            inner = Evaluator(
                Points(),
                lambda name: cells if name == unknown.name else load(name),
                self._factors,
            )
            found = inner.work_out(formula)
            return [found[key] for key in keys if key in found]

        solution = solve_linear(work, len(keys))
        return dict(zip(keys, map(self._algebra.make, solution), strict=True))


def _widen(value: Any) -> Slope:
    """Return a number as a range without slopes; a range as it is."""
    return value if isinstance(value, Slope) else Slope((value, value), {}, {})


def _each(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a value with its numbers changed; rows and verdicts as they are."""
    if isinstance(value, dict):
        return {key: change(its) for key, its in value.items()}
    return value if isinstance(value, bool | tuple) else change(value)


def _add_up(values: list[Any]) -> Any:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total


_ELEMENTWISE: Mapping[str, Callable[[Any, Any, Any], Any]] = {
    "+": lambda _, one, other: one + other,
    "-": lambda _, one, other: one - other,
    "*": lambda _, one, other: one * other,
    "/": lambda algebra, one, other: algebra.divide(one, other),
    "**": lambda algebra, one, other: algebra.power(one, other),
}
