"""Steps worked out: units, columns, what is left out and what has no result."""

import subprocess
import sys

import pytest

from bot.base.model import Quantity
from bot.calc import CalculationError, Rows
from tests.calc.stepping import above, find_ends, make, make_column, run


def test_the_harbour_loses_half():
    cargo = make_column(above(900, "kt/yr"), make(100, 300, "kt/yr"), unit="kt/yr")

    result = run("cut * cargo[port]", cargo=cargo, cut=make(50, unit="%"), port=Rows(("b",)))

    assert result.quantity == make(50, 150, "kt/yr")


def test_units_are_reckoned_through():
    cargo = make_column(make(100, 300, "kt/yr"), unit="kt/yr")

    result = run("fee * sum(cargo)", cargo=cargo, fee=make(2, unit="USD/t"))

    assert result.quantity == make(200_000, 600_000, "USD/yr")


def test_no_change_is_exactly_nothing():
    column = make_column(above(5), make(1, 5), make(1, 5))

    result = run("hhi(scale(x, r, 1 + c)) - hhi(x)", x=column, r=Rows(("a",)), c=make(0, unit="%"))

    assert result.quantity == make(0)


def test_columns_are_worked_out_row_by_row():
    x = make_column(make(1, 2), make(3))

    result = run("-(x * 2 + x) / 3", x=x)

    assert result.column.keys == ("a", "b")
    assert result.column.quantities == (make(-2, -1), make(-3))
    assert run("2 * x", x=x).column.quantities == (make(2, 4), make(6))


def test_rows_without_a_number_are_left_out():
    x = make_column(make(1), Quantity(None, None, "1", True, True))

    assert find_ends("sum(x)", x=x) == (1, 1)
    assert find_ends("sum(x[r])", x=x, r=Rows(("a", "b"))) == (1, 1)
    assert find_ends("count(x)", x=x) == (1, 1)
    assert find_ends("share(x, r)", x=x, r=Rows(("a",))) == (1, 1)
    with pytest.raises(CalculationError, match="no number for b"):
        run("x[r]", x=x, r=Rows(("b",)))


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("1 / x", "may be zero"),
        ("1 / (x - x)", "may be zero"),
        ("1 / z > 5", "may be zero"),
        ("z ** -1", "may be zero"),
        ("share(c, r)", "may be zero"),
        ("share(n, r)", "negative"),
        ("hhi(n)", "negative"),
        ("sum(without(c, r))", "no row"),
        ("u + 1", "no number for u"),
        ("ln(x)", "logarithm"),
        ("(0 - 4) ** 0.5", "fractional"),
        ("4 ** v", "too large"),
        ("exp(w * 1000000)", "too large"),
        ("r", "choice of rows"),
    ],
)
def test_what_has_no_result_is_said(formula, message):
    names = {
        "x": make(-1, 1),
        "z": make(0),
        "w": make(1),
        "v": make(500),
        "c": make_column(make(0, 1)),
        "n": make_column(make(-1, 1)),
        "r": Rows(("a",)),
        "u": Quantity(None, None, "1", True, True),
    }

    with pytest.raises(CalculationError, match=message):
        run(formula, **names)


def test_an_approximate_number_makes_an_approximate_result():
    x = make_column(make(5, approx=True), make(1))

    assert run("2 * x[r]", x=x, r=Rows(("a",))).quantity.approx
    assert not run("2 * x[r]", x=x, r=Rows(("b",))).quantity.approx


def test_many_rows_are_worked_out_too():
    x = make_column(*(make(1, 2 + place) for place in range(12)))

    low, high = find_ends("hhi(x) - 5", x=x)

    assert low < high
    assert find_ends("sum(x)", x=x) == (12, 90)


def test_asking_for_a_fact_loads_no_formulas():
    code = (
        "import sys; import bot.calc; "
        "print([m for m in ('bot.calc.run', 'bot.calc.formula', 'rapidfuzz') if m in sys.modules])"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [("1 / x", -1, 1), ("x ** -1", -1, 2), ("1 / (x - 1)", 0, 2), ("1 / (x * x)", -1, 1)],
)
def test_what_may_be_zero_inside_its_range_is_not_divided_by(formula, low, high):
    with pytest.raises(CalculationError, match="may be zero"):
        run(formula, x=make(low, high))


def test_no_row_of_a_column_is_divided_by_what_may_be_zero():
    with pytest.raises(CalculationError, match="may be zero"):
        run("1 / x", x=make_column(make(1, 2), make(-1, 1)))
