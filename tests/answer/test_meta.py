"""Questions about the bot and about its last answer, and small talk."""

import pytest

from bot.answer import answer_meta
from bot.answer.meta import describe_source
from bot.base.model import (
    Abstention,
    Answer,
    Clarification,
    Conversation,
    Locator,
    Question,
    Source,
    Turn,
)


@pytest.mark.parametrize(
    ("utterance", "kind", "says"),
    [
        ("hello", "chat", "Ask me about the orchards of the Tarn valley."),
        ("thanks", "chat", "You are welcome."),
        ("bye", "chat", "Goodbye."),
        ("help", "meta", "Ask a question in plain words"),
        ("what do you know?", "meta", "Orchards of the Tarn valley: 13 entries in 3 topics."),
        ("sources", "meta", "3 sources."),
    ],
)
def test_the_bot_tells_about_itself(talk, utterance, kind, says):
    (turn,) = talk(utterance)

    assert isinstance(turn.reply, Answer)
    assert turn.reply.kind == kind
    assert turn.reply.text.startswith(says)


def test_help_and_topics_show_the_examples_of_the_base(talk):
    for turn in talk("help", "what do you know?"):
        assert turn.reply.see[0] == "Which orchard has the largest harvest?"


def test_topics_list_every_entry_below_its_topic_in_the_order_of_the_base(talk, orchard):
    (turn,) = talk("what do you know?")

    assert [line.partition(":")[0] for line in turn.reply.points] == [
        "Trees and harvests",
        "Prices and markets",
        "Water and weather",
    ]
    listed = "\n".join(turn.reply.points)
    assert all(title in listed for _, title in orchard.catalogue.list_entries())


def test_entries_without_a_topic_are_listed_as_others(ports):
    reply = ports.ask("what do you know?").reply

    assert reply.text == "ports: 4 entries in 1 topic."
    assert reply.points == ("Other: The pilot fee, Seagulls, Ships, Ferries",)


def test_a_base_with_one_source_and_no_greeting_speaks_for_itself(ports):
    assert ports.ask("sources").reply.text == "One source."
    assert ports.ask("sources").reply.points == ("Harbour log",)
    assert ports.ask("hello").reply.text == "Hello. Ask a question."


def test_a_source_is_described_by_what_is_known_of_it():
    assert describe_source(Source("a", "A", date="1998")) == "A, 1998"
    assert describe_source(Source("a", "A", "P", "1998", "u")) == "A, P, 1998, u"


@pytest.mark.parametrize("utterance", ["source?", "why?"])
def test_before_any_answer_there_is_nothing_to_tell_of(talk, utterance):
    *_, turn = talk("hello", "help", utterance)

    assert isinstance(turn.reply, Abstention)
    assert turn.reply.text == "There is no answer yet that this could be about."


def test_the_source_of_the_last_answer_is_told_with_its_place(talk):
    answer, turn = talk("How much does watering cost?", "source?")

    assert turn.reply.text.startswith("Growers' survey 2025, Tarn Growers Union, 2025-04")
    assert turn.reply.text.endswith("; at: Chapter 5")
    assert turn.reply.citations == answer.reply.citations
    assert turn.reply.entries == ("watering-cost",)


def test_every_further_source_is_told_too(talk):
    answer, turn = talk("What if fruit sold at 2 EUR/kg?", "source?")

    assert len(answer.reply.citations) > 1
    assert len(turn.reply.points) == len(answer.reply.citations) - 1


def test_why_tells_how_the_last_answer_was_read_and_worked_out(talk):
    *_, turn = talk("What if Redhill loses 20% of its harvest?", "why?")

    assert turn.reply.text.startswith("Read as: An orchard harvests less: orchard = Redhill")
    assert any(line.startswith("lost = ") for line in turn.reply.points)
    assert "Assumed: The other orchards do not plant more." in turn.reply.points
    assert turn.reply.entries == ("harvest-loss",)


def test_why_tells_of_a_fact_how_it_was_found(talk):
    *_, turn = talk("How much does watering cost?", "why?")

    assert turn.reply.text == "Read as: The cost of watering."
    assert "answered from watering-cost" in turn.reply.points


@pytest.mark.parametrize("between", ["source?", "why?", "thanks", "help"])
def test_talk_about_an_answer_is_not_itself_what_why_is_about(talk, between):
    *_, turn = talk("How much does watering cost?", between, "why?")

    assert turn.reply.text == "Read as: The cost of watering."


def test_what_was_not_answered_is_not_given_the_source_of_an_earlier_answer(talk):
    *_, turn = talk("How much does watering cost?", "xyzzy plugh", "source?")

    assert turn.reply.text == "That answer rests on no source."
    assert turn.reply.citations == ()


def test_why_after_not_knowing_tells_why_it_is_not_known(talk):
    _, unknown, turn = talk("How much does watering cost?", "xyzzy plugh", "why?")

    assert turn.reply.text == "Read as: xyzzy plugh."
    assert turn.reply.points == unknown.trace


def test_why_after_asking_back_tells_why_it_was_asked_back(talk):
    back, turn = talk("Redhill", "why?")

    assert isinstance(back.reply, Clarification)
    assert any("asked back" in line for line in turn.reply.points)


def test_a_source_that_the_base_lost_is_cited_by_its_id(ports):
    last = Turn(Question("?"), Answer(text="Yes.", citations=(Locator("gone"),)))

    reply = answer_meta("source", Conversation((last,)), ports.catalogue)

    assert reply.text == "gone"


@pytest.mark.parametrize("intent", ["ask", "what-if", "choice", "nonsense"])
def test_other_intents_are_left_to_the_base(ports, intent):
    assert answer_meta(intent, Conversation(), ports.catalogue) is None
