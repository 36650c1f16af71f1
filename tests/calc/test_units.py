"""Unit expressions: resolving, converting, wording."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.model import Quantity, Unit
from bot.calc import UnitError, Units

UNITS = Units(
    (
        Unit("t", "tonne", ("metric ton", "metric tons"), "mass"),
        Unit("kt", "kilotonne", ("thousand tonnes",), is_="1000 t"),
        Unit("kg", "kilogram", is_="1/1000 t"),
        Unit("km", "kilometre", kind="length"),
        Unit("yr", "year", ("annum",), "time"),
        Unit("USD", "US dollar", ("$", "dollars", "dollar"), "money"),
        Unit("box", "box", kind="count"),
        Unit("ferry", "ferry", kind="ships"),
    )
)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("USD per tonne", "USD/t"),
        ("dollars a tonne", "USD/t"),
        ("$/kg", "USD/kg"),
        ("tonnes a year", "t/yr"),
        ("Tonnes per annum", "t/yr"),
        ("kt/yr", "kt/yr"),
        ("thousand tonnes per year", "kt/yr"),
        ("t*km/yr", "t*km/yr"),
        ("tonne*kilometres", "t*km"),
        ("boxes", "box"),
        ("ferries", "ferry"),
        ("percent", "%"),
        ("pct", "%"),
        ("percentage points", "pp"),
        ("pp", "pp"),
    ],
)
def test_words_name_a_unit(words, unit):
    assert UNITS.find_unit(words) == unit


@pytest.mark.parametrize("words", ["", "apples", "apples per year", "per", "x" * 500, "grass"])
def test_other_words_name_no_unit(words):
    assert UNITS.find_unit(words) is None


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("kt/yr", "kilotonnes per year"),
        ("%", "percent"),
        ("pp", "percentage points"),
        ("1", ""),
        ("box", "boxes"),
        ("ferry", "ferries"),
    ],
)
def test_a_unit_has_words(unit, words):
    assert UNITS.words(unit) == words


def test_units_cancel_in_products():
    assert UNITS.multiply("USD/t", "kt/yr") == "USD/yr"
    assert UNITS.find_factor("USD*kt/t/yr", "USD/yr") == 1000
    assert UNITS.multiply("t/yr", "kt/yr", -1) == "1"
    assert UNITS.multiply("%", "t") == "t"
    assert UNITS.multiply("t", "t") == "t^2"
    assert UNITS.multiply("1", "yr", -1) == "1/yr"


def test_likeness_is_what_is_measured():
    assert UNITS.is_alike("kt/yr", "t/yr")
    assert UNITS.is_alike("%", "1")
    assert not UNITS.is_alike("t", "yr")


def test_unlike_units_are_both_named():
    with pytest.raises(UnitError, match=r"'t' and 'yr'"):
        UNITS.convert(Quantity(Fraction(1), Fraction(1), "t"), "yr")


def test_an_undeclared_unit_is_named_with_the_nearest():
    assert not UNITS.has("t/")
    assert not UNITS.has("t^99")
    with pytest.raises(UnitError, match=r"no unit 'ktt'.*'kt'"):
        UNITS.measure("ktt")


def test_converting_drops_the_text_only_when_the_number_changes():
    text = Quantity(Fraction(5), Fraction(5), "kt", text="5")
    unknown = Quantity(None, None, "kt", True, True, text="Variable")

    assert UNITS.convert(text, "t") == Quantity(Fraction(5000), Fraction(5000), "t")
    assert UNITS.convert(text, "kt") is text
    assert UNITS.convert(unknown, "t").text == "Variable"


def test_mistaken_units_are_listed():
    units = Units(
        (
            Unit("a", "a", is_="2 b"),
            Unit("b", "b", is_="3 a"),
            Unit("c", "c", is_="3 nothing"),
            Unit("d", "d", is_="0 a"),
            Unit("e", "e", is_="5 ^^"),
        )
    )

    assert {name for name, _ in units.problems} == {"b", "c", "d", "e"}


@given(st.fractions(), st.sampled_from(["t", "kt", "kg"]), st.sampled_from(["t", "kt", "kg"]))
def test_there_and_back_is_the_same(value, one, other):
    quantity = Quantity(value, value, one)

    assert UNITS.convert(UNITS.convert(quantity, other), one) == quantity


@pytest.mark.parametrize(
    ("amount", "unit", "written"),
    [(2, "day", "days"), (1, "day", "day"), (2, "t", "t"), (2, "t/day", "t/day"), (2, "%", "%")],
)
def test_a_unit_that_is_a_word_is_written_in_the_plural(amount, unit, written):
    units = Units((Unit("t", "tonne"), Unit("day", "day", ("days",))))
    quantity = Quantity(Fraction(amount), Fraction(amount), unit)

    assert units.number(quantity).unit == written
