"""Conditions over ranges: sure, surely not, or perhaps; and what hangs on them."""

import pytest

from tests.calc.stepping import above, find_ends, make, run


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        ("x > 0", "yes"),
        ("x > 9", "no"),
        ("x > 5", "maybe"),
        ("x >= 1", "yes"),
        ("x < 1", "no"),
        ("x <= 9", "yes"),
        ("x = 5", "maybe"),
        ("x = 10", "no"),
        ("x != 10", "yes"),
        ("x == x", "yes"),
        ("x > 5 and x > 10", "no"),
        ("x > 5 or x > 0", "yes"),
        ("not x > 5", "maybe"),
        ("not x > 10", "yes"),
        ("flag", "yes"),
        ("x > 5;not step0 and flag", "maybe"),
    ],
)
def test_conditions_are_sure_or_maybe(formula, verdict):
    assert run(formula, x=make(1, 9), flag=True).verdict == verdict


def test_an_open_end_decides_a_condition():
    assert run("x > 5", x=above(5)).verdict == "yes"
    assert run("x <= 5", x=above(5)).verdict == "no"


def test_an_open_condition_takes_in_both_ways():
    result = run("if(x > 5 and not x > 8 or x < 2, x, 0)", x=make(1, 9))

    assert not result.is_proven
    assert result.quantity.low == 0


def test_both_sides_of_a_condition_are_within_the_bounds():
    low, high = find_ends("if(x > 5, 0, x)", x=make(1, 9))

    assert low <= 0
    assert high >= 5


def test_what_only_a_condition_depends_on_moves_the_bounds():
    names = {"x": make(0, 3), "y": make(1, 2), "z": make(9)}

    low, high = find_ends("if(x > y, z, y)", **names)

    assert low <= 1
    assert high >= 9
