"""From the amount of a question to what an input is set to."""

from fractions import Fraction

import pytest

from bot.base.model import Amount, Quantity, Unit
from bot.calc import Units
from bot.kinds.scenario.changing import convert_amount, fits, is_move
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt

UNITS = Units((Unit("EUR", "euro", kind="money"), Unit("t", "tonne", kind="mass")))
CHANGE = Input("change", "change", "%")
PART = Input("part", "percent", "%")
RATE = Input("rate", "percent", "%")
PRICE = Input("price", "quantity", "EUR/t")
TEN = Quantity(Fraction(10), Fraction(10), "%")
TWO = Quantity(Fraction(2), Fraction(2), "EUR/t")


def say(low, unit="%", high=None, **more):
    low = Fraction(low)
    return Amount(low, low if high is None else Fraction(high), unit, str(low), 0, 1, **more)


def numbers(made):
    return made and (made.low, made.high, made.unit)


@pytest.mark.parametrize(
    ("amount", "way", "low"),
    [
        (say(30), "up", 30),
        (say(30), "down", -30),
        (say(-30), "", -30),
        (say(0), "", 0),
        (say(130, cue="to"), "", 30),
        (say(2, "", sense="factor"), "up", 100),
        (say(4, "", sense="factor"), "down", -75),
        (say("1/3", "", sense="factor", cue="by"), "down", Fraction(-100, 3)),
        (say("1/2", "", sense="factor"), "", -50),
        (say("1/2", "", sense="factor", cue="to"), "down", -50),
    ],
)
def test_a_change_is_relative_and_negative_for_less(amount, way, low):
    assert numbers(convert_amount(CHANGE, amount, way, None, UNITS)) == (low, low, "%")


@pytest.mark.parametrize(
    ("amount", "way", "low"),
    [
        (say("1/2", "", sense="factor"), "down", 50),
        (say("1/4", "", sense="factor", cue="to"), "down", 75),
        (say(20), "down", 20),
    ],
)
def test_a_part_is_what_the_words_give(amount, way, low):
    made = convert_amount(PART, amount, way, None, UNITS, is_part=True)

    assert numbers(made) == (low, low, "%")


@pytest.mark.parametrize("amount", [say(2, "", sense="factor"), say(10, "pp", sense="points")])
def test_a_part_is_no_multiple_and_no_points(amount):
    assert convert_amount(PART, amount, "up", None, UNITS, is_part=True) is None
    assert convert_amount(CHANGE, say(1, "pp", sense="points"), "up", None, UNITS) is None


@pytest.mark.parametrize(
    ("item", "amount", "way", "base", "low"),
    [
        (RATE, say(3, "", sense="factor"), "up", TEN, 30),
        (RATE, say(5, "pp", sense="points", cue="by"), "down", TEN, 5),
        (RATE, say(25), "up", TEN, 25),
        (PRICE, say(50, "%", cue="by"), "up", TWO, 3),
        (PRICE, say(50, "%"), "down", TWO, 1),
        (PRICE, say(1, "EUR/t", cue="by"), "down", TWO, 1),
        (PRICE, say(5, "EUR/t", cue="to"), "up", TWO, 5),
    ],
)
def test_a_level_is_reached_from_the_one_before(item, amount, way, base, low):
    made = convert_amount(item, amount, way, base, UNITS)

    assert (made.low, made.unit) == (low, item.unit)


def test_a_level_is_not_guessed_when_its_start_is_unknown():
    assert convert_amount(RATE, say(2, "", sense="factor"), "up", None, UNITS) is None
    assert convert_amount(RATE, say(5, "pp", sense="points"), "up", None, UNITS) is None
    assert convert_amount(PRICE, say(50, cue="to"), "up", None, UNITS) is None


@pytest.mark.parametrize(
    ("item", "amount", "way", "base"),
    [
        (RATE, say(10, "%", cue="by"), "up", TEN),
        (RATE, say(10, ""), "", None),
        (CHANGE, say(10), "", None),
        (CHANGE, say(10, ""), "down", None),
        (PRICE, say(10, ""), "", None),
    ],
)
def test_words_that_leave_it_open_are_asked_about(item, amount, way, base):
    made = convert_amount(item, amount, way, base, UNITS)

    assert isinstance(made, Doubt)
    assert made.options


@pytest.mark.parametrize(
    ("item", "amount", "way", "is_it"),
    [
        (RATE, say(2, "", sense="factor"), "", True),
        (RATE, say(5, "pp", sense="points"), "", True),
        (RATE, say(10, "%", cue="by"), "up", True),
        (RATE, say(10, "%", cue="to"), "up", False),
        (RATE, say(10), "", False),
        (PRICE, say(10), "up", True),
        (PRICE, say(10, "EUR/t"), "up", False),
    ],
)
def test_a_move_needs_a_level_to_start_from(item, amount, way, is_it):
    assert is_move(item, amount, way) is is_it


@pytest.mark.parametrize(
    ("item", "amount", "is_level", "does"),
    [
        (PRICE, say(2, "EUR/t"), False, True),
        (PRICE, say(2, "t"), False, False),
        (PRICE, say(2, "sail"), False, False),
        (PRICE, say(2, "", sense="factor"), False, False),
        (PRICE, say(2, "", sense="factor"), True, True),
        (PRICE, say(2, "%", direction="up"), True, True),
        (PRICE, say(2, "pp", sense="points"), True, False),
        (RATE, say(2, "EUR/t"), True, False),
        (CHANGE, say(2, "t"), True, False),
        (CHANGE, say(2), False, True),
        (RATE, say(2, sense="rank"), True, False),
        (Input("who", "entity"), say(2), True, False),
    ],
)
def test_an_amount_fits_an_input_of_its_sort(item, amount, is_level, does):
    assert fits(item, amount, UNITS, is_level=is_level) is does
