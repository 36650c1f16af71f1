"""An abstention names what is missing and shows the way back."""

import pytest

from bot.answer.abstaining import MOST_SUGGESTIONS, abstain
from bot.base.model import Abstention, Candidate, Mention, Moment, Question


def test_what_is_not_known_is_named_as_it_was_typed_and_once(ports):
    question = Question("", strangers=("Oslo",), unknown=("Oslo", "zebras"))

    reply = abstain(question, (), (), ports.catalogue)

    assert reply.missing == ("Oslo", "zebras")
    assert reply.text == "I don't know: the knowledge base says nothing about “Oslo”, “zebras”."


def test_a_name_and_a_time_that_the_base_has_elsewhere_are_not_said_to_be_unknown(ports):
    mention = Mention("sund", "port", "Sund's", 1, 2)
    question = Question("", mentions=(mention,), moments=(Moment("1999", "1999", 3, 4),))

    reply = abstain(question, (), (), ports.catalogue)

    assert reply.missing == ("Sund", "1999")
    assert reply.text.endswith("nothing in the knowledge base answers that for “Sund”, “1999”.")


def test_when_every_word_is_known_nothing_is_named(ports):
    reply = abstain(Question(""), (), (), ports.catalogue)

    assert reply.missing == ()
    assert reply.text == "I don't know: nothing in the knowledge base answers that."
    assert reply.confidence == 0.0


def test_without_a_nearest_entry_the_examples_of_the_base_are_shown(ports):
    reply = abstain(Question(""), (), (), ports.catalogue)

    assert reply.see == ("Who dredges the channel?",)


def test_the_nearest_entries_are_shown_by_a_plain_phrasing_in_their_order(orchard):
    names = ("pear-rust", "harvest-loss", "nowhere", "market-levy", "apple-price", "open-days")
    found = [Candidate(name, "fact", name, 0.1, 0.1) for name in names]

    reply = abstain(Question(""), found, (), orchard.catalogue)

    assert reply.see == (
        "What disease threatens the pears?",
        "How high is the market levy?",
        "What do apples cost at the hall?",
    )
    assert len(reply.see) == MOST_SUGGESTIONS


@pytest.mark.parametrize("utterance", ["Does Quibble suffer from late frost?", "pear gizmology"])
def test_the_nearest_question_is_one_that_the_bot_can_answer(orchard, utterance):
    reply = orchard.ask(utterance).reply

    assert isinstance(reply, Abstention)
    assert reply.missing
    assert not isinstance(orchard.ask(reply.see[0]).reply, Abstention)
