"""The ends of formulas over ranges: no wider than they must be, open where not reached."""

from fractions import Fraction

import pytest

from bot.base.model import Quantity
from bot.calc import Rows
from tests.calc.stepping import above, find_ends, make, make_column, run


def test_the_least_concentration_may_be_inside():
    result = run("hhi(x)", x=make_column(make(1, 10), make(4, 6), make(2, 3)))

    assert result.quantity.low == Fraction(125_000, 37)
    assert result.is_proven
    assert not result.quantity.low_open


def test_the_concentration_of_picked_rows_is_bounded_as_closely():
    column = make_column(*(make(1, 5) for _ in range(4)), make(100))

    assert find_ends("hhi(x[rows])", x=column, rows=Rows(("a", "b", "c", "d"))) == (2500, 4375)


def test_concentration_with_open_and_infinite_ends():
    result = run("hhi(x)", x=make_column(above(0), above(0))).quantity
    floor = run("hhi(x)", x=make_column(above(5), make(1, 5))).quantity
    alone = run("hhi(x)", x=make_column(make(5))).quantity

    assert (result.low, result.high) == (5000, 10000)
    assert (result.low_open, result.high_open) == (False, True)
    assert (floor.low, floor.low_open) == (5000, True)
    assert alone.low == alone.high == 10000


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("x - x", 0, 0),
        ("x / x", 1, 1),
        ("x * (10 - x)", 9, 25),
        ("abs(x - 5)", 0, 4),
        ("max(x, 5)", 5, 9),
        ("min(x, 5)", 1, 5),
        ("if(x > 20, 0, x)", 1, 9),
        ("x if x >= 1 else 0", 1, 9),
        ("x ** 2", 1, 81),
        ("x ** 0.5", 1, 3),
        ("x ** -1", Fraction(1, 9), 1),
        ("mean(x, 1)", 1, 5),
        ("-x", -9, -1),
        ("1 / (10 - x)", Fraction(1, 9), 1),
        ("sum(x)", 1, 9),
        ("exp(x - x)", 1, 1),
        ("ln(x / x)", 0, 0),
    ],
)
def test_bounds_are_those_over_the_whole_range(formula, low, high):
    assert find_ends(formula, x=make(1, 9)) == (low, high)


def test_bounds_of_powers_and_logarithms_hold_their_points():
    low, high = find_ends("2 ** x", x=make(1, Fraction(3, 2)))
    assert low == 2
    assert abs(high**2 - 8) < Fraction(1, 10**40)
    low, high = find_ends("ln(x)", x=make(1, 2))
    assert low == 0
    assert abs(high - Fraction("0.693147180559945309417232121458")) < Fraction(1, 10**29)


def test_infinite_ends_are_limits():
    x, y = above(0), make(1, 2)

    share = run("x / (x + y)", x=x, y=y).quantity
    inverse = run("1 / x", x=x).quantity
    root = run("x ** 0.5", x=x).quantity
    below = run("x", x=Quantity(None, Fraction(3), "1", low_open=True)).quantity

    assert (share.low, share.high, share.low_open, share.high_open) == (0, 1, True, True)
    assert (inverse.low, inverse.high, inverse.low_open) == (0, None, True)
    assert (root.low, root.high) == (0, None)
    assert (below.low, below.high, below.high_open) == (None, 3, False)


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("hhi(scale(out, big, 1 + change))", 5000, Fraction(65_000, 9)),
        ("sum(scale(out, big, 1 + change))", 2, 10),
        ("sum(out[big]) * (1 + change) + 3", 3, 3),
        ("sum(out[big]) - sum(out[big]) + share(out, big) * 0", 0, 0),
    ],
)
def test_what_is_multiplied_by_zero_opens_no_end(formula, low, high):
    out = make_column(above(100), make(1, 5), make(1, 5))

    got = run(formula, out=out, big=Rows(("a",)), change=make(-1)).quantity

    assert (got.low, got.high, got.low_open, got.high_open) == (low, high, False, False)


def test_an_open_end_that_does_not_matter_stays_closed():
    result = run(
        "x * y", x=Quantity(Fraction(1), Fraction(2), low_open=True, high_open=True), y=make(0, 3)
    )

    assert (result.quantity.low, result.quantity.low_open) == (0, False)
    assert (result.quantity.high, result.quantity.high_open) == (6, True)


def test_the_most_may_be_inside():
    x = make(0, Fraction("0.7"))

    assert find_ends("x * (1 - x)", x=x) == (0, Fraction(1, 4))
    assert find_ends("ln(x / x + 0 * x)", x=make(1, 9)) == (0, 0)


def test_an_end_that_is_reached_before_infinity_is_closed():
    result = run("min(x - x ** 0.5, y)", x=above(2), y=make(9, 10)).quantity

    assert (result.high, result.high_open) == (10, False)


def test_a_floor_within_a_range_turns_the_formula():
    assert find_ends("max(4, x) ** 3 - x", x=make(1, 5))[0] == 60


def test_what_grows_slowly_without_end_has_no_bound():
    low, high = find_ends("ln(y) - x", x=make(1, 2), y=above(1))

    assert low == -2
    assert high is None
