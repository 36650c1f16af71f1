"""Bounds of formulas against a thousand points of the box, and against its corners."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from bot.base.model import Quantity, Unit
from bot.calc import Column, FormulaError, Rows, Units, check_formula, parse_formula, run_steps
from bot.calc.given import find_shape

UNITS = Units((Unit("t", "tonne", kind="mass"), Unit("USD", "US dollar", kind="money")))
NAMES = ("china", "usa", "australia", "india", "brazil")
BOX = {
    "china": (100_000, 270_000),
    "usa": (1_000, 5_000),
    "australia": (1_000, 5_000),
    "india": (1_000, 5_000),
    "brazil": (1_000, 5_000),
}
POINTS = 1_000
FORMULAS = (
    "share(scale(x, r, 1 - 30%), r) - share(x, r)",
    "hhi(scale(x, r, 1 - 30%)) - hhi(x)",
    "hhi(scale(x, a, 2)) - hhi(x)",
    "0.3 * sum(x[r]) / (sum(x) - sum(x[r]))",
    "sum(x[r]) ** 2 / sum(x)",
    "max(x[a], 3000) / sum(x)",
)


def list_ends(ends: tuple[Fraction, Fraction]) -> list[Fraction]:
    """Return where an extreme may lie: the ends, and the one place where a formula turns."""
    turn = Fraction(3_000)
    return [*ends, *([turn] if ends[0] < turn < ends[1] else [])]


def make_column(cells: dict[str, tuple[Fraction, Fraction]]) -> Column:
    quantities = tuple(Quantity(low, high, "1") for low, high in cells.values())
    return Column(tuple(cells), quantities)


def work_out(formula: str, cells: dict[str, tuple[Fraction, Fraction]]) -> Quantity:
    given = {"x": make_column(cells), "r": Rows(("china",)), "a": Rows(("australia",))}
    result = run_steps([("result", parse_formula(formula))], given, UNITS)["result"]
    assert result.quantity is not None
    return result.quantity


def at_point(formula: str, point: dict[str, Fraction]) -> Fraction:
    value = work_out(formula, {name: (its, its) for name, its in point.items()}).low
    assert value is not None
    return value


@pytest.mark.parametrize("formula", FORMULAS)
def test_joint_bounds_hold_a_thousand_points_and_are_attained(formula: str) -> None:
    box = {name: (Fraction(low), Fraction(high)) for name, (low, high) in BOX.items()}
    random = Random(formula)

    bounds = work_out(formula, box)
    points = [
        {name: low + (high - low) * Fraction(random.random()) for name, (low, high) in box.items()}
        for _ in range(POINTS)
    ]
    values = [at_point(formula, point) for point in points]
    corners = [
        at_point(formula, dict(zip(NAMES, its, strict=True)))
        for its in product(*map(list_ends, box.values()))
    ]

    assert bounds.low is not None
    assert bounds.high is not None
    assert bounds.low <= min(values) <= max(values) <= bounds.high
    assert {bounds.low, bounds.high} == {min(corners), max(corners)}


def test_the_inner_minimum_of_a_concentration_is_attained() -> None:
    box = {
        "a": (Fraction(1), Fraction(10)),
        "b": (Fraction(4), Fraction(6)),
        "c": (Fraction(2), Fraction(3)),
    }
    given = {"x": make_column(box)}
    steps = [("result", parse_formula("hhi(x)"))]

    low = run_steps(steps, given, UNITS)["result"].quantity
    inner = {"a": (Fraction(25, 7),) * 2, "b": (Fraction(4),) * 2, "c": (Fraction(3),) * 2}
    there = run_steps(steps, {"x": make_column(inner)}, UNITS)["result"].quantity  # type: ignore[arg-type]

    assert low is not None
    assert there is not None
    assert low.low == there.low == Fraction(125_000, 37)


@pytest.mark.parametrize(
    "formula", ["m + d", "m - d", "max(m, d)", "m if m > 0 else d", "m > d", "m + 1"]
)
def test_units_never_mix(formula: str) -> None:
    given = {
        "m": Quantity(Fraction(1), Fraction(2), "t"),
        "d": Quantity(Fraction(1), Fraction(2), "USD"),
    }
    shapes = {name: find_shape(its) for name, its in given.items()}

    with pytest.raises(FormulaError):
        check_formula(parse_formula(formula), shapes, UNITS)
    with pytest.raises(FormulaError):
        run_steps([("result", parse_formula(formula))], given, UNITS)
