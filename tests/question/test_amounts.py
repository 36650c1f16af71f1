"""Numbers, units, senses, cues and directions."""

from fractions import Fraction
from typing import Any

import pytest

from bot.base.model import Amount

HALF = Fraction(1, 2)
THIRD = Fraction(100, 3)


def read_one(parse: Any, utterance: str) -> Amount:
    (amount,) = parse(utterance).amounts
    return amount


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("25%", 25, "%"),
        ("25 percent", 25, "%"),
        ("25 per cent", 25, "%"),
        ("twenty-five percent", 25, "%"),
        ("-20%", -20, "%"),
        ("−20%", -20, "%"),
        ("minus 20%", -20, "%"),
        ("minus a third", -THIRD, "%"),
        ("10,5 %", Fraction(21, 2), "%"),
        ("half", 50, "%"),
        ("a half", 50, "%"),
        ("½", 50, "%"),
        ("1/2", 50, "%"),
        ("a quarter", 25, "%"),
        ("one third", THIRD, "%"),
        ("two thirds", 2 * THIRD, "%"),
        ("third of", THIRD, "%"),
        ("half a percent", HALF, "%"),
        ("½ percent", HALF, "%"),
        ("half a tonne", HALF, "t"),
        ("1/2 kg", HALF, "kg"),
        ("a quarter of a tonne", Fraction(1, 4), "t"),
        ("1 in 5", 20, "%"),
        ("one in five pears", 20, "%"),
        ("one in five tonnes", 20, "%"),
        ("3 out of 10", 30, "%"),
        ("two and a half percent", Fraction(5, 2), "%"),
        ("two point two five percent", Fraction(9, 4), "%"),
        ("10 and a half tonnes", Fraction(21, 2), "t"),
        ("two and a half million tonnes", 2_500_000, "t"),
        ("one point five million tonnes", 1_500_000, "t"),
        ("5 000 t", 5000, "t"),
        ("1.000.000 t", 1_000_000, "t"),
        ("half a million tonnes", 500_000, "t"),
        ("half million tonnes", 500_000, "t"),
        ("1½ million tonnes", 1_500_000, "t"),
        ("2 1/2 tonnes", Fraction(5, 2), "t"),
        ("20t", 20, "t"),
        ("20 thousand tonnes", 20_000, "t"),
        ("1,234.5 t", Fraction("1234.5"), "t"),
        (".5 t", HALF, "t"),
        ("3.5 bn euros", 3_500_000_000, "EUR"),
        ("two hundred and fifty tonnes", 250, "t"),
        ("one hundred twenty thousand tonnes", 120_000, "t"),
        ("a hundred and five tonnes", 105, "t"),
        ("a dozen tonnes", 12, "t"),
        ("a million euros", 1_000_000, "EUR"),
        ("two million three hundred thousand euros", 2_300_000, "EUR"),
        ("€5/kg", 5, "EUR/kg"),
        ("€5 a kilo", 5, "EUR/kg"),
        ("EUR 5", 5, "EUR"),
        ("€5k", 5000, "EUR"),
        ("EUR 2024", 2024, "EUR"),
        ("five euros a kilo", 5, "EUR/kg"),
        ("10 t/ha", 10, "t/ha"),
        ("1.5 million", 1_500_000, ""),
        ("5k", 5000, ""),
        ("zero percent", 0, "%"),
    ],
)
def test_a_level_is_read_exactly_with_its_unit(
    parse: Any, text: str, value: Fraction, unit: str
) -> None:
    amount = read_one(parse, text)

    assert (amount.low, amount.high, amount.unit, amount.sense) == (value, value, unit, "level")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 5 and 10 percent", 5, 10, "%"),
        ("20-30%", 20, 30, "%"),
        ("5%-10%", 5, 10, "%"),
        ("5 to 10 percent", 5, 10, "%"),
        ("1,000 - 2,500 t", 1000, 2500, "t"),
        ("1-2 million tonnes", 1_000_000, 2_000_000, "t"),
        ("€2-€3", 2, 3, "EUR"),
        ("between 10k and 20k t", 10_000, 20_000, "t"),
        ("€2 to €3 per kg", 2, 3, "EUR/kg"),
        ("30-20%", 20, 30, "%"),
    ],
)
def test_a_range_keeps_both_ends(parse: Any, text: str, low: int, high: int, unit: str) -> None:
    amount = read_one(parse, text)

    assert (amount.low, amount.high, amount.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "value", "sense", "unit", "direction"),
    [
        ("double", 2, "factor", "", "up"),
        ("tenfold", 10, "factor", "", "up"),
        ("10 fold", 10, "factor", "", "up"),
        ("10 times", 10, "factor", "", ""),
        ("2x", 2, "factor", "", ""),
        ("halved", HALF, "factor", "", "down"),
        ("10 points", 10, "points", "%", ""),
        ("a 10-point hike", 10, "points", "%", "up"),
        ("10 percentage points", 10, "points", "%", ""),
        ("half a percentage point", HALF, "points", "%", ""),
        ("50bps", HALF, "points", "%", ""),
        ("minus 5 points", -5, "points", "%", ""),
        ("the third largest", 3, "rank", "", ""),
        ("2nd", 2, "rank", "", ""),
        ("top 3", 3, "rank", "", ""),
    ],
)
def test_factors_points_and_ranks_are_told_from_levels(
    parse: Any, text: str, value: Fraction, sense: str, unit: str, direction: str
) -> None:
    amount = read_one(parse, text)

    assert (amount.low, amount.sense, amount.unit) == (value, sense, unit)
    assert amount.direction == direction


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("by 20%", "by"),
        ("to 20%", "to"),
        ("at 20%", "at"),
        ("at least 20 t", "at_least"),
        ("20 t or more", "at_least"),
        ("20 t+", "at_least"),
        ("more than 2,000 t", "over"),
        ("over about 20 t", "over"),
        ("about 20 t", "about"),
        ("> 20 t", "over"),
        ("no more than half", "at_most"),
        ("under a third", "under"),
        ("between 5 and 10 t", "between"),
        ("bottom 2", "bottom"),
        ("20 t", ""),
    ],
)
def test_the_neighbours_of_an_amount_give_its_role(parse: Any, text: str, cue: str) -> None:
    assert read_one(parse, text).cue == cue


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("what if Redhill loses 20%", "down"),
        ("cut the harvest by 20%", "down"),
        ("20% less", "down"),
        ("a 20% cut", "down"),
        ("up 200%", "up"),
        ("20% more", "up"),
        ("prices rise by a third", "up"),
        ("a harvest of 20 t", ""),
        ("which harvest is more than 20 t", ""),
    ],
)
def test_a_change_says_which_way_it_goes(parse: Any, text: str, direction: str) -> None:
    assert read_one(parse, text).direction == direction


