"""Whether a fact tells what is asked, at the time that is asked about."""

from fractions import Fraction

import pytest

from bot.base.model import Entity, Mention, Moment, Place, Quantity, Question
from bot.kinds.fact.fitting import find_times_told, names_another, tells_aside
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


@pytest.mark.parametrize(
    ("value", "text", "is_told"),
    [
        ("2025-05", "May 2025", True),
        ("2025-06", "June 2025", False),
        ("2024", "2024", True),
        ("2024-11", "November 2024", True),
        ("2023", "2023", False),
    ],
)
def test_a_time_is_told_in_its_own_words_or_by_when_the_fact_was_true(value, text, is_told):
    fact = _fee(answer="EUR 90 since May 2025.", as_of="2024-11-02")
    question = Question("", moments=(Moment(value, text, 3, 5),))

    told = find_times_told(fact, (fact.answer,), question)

    assert told == (frozenset((3, 4)) if is_told else frozenset())


KINDS = {"sund": "port", "lund": "port", "vega": "ship"}


class Ports:
    """A catalogue of two ports and a ship."""

    def load_entity(self, id_):
        return Entity(id_, id_.title(), KINDS[id_])


@pytest.mark.parametrize(
    ("about", "named", "is_other"),
    [
        (("sund",), ("lund",), True),
        (("sund",), ("sund", "lund"), False),
        (("sund",), ("vega",), False),
        ((), ("lund",), False),
    ],
)
def test_only_another_name_of_its_own_kind_makes_it_about_another(about, named, is_other):
    mentions = tuple(Mention(name, KINDS[name], name, at, at + 1) for at, name in enumerate(named))

    found = names_another(_fee(about=about), Question("", mentions=mentions), set(), Ports())

    assert found is is_other
