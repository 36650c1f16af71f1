"""Follow-ups change the last frame."""

import pytest

from bot.answer import follow_up
from bot.base.model import Abstention, Answer, Conversation, Question


def test_without_an_earlier_frame_there_is_nothing_to_follow(orchard):
    assert follow_up(Question("and Redhill?"), Conversation(), orchard.catalogue) is None


@pytest.mark.parametrize("fragment", ["and Brook End?", "what about Brook End?", "Brook End?"])
def test_another_name_takes_the_place_of_the_last(talk, fragment):
    _, turn = talk("What if Redhill loses 20% of its harvest?", fragment)

    assert isinstance(turn.reply, Answer)
    assert "orchard = Brook End, cut = 20%" in turn.understood
    assert turn.trace[0].startswith("follow-up of An orchard harvests less: orchard = Redhill")


def test_another_amount_takes_the_place_of_the_last_and_names_stay(talk):
    *_, turn = talk("What if Redhill loses 20% of its harvest?", "and Brook End?", "at 40%?")

    assert "orchard = Brook End, cut = 40%" in turn.understood


def test_a_table_is_followed_to_another_row(talk):
    first, turn = talk("How much does Redhill harvest?", "and Saint Alder?")

    assert isinstance(first.reply, Answer)
    assert turn.reply.text.startswith("~1,000 - 2,500")
    assert "Saint Alder" in turn.understood or "St Alder" in turn.understood


def test_talk_between_does_not_end_the_thread(talk):
    *_, turn = talk("What if Redhill loses 20% of its harvest?", "why?", "thanks", "at 40%?")

    assert "orchard = Redhill, cut = 40%" in turn.understood


def test_a_missing_input_may_be_given_next(talk):
    back, turn = talk("what if an orchard loses a fifth of its harvest", "Redhill")

    assert back.reply.missing == ("orchard",)
    assert isinstance(turn.reply, Answer)
    assert "orchard = Redhill" in turn.understood


def test_a_fact_cannot_be_followed_to_another_name(talk):
    _, turn = talk("Does Redhill suffer from late frost?", "and Brook End?")

    assert turn.reply.text != "Redhill loses blossom to frost about one year in five."


def test_a_stranger_in_a_follow_up_is_not_answered(talk):
    _, turn = talk("How much does Redhill harvest?", "and Zanzibar?")

    assert isinstance(turn.reply, Abstention)
    assert "Zanzibar" in turn.reply.text


def test_a_whole_question_leaves_the_last_frame_alone(talk):
    _, turn = talk("What if Redhill loses 20% of its harvest?", "How much does watering cost?")

    assert turn.reply.entries == ("watering-cost",)
