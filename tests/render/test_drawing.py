"""What a reply looks like when it is drawn."""

from fractions import Fraction

import pytest

from bot.base.model import Answer, Quantity, Unit, Value
from bot.calc import Units
from bot.render.chart import find_charts
from bot.render.drawing import ASCII, FINE, draw_charts

UNITS = Units((Unit("t", "tonne"), Unit("kg", "kilogram")))
HARVEST = (
    ("Orchard", "Harvest", "Grade"),
    ("Redhill", "> 100 t", "estimate"),
    ("Sund", "~20 - 60 t", ""),
    ("Lowmoor", "50 t", ""),
    ("Others", "Variable", ""),
)
PRICES = (
    ("Sort", "Year", "Price"),
    *(("Apple", str(2020 + at), f"{amount} t") for at, amount in enumerate((10, 20, 40, 80))),
)


def draw(rows, width=60, pens=ASCII):
    return draw_charts(find_charts(Answer(text="", rows=rows), UNITS), width, pens)


def test_a_measure_over_things_is_drawn_as_bars_with_its_own_words() -> None:
    lines = draw(HARVEST)

    assert lines[0] == "Harvest"
    assert [
        (line.split()[0], line.endswith(row[1]))
        for line, row in zip(lines[1:5], HARVEST[1:], strict=True)
    ] == [
        ("Redhill", True),
        ("Sund", True),
        ("Lowmoor", True),
        ("Others", True),
    ]
    assert lines[5] == "(- from the lower to the upper end; > no upper end is known)"


def test_a_bound_without_upper_end_reaches_its_end_and_points_on() -> None:
    redhill, sund = draw(HARVEST)[1:3]

    assert redhill.count("#") > 20
    assert "#>" in redhill
    assert "#-" in sund
    assert ">" not in sund


def test_an_unknown_amount_is_named_and_not_drawn() -> None:
    others = next(line for line in draw(HARVEST) if line.startswith("Others"))

    assert others.split() == ["Others", "Variable"]


def test_bars_have_the_length_of_their_amounts() -> None:
    rows = (("a", "b"), ("x", "10 t"), ("y", "20 t"), ("z", "40 t"))

    lengths = [line.count("#") for line in draw(rows)[1:]]

    assert lengths[2] == pytest.approx(4 * lengths[0], abs=2)
    assert lengths[2] == pytest.approx(2 * lengths[1], abs=1)


def test_amounts_below_zero_lie_left_of_the_axis() -> None:
    rows = (("case", "change"), ("a", "-20%"), ("b", "20%"), ("c", "-10% to 10%"))

    below, above, across = draw(rows)[1:4]

    assert below.rindex("#") < above.index("#")
    assert across.count("-") > 8
    assert "#" not in across


def test_one_thing_over_time_is_drawn_as_points_that_rise_with_it() -> None:
    lines = draw(PRICES)

    heights = [at for year in range(4) for at, line in enumerate(lines) if _at(line, lines, year)]
    assert lines[0] == "Price: Apple"
    assert lines[1].startswith("80 t |")
    assert lines[-1].split() == ["2020", "2021", "2022", "2023"]
    assert heights == sorted(heights, reverse=True)
    assert len(heights) == 4


def _at(line, lines, year):
    start = lines[-1].index(str(2020 + year))
    return "*" in line[start - 2 : start + 5]


def test_ranges_over_time_stand_upright_and_open_ends_are_marked() -> None:
    rows = (("Year", "Amount"), ("2020", "10 - 80 t"), ("2021", "> 20 t"), ("2022", "< 30 t"))

    lines = draw(rows)

    assert sum(":" in line for line in lines[1:-2]) > 4
    assert any("^" in line for line in lines[1:-2])
    assert any("v" in line for line in lines[1:-2])
    assert "no upper end is known" in lines[-1]


def test_several_things_over_time_are_sparklines_with_both_ends_in_words() -> None:
    rows = (*PRICES, ("Pear", "2020", "5 t"), ("Pear", "2021", "1 t"))

    lines = draw(rows, pens=FINE)

    assert lines[2:] == (
        "Apple ▂▃▅█ 10 t (2020) to 80 t (2023)",
        "Pear  █▂ 5 t (2020) to 1 t (2021)",
    )


def test_a_narrow_terminal_has_the_words_above_the_bars() -> None:
    lines = draw(HARVEST, 24)

    assert lines[1] == "Redhill: > 100 t"
    assert max(map(len, lines[:9])) <= 26


def test_each_column_of_amounts_is_a_chart_of_its_own() -> None:
    rows = (("case", "price", "cost"), ("0%", "0%", "1"), ("10%", "5%", "1.1"), ("20%", "10%", "2"))

    charts = find_charts(Answer(text="", rows=rows), UNITS)

    assert [(chart.title, chart.unit) for chart in charts] == [("price", "%"), ("cost", "1")]


def test_values_without_rows_are_drawn_and_a_single_one_is_not() -> None:
    values = [
        Value(n, Quantity(Fraction(at), Fraction(at), "t"), f"{at} t")
        for n, at in (("a", 1), ("b", 2))
    ]

    assert len(find_charts(Answer(text="", values=tuple(values)), UNITS)) == 1
    assert find_charts(Answer(text="", values=tuple(values[:1])), UNITS) == ()


@pytest.mark.parametrize(
    "rows",
    [(), (("a", "b"),), (("a", "b"), ("x", "words"), ("y", "more")), (("a", "t"), ("x", "1 t"))],
)
def test_what_has_no_two_amounts_is_no_chart(rows) -> None:
    assert find_charts(Answer(text="", rows=rows), UNITS) == ()


def test_a_drawing_in_letters_has_no_other_signs() -> None:
    for rows in (HARVEST, PRICES, (*PRICES, ("Pear", "2020", "5 t"), ("Pear", "2021", "1 t"))):
        assert "\n".join(draw(rows)).isascii()
