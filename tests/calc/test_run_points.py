"""Bounds of any formula hold each point of any box."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calc import Rows
from tests.calc.stepping import find_ends, make, make_column

amounts = st.tuples(st.integers(1, 50), st.integers(0, 50))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(amounts, min_size=2, max_size=4),
    st.lists(st.fractions(0, 1, max_denominator=20), min_size=4, max_size=4),
    st.integers(-100, 100),
)
def test_bounds_hold_every_point_of_the_box(cells, shares, change):
    x = make_column(*(make(low, low + width) for low, width in cells))
    point = [low + width * share for (low, width), share in zip(cells, shares, strict=False)]
    names = {"r": Rows(("a",)), "c": make(change, unit="%")}
    inside = make_column(*(make(its) for its in point))

    for formula in ("share(scale(x, r, 1 + c), r)", "hhi(scale(x, r, 1 + c))", "x[r] / sum(x)"):
        low, high = find_ends(formula, x=x, **names)
        value, _ = find_ends(formula, x=inside, **names)
        assert low <= value <= high


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
        (make(low, low + width), low + width * share)
        for (low, width), share in zip((x, y), shares, strict=True)
    ]

    low, high = find_ends(formula, x=ends[0][0], y=ends[1][0])

    least, most = find_ends(formula, x=make(ends[0][1]), y=make(ends[1][1]))
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
    x = make_column(*(make(low, low + width) for low, width in cells))
    inside = make_column(
        *(make(low + width * share) for (low, width), share in zip(cells, shares, strict=False))
    )
    names = {"r": Rows(rows), "q": Rows(("a",)), "c": make(change, unit="%")}
    if change == -100 and len(rows) == len(cells):
        return

    for formula in (
        "hhi(scale(x, r, 1 + c)) - hhi(x)",
        "share(scale(x, r, 1 + c), q) - share(x, q)",
    ):
        low, high = find_ends(formula, x=x, **names)
        value, _ = find_ends(formula, x=inside, **names)
        assert low <= value <= high
