"""Undo and reset in a conversation."""

import pytest

from bot.base.model import Abstention, Conversation


@pytest.fixture
def talk(orchard):
    """Return the last turn of a conversation of these utterances."""

    def talk_(*utterances):
        conversation = Conversation()
        for utterance in utterances:
            conversation = conversation.add(orchard.ask(utterance, conversation))
        return conversation.turns[-1]

    return talk_


FIRST = "What if Brook End loses 20% of its harvest?"


def test_undo_takes_the_last_change_back(talk):
    once, changed = talk(FIRST).reply, talk(FIRST, "and at 30%?").reply

    undone = talk(FIRST, "and at 30%?", "undo")

    assert undone.reply.values == once.values != changed.values
    assert undone.frame.state.find("cut").quantity.low == 20


def test_undo_goes_further_back_each_time(talk):
    undone = talk(FIRST, "and at 30%?", "and at 40%?", "undo", "undo")

    assert undone.reply.values == talk(FIRST).reply.values


def test_a_question_about_the_answer_is_no_change(talk):
    undone = talk(FIRST, "and at 30%?", "why?", "undo")

    assert undone.reply.values == talk(FIRST).reply.values


def test_what_was_undone_can_be_followed_up(talk):
    turn = talk(FIRST, "and at 30%?", "undo", "and at 40%?")

    assert turn.frame.state.find("cut").quantity.low == 40


def test_reset_goes_back_to_how_it_was_first_asked(talk):
    turn = talk(FIRST, "and at 30%?", "and at 40%?", "reset")

    assert turn.reply.values == talk(FIRST).reply.values


@pytest.mark.parametrize("utterances", [("undo",), (FIRST, "undo"), ("reset",)])
def test_there_may_be_nothing_to_go_back_to(talk, utterances):
    reply = talk(*utterances).reply

    assert isinstance(reply, Abstention)
    assert "nothing before" in reply.text


def test_formulas_and_assumptions_are_shown_on_asking(talk):
    formula = talk("What if fruit sold at 2 EUR/kg?", "show the formula").reply
    assumed = talk("What if fruit sold at 2 EUR/kg?", "what did you assume?").reply

    assert formula.points[0] == "gross = price * sum(picked[orchard])"
    assert assumed.rows[0][0] == "input"
    levy = next(row for row in assumed.rows if row[0] == "levy")
    assert levy[1] == "4%"
    assert levy[3] == "--set levy=4%"
    assert levy[4].startswith("scenarios/harvest.yaml:")