def test_both_ends_of_a_change_are_read(parse: Any) -> None:
    amounts = parse("what if the levy goes from 10% to 25%").amounts

    assert [(amount.low, amount.cue) for amount in amounts] == [(10, "from"), (25, "to")]


def test_both_ends_of_a_change_of_price_are_read(parse: Any) -> None:
    amounts = parse("what if the price goes from €1 to €2").amounts

    assert [(amount.low, amount.cue) for amount in amounts] == [(1, "from"), (2, "to")]


def test_quarters_that_are_times_are_no_parts_of_a_whole(parse: Any) -> None:
    assert [amount.low for amount in parse("in the last two quarters").amounts] == [2]


def test_a_unit_said_once_holds_for_all_that_are_joined(parse: Any) -> None:
    amounts = parse("10, 20 and 30 tonnes").amounts

    assert [(amount.low, amount.unit) for amount in amounts] == [(10, "t"), (20, "t"), (30, "t")]


@pytest.mark.parametrize(
    ("text", "left"), [("10 widgets", ("widgets",)), ("20 kt", ("kt",)), ("$5/kg", ("$", "kg"))]
)
def test_a_unit_that_the_base_lacks_stays_among_the_unknown_words(
    parse: Any, text: str, left: tuple[str, ...]
) -> None:
    question = parse(text)

    assert [amount.unit for amount in question.amounts] == [""]
    assert question.unknown == left


@pytest.mark.parametrize(
    "text",
    [
        "which one is it",
        "third",
        "half of",
        "two hundred and",
        "minus",
        "minus Redhill",
        "minus 5 to 10 t",
        "5 -",
        "5 in",
        "5 out of",
        "5 in 3",
        "five point",
        "five and",
        "five and a",
        "3/2 of it",
        "0/0",
        "a",
        "an",
        "which quarter of 2024 was best",
        "fell a quarter of a million",
    ],
)
def test_what_only_looks_like_an_amount_breaks_nothing(parse: Any, text: str) -> None:
    assert all(amount.low <= amount.high for amount in parse(text).amounts)


@pytest.mark.parametrize(
    ("text", "level", "slope"),
    [
        ("demand is 100-2P", 100, -2),
        ("D = 35.5 - 0.03P", Fraction("35.5"), Fraction("-0.03")),
        ("supply of -20 + 3 P", -20, 3),
        ("demand 50 - P", 50, -1),
    ],
)
def test_a_straight_line_is_a_level_and_a_slope(
    parse: Any, text: str, level: Any, slope: Any
) -> None:
    first, second = parse(text).amounts

    assert (first.low, first.high, first.sense) == (level, level, "level")
    assert (second.low, second.sense) == (slope, "slope")
    assert first.end == second.start


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("10, 20 and 30 t", ["t", "t", "t"]),
        ("10 and 20 t", ["t", "t"]),
        ("-100, 50, 60 at 8%", ["", "", "", "%"]),
    ],
)
def test_amounts_share_a_unit_across_joining_words_alone(
    parse: Any, text: str, units: list[str]
) -> None:
    assert [amount.unit for amount in parse(text).amounts] == units


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("the price rises if 8% of the harvest is lost", "down"),
        ("prices fall when the levy rises by 5%", "up"),
    ],
)
def test_the_direction_of_an_amount_is_that_of_its_own_clause(
    parse: Any, text: str, direction: str
) -> None:
    assert read_one(parse, text).direction == direction


def test_two_times_more_is_twice_or_three_times_as_much(parse: Any) -> None:
    amount = read_one(parse, "Redhill picks two times more")

    assert (amount.low, amount.high, amount.sense, amount.direction) == (2, 3, "factor", "up")


@pytest.mark.parametrize(
    ("text", "cue"),
    [("income under a 20% levy", ""), ("a levy under 20%", "under"), ("over a third", "over")],
)
def test_a_bound_goes_right_before_its_amount(parse: Any, text: str, cue: str) -> None:
    assert read_one(parse, text).cue == cue


def test_a_division_by_nothing_is_no_amount(parse: Any) -> None:
    assert read_one(parse, "a levy of 1/0").sense == "undefined"
