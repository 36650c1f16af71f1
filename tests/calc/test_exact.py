"""Exact amounts, worked out without a box, and what is kept from one run to the next."""

from dataclasses import replace

import pytest

from bot.calc import CalculationError, Column, Rows, parse_formula, run_steps
from tests.calc.stepping import UNITS, make, make_column, run

FORMULAS = (
    "sum(x) * 30%",
    "share(scale(x, r, 1 - 30%), r) - share(x, r)",
    "hhi(scale(x, r, 2)) - hhi(x)",
    "x / sum(x)",
    "(sum(x) / 7) ** (1 / 3)",
    "exp(-sum(x) / 100) + ln(max(x))",
    "root(u * u - sum(x), u, 0, 100)",
    "roots((u - 1) * (u - sum(x)), u, 0, 100)",
    "sum(x) > 3 and not (min(x) = 2)",
    "if(sum(x) > 3, max(x), min(x))",
)


def strip(result):
    """Return a result whose amounts are no longer called approximate."""
    if result.quantity:
        return replace(result, quantity=replace(result.quantity, approx=False))
    if not result.column:
        return result
    cells = tuple(replace(its, approx=False) for its in result.column.quantities)
    return replace(result, column=Column(result.column.keys, cells, result.column.unit))


@pytest.mark.parametrize("formula", FORMULAS)
def test_exact_amounts_come_to_what_the_search_of_a_box_finds(formula):
    numbers = (2, 4, 7)
    exact = make_column(*(make(its) for its in numbers))
    boxed = make_column(*(make(its, approx=True) for its in numbers))

    found = run(formula, x=exact, r=Rows(("b",)))

    assert found == strip(run(formula, x=boxed, r=Rows(("b",))))


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("1 / (sum(x) - 1)", "divides by a number that may be zero"),
        ("share(x, r)", "cannot be negative"),
        ("hhi(x)", "cannot be negative"),
        ("ln(min(x))", "has a logarithm"),
        ("min(x) ** 0.5", "no fractional power"),
    ],
)
def test_what_has_no_result_is_complained_of_in_the_same_words(formula, message):
    for is_approximate in (False, True):
        x = make_column(*(make(its, approx=is_approximate) for its in (-2, 3)))
        with pytest.raises(CalculationError, match=message):
            run(formula, x=x, r=Rows(("a",)))


@pytest.mark.parametrize("cell", [make(4), make(1, 5)])
def test_a_run_that_keeps_earlier_ones_comes_to_the_same(cell):
    texts = ("sum(x)", "c * whole", "hhi(x)", "c > 2")
    steps = [
        (name, parse_formula(text))
        for name, text in zip(("whole", "part", "even", "large"), texts, strict=True)
    ]
    kept = {}

    for factor in (1, 3, 3, 0):
        for first in (make(2), cell):
            given = {"x": make_column(first, make(7)), "c": make(factor)}
            assert run_steps(steps, given, UNITS, kept) == run_steps(steps, given, UNITS)
