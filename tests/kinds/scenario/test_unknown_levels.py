"""A change of a level is worked out only when the level it starts from is known."""

import pytest

from bot.base.model import Answer, Clarification


@pytest.mark.parametrize(
    "question",
    [
        "what if the duty doubles",
        "what if they double the duty",
        "halve the duty",
        "what if the duty triples",
        "raise the duty by 10 percent",
        "what if the duty rises by 10%",
        "raise the duty by 10 percentage points",
        "cut the duty by half",
    ],
)
def test_a_change_of_a_level_that_is_only_assumed_is_asked_back(ask, question):
    reply = ask("duty", question)

    assert isinstance(reply, Clarification)
    assert reply.missing == ("old",)


@pytest.mark.parametrize(
    ("question", "start", "text"),
    [
        ("what if the duty doubles", "10%", "9.09091%"),
        ("what if the duty doubles", "from 10%", "9.09091%"),
        ("halve the duty", "from 25%", "-10%"),
        ("raise the duty by 10 percentage points", "10%", "9.09091%"),
        ("what if the duty doubles", "from 10% to 21%", "10%"),
    ],
)
def test_the_level_may_be_given_next(ask, question, start, text):
    reply = ask("duty", question, start)

    assert isinstance(reply, Answer)
    assert f"changes by {text}." in reply.text


def test_percent_of_a_level_given_next_is_told_from_points(ask):
    reply = ask("duty", "raise the duty by 10 percent", "from 20%")

    assert isinstance(reply, Clarification)
    assert [choice.label[-2:] for choice in reply.choices] == ["2%", "0%"]


@pytest.mark.parametrize(
    ("scenario", "question", "text"),
    [
        ("income", "what if the pear price doubled", "At 4 EUR/t"),
        ("income", "what if the pear price rises by 10%", "At 2.2 EUR/t"),
        ("harvest-loss", "what if Brookend loses half of its harvest", "picking 50% less"),
        ("harvest-loss", "what if Brookend picks 10% less fruit", "picking 10% less"),
        ("duty", "what if the duty doubles from 10%", "9.09091%"),
        ("duty", "what if a 10% duty is doubled", "9.09091%"),
    ],
)
def test_a_known_level_and_a_part_are_worked_out_at_once(ask, scenario, question, text):
    reply = ask(scenario, question)

    assert isinstance(reply, Answer)
    assert text in reply.text
