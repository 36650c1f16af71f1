"""Equations and rows of numbers in formulas: roots, linear systems, running sums."""

from fractions import Fraction

import pytest

from bot.base.model import Quantity
from bot.calc import CalculationError, Column, FormulaError, Units, parse_formula, run_steps

UNITS = Units()


def number(value: str) -> Quantity:
    return Quantity(Fraction(value), Fraction(value), "1")


def column(*values: str) -> Column:
    keys = tuple(str(at) for at in range(1, len(values) + 1))
    return Column(keys, tuple(map(number, values)))


def work_out(formula: str, **given: Quantity | Column) -> Quantity:
    result = run_steps([("result", parse_formula(formula))], given, UNITS)["result"]
    assert result.quantity is not None
    return result.quantity


def list_cells(formula: str, **given: Quantity | Column) -> list[float]:
    result = run_steps([("result", parse_formula(formula))], given, UNITS)["result"]
    assert result.column is not None
    return [float(its.low) for its in result.column.quantities if its.low is not None]


def test_a_rational_root_is_exact() -> None:
    assert work_out("root(x**2 - a, x, 0, 10)", a=number("2.25")).low == Fraction(3, 2)


def test_an_irrational_root_is_right_to_40_digits() -> None:
    root = work_out("root(x**2 - 2, x, 0, 10)").low

    assert root is not None
    assert abs(root**2 - 2) < Fraction(1, 10**40)


def test_a_root_over_a_range_has_the_range_of_the_roots() -> None:
    root = work_out("root(x**2 - a, x, 0.1, 10)", a=Quantity(Fraction(1), Fraction(4), "1"))

    assert (root.low, root.high) == (1, 2)


def test_every_root_is_listed() -> None:
    roots = list_cells("roots((x - 1) * (x - 2) * (x - 4), x, -10, 10)")

    assert roots == [1, 2, 4]


def test_an_equation_without_a_root_has_an_empty_list() -> None:
    assert list_cells("roots(x**2 + 1, x, -10, 10)") == []


def test_one_root_where_there_is_none_is_refused() -> None:
    with pytest.raises(CalculationError, match="no solution"):
        work_out("root(x**2 + 1, x, -10, 10)")


def test_roots_that_touch_zero_are_not_told_apart_in_silence() -> None:
    with pytest.raises(CalculationError, match="told apart"):
        list_cells("roots((x - 0.3)**2, x, -1, 1)")


def test_a_linear_system_is_solved_exactly() -> None:
    given = {"a": column("1", "2"), "b": column("3", "5")}

    assert list_cells("solve(a * x + sum(x) - b, x, a)", **given) == [0.8, 1.4]


def test_equations_that_are_not_linear_are_refused() -> None:
    with pytest.raises(CalculationError, match="not linear"):
        list_cells("solve(x**2 + x - a, x, a)", a=column("1", "2"))


def test_equations_that_say_the_same_are_refused() -> None:
    with pytest.raises(CalculationError, match="one solution"):
        list_cells("solve(0 * a + sum(x) - 1, x, a)", a=column("1", "2"))


def test_a_running_sum_keeps_the_rows() -> None:
    assert list_cells("running(a)", a=column("1", "2", "4")) == [1, 3, 7]


def test_positions_count_from_zero() -> None:
    assert list_cells("position(a)", a=column("5", "6", "7")) == [0, 1, 2]


def test_a_level_is_reached_between_two_positions() -> None:
    flows = column("-100", "39", "59", "55", "20")

    assert work_out("reach(running(a), 0)", a=flows).low == 2 + Fraction(2, 55)


def test_a_level_that_is_never_reached_is_refused() -> None:
    with pytest.raises(CalculationError, match="never reached"):
        work_out("reach(running(a), 0)", a=column("-5", "2"))


def test_an_exponent_may_differ_by_row() -> None:
    assert list_cells("2 ** a", a=column("0", "1", "3")) == [1, 2, 8]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("root(x - 1, 2, 0, 5)", "a name for its unknown"),
        ("root(a - 1, a, 0, 5)", "is a name already"),
        ("solve(1, x, b)", "Expected a column"),
        ("running(a)", "Expected a column"),
    ],
)
def test_a_badly_put_equation_is_refused_before_it_runs(formula: str, said: str) -> None:
    with pytest.raises(FormulaError, match=said):
        work_out(formula, a=number("1"), b=column("1", "2"))
