"""Comparing and adding up independent quantities."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.model import Quantity
from bot.calc import (
    CalculationError,
    add,
    compare,
    divide,
    mean,
    negate,
    scale,
    share_of,
    subtract,
    total,
)
from bot.calc import (
    test as decide,
)


def _make(low, high, **flags):
    ends = (None if end is None else Fraction(end) for end in (low, high))
    return Quantity(*ends, **flags)


FIVE = _make(5, 5)
RANGE = _make(1, 5)
ABOVE_FIVE = _make(5, None, low_open=True, high_open=True)
UNKNOWN = _make(None, None, low_open=True, high_open=True)
quantities = st.builds(
    lambda low, width, is_open: (
        Quantity(low, low + width, "1", is_open, is_open) if width else Quantity(low, low)
    ),
    st.fractions(-10, 10, max_denominator=5),
    st.fractions(0, 5, max_denominator=5),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        (_make(6, 6), RANGE, "more"),
        (RANGE, _make(6, 6), "less"),
        (ABOVE_FIVE, RANGE, "more"),
        (FIVE, RANGE, "unknown"),
        (FIVE, FIVE, "equal"),
        (RANGE, RANGE, "unknown"),
        (_make(5, 5, approx=True), FIVE, "unknown"),
        (UNKNOWN, FIVE, "unknown"),
    ],
)
def test_only_what_is_certain_is_said(one, other, order):
    assert compare(one, other) == order


@pytest.mark.parametrize(
    ("one", "operator", "other", "verdict"),
    [
        (ABOVE_FIVE, ">", FIVE, "yes"),
        (RANGE, ">", FIVE, "no"),
        (RANGE, ">=", FIVE, "maybe"),
        (RANGE, "<=", FIVE, "yes"),
        (ABOVE_FIVE, "<=", FIVE, "no"),
        (ABOVE_FIVE, "<", FIVE, "no"),
        (RANGE, "<", FIVE, "maybe"),
        (FIVE, "=", FIVE, "yes"),
        (ABOVE_FIVE, "=", FIVE, "no"),
        (RANGE, "=", FIVE, "maybe"),
        (FIVE, "between", RANGE, "yes"),
        (_make(6, 6), "between", RANGE, "no"),
        (_make(4, 6), "between", RANGE, "maybe"),
        (UNKNOWN, ">", FIVE, "unknown"),
    ],
)
def test_a_test_is_sure_or_says_maybe(one, operator, other, verdict):
    assert decide(one, operator, other) == verdict


@given(quantities, quantities)
def test_comparing_is_antisymmetric(one, other):
    turned = {"more": "less", "less": "more", "equal": "equal", "unknown": "unknown"}

    assert compare(other, one) == turned[compare(one, other)]


@given(quantities, quantities, st.fractions(0, 1), st.fractions(0, 1))
def test_results_hold_what_the_points_give(one, other, here, there):
    x = one.low + (one.high - one.low) * here
    y = other.low + (other.high - other.low) * there

    for found, value in ((add(one, other), x + y), (subtract(one, other), x - y)):
        assert found.low <= value <= found.high
    try:
        ratio = divide(one, other)
    except CalculationError:
        assert other.low <= 0 <= other.high
    else:
        if y:
            assert ratio.low is None or ratio.low <= x / y
            assert ratio.high is None or ratio.high >= x / y


def test_sums_keep_open_and_missing_ends():
    assert total((RANGE, ABOVE_FIVE)) == _make(6, None, low_open=True, high_open=True)
    assert total(()) == _make(0, 0)
    assert negate(ABOVE_FIVE) == _make(None, -5, low_open=True, high_open=True)
    assert scale(RANGE, Fraction(-2)) == _make(-10, -2)
    assert mean((RANGE, FIVE)) == _make(3, 5)


def test_a_share_is_joint():
    assert share_of(_make(1, 5), _make(3, 15)) == _make("1/16", "5/8")
    assert share_of(ABOVE_FIVE, RANGE) == _make("1/2", 1, low_open=True, high_open=True)
    assert share_of(FIVE, _make(0, 0)) == _make(1, 1)
    assert share_of(_make(0, 5), ABOVE_FIVE) == _make(0, "1/2", high_open=True)
    assert share_of(FIVE, ABOVE_FIVE) == _make(0, "1/2", low_open=True, high_open=True)


def test_ratios_with_missing_ends():
    assert divide(FIVE, ABOVE_FIVE) == _make(0, 1, low_open=True, high_open=True)
    assert divide(FIVE, _make(0, 1, low_open=True)) == _make(5, None, high_open=True)
    assert divide(_make(-1, 0), _make(0, 2, low_open=True)) == _make(None, 0, low_open=True)
    assert divide(_make(None, 2, low_open=True), _make(-2, -1)) == _make(-2, None, high_open=True)


@pytest.mark.parametrize(
    "work",
    [
        lambda: divide(FIVE, _make(-1, 1)),
        lambda: divide(FIVE, _make(0, 1)),
        lambda: share_of(_make(0, 1), _make(0, 1)),
        lambda: share_of(_make(-1, 1), FIVE),
        lambda: mean(()),
    ],
)
def test_what_has_no_result_is_said(work):
    with pytest.raises(CalculationError):
        work()
