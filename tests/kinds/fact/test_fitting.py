"""Whether a fact tells what is asked, at the time that is asked about."""

from fractions import Fraction

import pytest

from bot.base.model import Moment, Place, Quantity, Question
from bot.kinds.fact.fitting import tells_aside
from bot.kinds.fact.model import Fact


def _fee(**more):
    said = {"title": "The fee", "answer": "EUR 90 in 2025.", "points": ("It was 80 in 2021.",)}
    return Fact(id="fee", place=Place("a.yaml", 1, 1), **(said | more))


def _ask(year):
    return Question("", moments=(Moment(year, year, 0, 1),))


VALUE = Quantity(Fraction(90), Fraction(90), text="90")


@pytest.mark.parametrize(("year", "is_aside"), [("2021", True), ("2025", False), ("2019", False)])
def test_a_time_that_is_not_that_of_the_leading_figure_is_told_aside(year, is_aside):
    assert tells_aside(_fee(value=VALUE, as_of="2025-06"), _ask(year)) is is_aside


def test_a_time_of_the_title_is_that_of_the_leading_figure():
    assert not tells_aside(_fee(value=VALUE, title="The fee in 2021", as_of="2025"), _ask("2021"))


def test_without_a_figure_nothing_leads():
    assert not tells_aside(_fee(), _ask("2021"))
