"""Amounts as sources write them, and as they are printed again."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.model import Quantity, Unit
from bot.calc import QuantityError, Units, format_number, format_quantity, parse_quantity

UNITS = Units(
    (
        Unit("t", "tonne", ("tonnes",), "mass"),
        Unit("kt", "kilotonne", is_="1000 t"),
        Unit("yr", "year", kind="time"),
        Unit("USD", "US dollar", ("$", "dollars"), "money"),
    )
)


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open", "approx"),
    [
        ("270000", 270000, 270000, False, False, False),
        ("270,000", 270000, 270000, False, False, False),
        ("~5000", 5000, 5000, False, False, True),
        ("about 5000", 5000, 5000, False, False, True),
        ("~1,000 - 5,000", 1000, 5000, False, False, True),
        ("~1,000 – 5,000", 1000, 5000, False, False, True),
        ("1,000 to 5,000", 1000, 5000, False, False, False),
        ("> 100,000", 100000, None, True, True, False),
        (">= 5", 5, None, False, True, False),
        ("at least 5", 5, None, False, True, False),
        ("< 3", None, 3, True, True, False),
        ("<= 3", None, 3, True, False, False),
        ("-20", -20, -20, False, False, False),
        ("0.5 million", 500000, 500000, False, False, False),
        ("1 - 2 million", 1000000, 2000000, False, False, False),
        ("13,000 e", 13000, 13000, False, False, False),
        ("2,900 (estimate)", 2900, 2900, False, False, False),
        ("> 25 and < 30", 25, 30, True, True, False),
        ("1e3", 1000, 1000, False, False, False),
    ],
)
def test_every_form_keeps_its_meaning(text, low, high, low_open, high_open, approx):
    quantity = parse_quantity(text, "", UNITS)

    assert (quantity.low, quantity.high) == (low, high)
    assert (quantity.low_open, quantity.high_open) == (low_open, high_open)
    assert quantity.approx == approx


@pytest.mark.parametrize("text", ["Variable", "varies", "-", "–", "W", "NA", "n/a", "unknown", ""])
def test_a_word_without_a_number_is_kept(text):
    quantity = parse_quantity(text, "t", UNITS)

    assert not quantity.is_known
    assert format_quantity(quantity) == (text or "unknown")


@pytest.mark.parametrize(
    ("text", "unit", "printed"),
    [
        ("> 100,000", "t/yr", "> 100,000 t/yr"),
        ("~1000-5000", "t/yr", "~1,000 - 5,000 t/yr"),
        ("1.20 USD/t", "", "1.20 USD/t"),
        ("$5/t", "USD/t", "5 USD/t"),
        ("50 - 150 kt/yr", "kt/yr", "50 - 150 kt/yr"),
        ("50 - 150 kt/yr", "t/yr", "50,000 - 150,000 t/yr"),
        ("50% - 60%", "%", "50 - 60%"),
        ("2,900 (estimate)", "t/yr", "2,900 t/yr (estimate)"),
        ("13,000 e", "t", "13,000 t e"),
        ("0.5 million", "t", "0.5 million t"),
        ("2000 t", "kt", "2 kt"),
        ("-5 to -1", "t", "-5 to -1 t"),
        ("> 25% and < 30%", "%", "> 25% and < 30%"),
        ("> 1 kt and < 3000 t", "t", "> 1,000 t and < 3,000 t"),
    ],
)
def test_a_text_is_printed_with_its_unit(text, unit, printed):
    assert format_quantity(parse_quantity(text, unit, UNITS)) == printed


@pytest.mark.parametrize(
    "text",
    [
        "12 apples",
        "1,2,3",
        "5 - 1",
        "5 and 6",
        "> 6 and < 5",
        "> 1 - 2",
        "50% - 60 t",
        "five",
        "5 yr",
        "9" * 100,
        "x" * 1000,
        "$ apples",
        "5 ?",
    ],
)
def test_anything_else_is_an_error_that_shows_what_works(text):
    with pytest.raises(QuantityError, match="270,000; ~5000"):
        parse_quantity(text, "t", UNITS)


def _make(low, high, unit="1", **flags):
    return Quantity(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        unit,
        **flags,
    )


@pytest.mark.parametrize(
    ("quantity", "digits", "printed"),
    [
        (_make(790, 790), 2, "790"),
        (_make("48000/790", "48000/790", "%"), 3, "60.8%"),
        (_make(50, 150, "kt/yr"), None, "50 - 150 kt/yr"),
        (_make(30000, None, "t/yr", low_open=True, high_open=True), None, "> 30,000 t/yr"),
        (_make(5, None, high_open=True), None, ">= 5"),
        (_make(None, 3, low_open=True, high_open=True), None, "< 3"),
        (_make(None, 3, low_open=True), None, "<= 3"),
        (_make(25, 30, "%", low_open=True, high_open=True), None, "> 25% and < 30%"),
        (_make(25, 30, "%", low_open=True), None, "> 25% and <= 30%"),
        (_make("250/3", "1250/13", "%"), 4, "83.33 - 96.16%"),
        (_make("250/3", "1250/13", "%"), None, "83.3333 - 96.1539%"),
        (_make("-8410/7", "-3/7", "pp"), 3, "-1,202 to -0.428 pp"),
        (_make("23/5", "23/5", "pp"), None, "4.6 pp"),
        (_make("1/3", "1/3", approx=True), 2, "~0.33"),
        (_make(0, 0), 3, "0"),
        (_make(None, None, low_open=True, high_open=True), None, "unknown"),
        (_make("1/1000000000000000000", "1/1000000000000000000"), 2, "0.000000000000000001"),
    ],
)
def test_computed_amounts_are_rounded_outward(quantity, digits, printed):
    assert format_quantity(quantity, digits) == printed


@given(st.fractions(), st.fractions(), st.integers(1, 8))
def test_a_printed_range_holds_the_range(one, other, digits):
    low, high = sorted((one, other))
    if low == high:
        return

    printed = parse_quantity(format_quantity(Quantity(low, high), digits), "", UNITS)

    assert printed.low <= low
    assert printed.high >= high


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_short_decimal_is_printed_exactly(value, places):
    number = Fraction(value, 10**places)

    assert Fraction(format_number(number).replace(",", "")) == number
