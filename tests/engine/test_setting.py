"""An input of the what-if last asked, set by name in a conversation."""

import pytest

from bot.base.errors import BotError
from bot.base.model import Abstention, Conversation

FIRST = "What if Brook End loses 20% of its harvest?"


@pytest.fixture
def talk(orchard):
    """Return the conversation of these utterances."""

    def talk_(*utterances):
        conversation = Conversation()
        for utterance in utterances:
            conversation = conversation.add(orchard.ask(utterance, conversation))
        return conversation

    return talk_


def test_it_says_the_same_as_a_follow_up_in_words(orchard, talk):
    turn = orchard.set_input("cut", "30%", talk(FIRST))

    assert turn.reply.values == talk(FIRST, "and at 30%?").turns[-1].reply.values
    assert turn.understood == "An orchard harvests less: orchard = Brook End, cut = 30%"


def test_what_follows_builds_on_it(orchard, talk):
    conversation = talk(FIRST)
    conversation = conversation.add(orchard.set_input("orchard", "Redhill", conversation))

    turn = orchard.ask("and at 30%?", conversation)

    assert dict(orchard.list_inputs(conversation.add(turn))) == {"orchard": "Redhill", "cut": "30%"}


def test_what_is_refused_can_be_set_right(orchard, talk):
    conversation = talk(FIRST)
    refused = orchard.set_input("cut", "130%", conversation)

    turn = orchard.set_input("cut", "30%", conversation.add(refused))

    assert isinstance(refused.reply, Abstention)
    assert turn.reply.values == talk(FIRST, "and at 30%?").turns[-1].reply.values


def test_a_question_about_the_answer_stands_not_in_between(orchard, talk):
    assert orchard.set_input("cut", "30%", talk(FIRST, "why?")).reply.values


def test_inputs_have_their_defaults_until_they_are_set(orchard, talk):
    inputs = dict(orchard.list_inputs(talk("What if fruit sold at 2 EUR/kg?")))

    assert (inputs["price"], inputs["levy"]) == ("2 EUR/kg", "4%")


@pytest.mark.parametrize(
    ("asked", "name", "text", "said"),
    [
        (FIRST, "cutt", "1%", "Did you mean 'cut'"),
        ("harvest of Redhill", "cut", "1%", "no what-if was asked"),
        (FIRST, "cut", "much", "much"),
        (FIRST, "orchard", "Redhil", "Redhill"),
    ],
)
def test_what_there_is_not_cannot_be_set(orchard, talk, asked, name, text, said):
    with pytest.raises(BotError, match=said):
        orchard.set_input(name, text, talk(asked))


def test_before_the_first_question_there_is_nothing_to_set(orchard):
    assert orchard.list_inputs(Conversation()) == ()
    with pytest.raises(BotError, match="no what-if"):
        orchard.set_input("cut", "1%", Conversation())
