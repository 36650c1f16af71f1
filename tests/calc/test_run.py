"""Steps over ranges: bounds that hold every point, and are no wider than they must be."""

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.model import Quantity, Unit
from bot.calc import CalculationError, Column, Rows, Units, parse_formula, run_steps

UNITS = Units(
    (
        Unit("t", "tonne", kind="mass"),
        Unit("kt", "kilotonne", is_="1000 t"),
        Unit("yr", "year", kind="time"),
        Unit("USD", "US dollar", kind="money"),
    )
)


def _make(low, high=None, unit="1", **flags):
    low, high = Fraction(low), Fraction(low if high is None else high)
    return Quantity(low, high, unit, **flags)


def _above(low, unit="1"):
    return Quantity(Fraction(low), None, unit, low_open=True, high_open=True)


def _column(*quantities, unit="1"):
    return Column(tuple("abcdefghijklmnop"[: len(quantities)]), quantities, unit)


def _run(formula, **names):
    steps = [(f"step{place}", parse_formula(text)) for place, text in enumerate(formula.split(";"))]
    return run_steps(steps, names, UNITS)[steps[-1][0]]


def _ends(formula, **names):
    found = _run(formula, **names).quantity
    return found.low, found.high


def test_the_least_concentration_may_be_inside():
    result = _run("hhi(x)", x=_column(_make(1, 10), _make(4, 6), _make(2, 3)))

    assert result.quantity.low == Fraction(125_000, 37)
    assert result.is_proven
    assert not result.quantity.low_open


def test_concentration_with_open_and_infinite_ends():
    result = _run("hhi(x)", x=_column(_above(0), _above(0))).quantity
    floor = _run("hhi(x)", x=_column(_above(5), _make(1, 5))).quantity
    alone = _run("hhi(x)", x=_column(_make(5))).quantity

    assert (result.low, result.high) == (5000, 10000)
    assert (result.low_open, result.high_open) == (False, True)
    assert (floor.low, floor.low_open) == (5000, True)
    assert alone.low == alone.high == 10000


def test_the_harbour_loses_half():
    cargo = _column(_above(900, "kt/yr"), _make(100, 300, "kt/yr"), unit="kt/yr")

    result = _run("cut * cargo[port]", cargo=cargo, cut=_make(50, unit="%"), port=Rows(("b",)))

    assert result.quantity == _make(50, 150, "kt/yr")


def test_units_are_reckoned_through():
    cargo = _column(_make(100, 300, "kt/yr"), unit="kt/yr")

    result = _run("fee * sum(cargo)", cargo=cargo, fee=_make(2, unit="USD/t"))

    assert result.quantity == _make(200_000, 600_000, "USD/yr")


def test_no_change_is_exactly_nothing():
    column = _column(_above(5), _make(1, 5), _make(1, 5))

    result = _run(
        "hhi(scale(x, r, 1 + c)) - hhi(x)", x=column, r=Rows(("a",)), c=_make(0, unit="%")
    )

    assert result.quantity == _make(0)


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
    assert _ends(formula, x=_make(1, 9)) == (low, high)


def test_bounds_of_powers_and_logarithms_hold_their_points():
    low, high = _ends("2 ** x", x=_make(1, Fraction(3, 2)))
    assert low == 2
    assert abs(high**2 - 8) < Fraction(1, 10**40)
    low, high = _ends("ln(x)", x=_make(1, 2))
    assert low == 0
    assert abs(high - Fraction("0.693147180559945309417232121458")) < Fraction(1, 10**29)


def test_infinite_ends_are_limits():
    x, y = _above(0), _make(1, 2)

    share = _run("x / (x + y)", x=x, y=y).quantity
    inverse = _run("1 / x", x=x).quantity
    root = _run("x ** 0.5", x=x).quantity
    below = _run("x", x=Quantity(None, Fraction(3), "1", low_open=True)).quantity

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
    out = _column(_above(100), _make(1, 5), _make(1, 5))

    got = _run(formula, out=out, big=Rows(("a",)), change=_make(-1)).quantity

    assert (got.low, got.high, got.low_open, got.high_open) == (low, high, False, False)


def test_an_open_end_that_does_not_matter_stays_closed():
    result = _run(
        "x * y", x=Quantity(Fraction(1), Fraction(2), low_open=True, high_open=True), y=_make(0, 3)
    )

    assert (result.quantity.low, result.quantity.low_open) == (0, False)
    assert (result.quantity.high, result.quantity.high_open) == (6, True)


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
    assert _run(formula, x=_make(1, 9), flag=True).verdict == verdict


def test_an_open_end_decides_a_condition():
    assert _run("x > 5", x=_above(5)).verdict == "yes"
    assert _run("x <= 5", x=_above(5)).verdict == "no"


def test_an_open_condition_takes_in_both_ways():
    result = _run("if(x > 5 and not x > 8 or x < 2, x, 0)", x=_make(1, 9))

    assert not result.is_proven
    assert result.quantity.low == 0


def test_columns_are_worked_out_row_by_row():
    x = _column(_make(1, 2), _make(3))

    result = _run("-(x * 2 + x) / 3", x=x)

    assert result.column.keys == ("a", "b")
    assert result.column.quantities == (_make(-2, -1), _make(-3))
    assert _run("2 * x", x=x).column.quantities == (_make(2, 4), _make(6))


def test_rows_without_a_number_are_left_out():
    x = _column(_make(1), Quantity(None, None, "1", True, True))

    assert _ends("sum(x)", x=x) == (1, 1)
    assert _ends("sum(x[r])", x=x, r=Rows(("a", "b"))) == (1, 1)
    assert _ends("count(x)", x=x) == (1, 1)
    assert _ends("share(x, r)", x=x, r=Rows(("a",))) == (1, 1)
    with pytest.raises(CalculationError, match="no number for b"):
        _run("x[r]", x=x, r=Rows(("b",)))


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
        "x": _make(-1, 1),
        "z": _make(0),
        "w": _make(1),
        "v": _make(500),
        "c": _column(_make(0, 1)),
        "n": _column(_make(-1, 1)),
        "r": Rows(("a",)),
        "u": Quantity(None, None, "1", True, True),
    }

    with pytest.raises(CalculationError, match=message):
        _run(formula, **names)


def test_an_approximate_number_makes_an_approximate_result():
    x = _column(_make(5, approx=True), _make(1))

    assert _run("2 * x[r]", x=x, r=Rows(("a",))).quantity.approx
    assert not _run("2 * x[r]", x=x, r=Rows(("b",))).quantity.approx


def test_many_rows_are_worked_out_too():
    x = _column(*(_make(1, 2 + place) for place in range(12)))

    low, high = _ends("hhi(x) - 5", x=x)

    assert low < high
    assert _ends("sum(x)", x=x) == (12, 90)


amounts = st.tuples(st.integers(1, 50), st.integers(0, 50))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(amounts, min_size=2, max_size=4),
    st.lists(st.fractions(0, 1, max_denominator=20), min_size=4, max_size=4),
    st.integers(-100, 100),
)
def test_bounds_hold_every_point_of_the_box(cells, shares, change):
    x = _column(*(_make(low, low + width) for low, width in cells))
    point = [low + width * share for (low, width), share in zip(cells, shares, strict=False)]
    names = {"r": Rows(("a",)), "c": _make(change, unit="%")}
    inside = _column(*(_make(its) for its in point))

    for formula in ("share(scale(x, r, 1 + c), r)", "hhi(scale(x, r, 1 + c))", "x[r] / sum(x)"):
        low, high = _ends(formula, x=x, **names)
        value, _ = _ends(formula, x=inside, **names)
        assert low <= value <= high


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
        _run(formula, x=_make(low, high))


def test_no_row_of_a_column_is_divided_by_what_may_be_zero():
    with pytest.raises(CalculationError, match="may be zero"):
        _run("1 / x", x=_column(_make(1, 2), _make(-1, 1)))


def test_the_most_may_be_inside():
    x = _make(0, Fraction("0.7"))

    assert _ends("x * (1 - x)", x=x) == (0, Fraction(1, 4))
    assert _ends("ln(x / x + 0 * x)", x=_make(1, 9)) == (0, 0)


def test_both_sides_of_a_condition_are_within_the_bounds():
    low, high = _ends("if(x > 5, 0, x)", x=_make(1, 9))

    assert low <= 0
    assert high >= 5


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(st.integers(-20, 20), st.integers(0, 20)),
    st.tuples(st.integers(1, 20), st.integers(0, 20)),
    st.tuples(*(st.fractions(0, 1, max_denominator=20),) * 2),
    st.sampled_from(
        (
            "x * (3 - x) / y",
            "abs(x - y) * x",
            "x ** 3 - 4 * x * y",
            "max(x, y, x * y / 7) - x ** 2 / y",
            "if(x > y, x - y, 2 * x)",
            "ln(y + x * x) - x / y",
            "exp(x / 10) - y ** 1.5",
            "min(x, y) / (1 + x ** 2)",
            "ln(y / (y + 1)) * x",
        )
    ),
)
def test_bounds_hold_the_points_of_any_box(x, y, shares, formula):
    ends = [
        (_make(low, low + width), low + width * share)
        for (low, width), share in zip((x, y), shares, strict=True)
    ]

    low, high = _ends(formula, x=ends[0][0], y=ends[1][0])

    least, most = _ends(formula, x=_make(ends[0][1]), y=_make(ends[1][1]))
    assert low <= most
    assert least <= high


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=2, max_size=4),
    st.lists(st.fractions(0, 1, max_denominator=20), min_size=4, max_size=4),
    st.integers(-100, 200),
    st.sampled_from((("a",), ("b",), ("a", "b"))),
)
def test_bounds_of_a_change_hold_every_point_of_the_box(cells, shares, change, rows):
    x = _column(*(_make(low, low + width) for low, width in cells))
    inside = _column(
        *(_make(low + width * share) for (low, width), share in zip(cells, shares, strict=False))
    )
    names = {"r": Rows(rows), "q": Rows(("a",)), "c": _make(change, unit="%")}
    if change == -100 and len(rows) == len(cells):
        return

    for formula in (
        "hhi(scale(x, r, 1 + c)) - hhi(x)",
        "share(scale(x, r, 1 + c), q) - share(x, q)",
    ):
        low, high = _ends(formula, x=x, **names)
        value, _ = _ends(formula, x=inside, **names)
        assert low <= value <= high


def test_what_only_a_condition_depends_on_moves_the_bounds():
    names = {"x": _make(0, 3), "y": _make(1, 2), "z": _make(9)}

    low, high = _ends("if(x > y, z, y)", **names)

    assert low <= 1
    assert high >= 9


def test_an_end_that_is_reached_before_infinity_is_closed():
    result = _run("min(x - x ** 0.5, y)", x=_above(2), y=_make(9, 10)).quantity

    assert (result.high, result.high_open) == (10, False)


def test_a_floor_within_a_range_turns_the_formula():
    assert _ends("max(4, x) ** 3 - x", x=_make(1, 5))[0] == 60


def test_what_grows_slowly_without_end_has_no_bound():
    low, high = _ends("ln(y) - x", x=_make(1, 2), y=_above(1))

    assert low == -2
    assert high is None
