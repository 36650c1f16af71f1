"""Whether to answer, to ask back or to abstain."""

from dataclasses import replace

import pytest

from bot.answer import choose_answer
from bot.answer.choosing import DOUBTFUL
from bot.base.model import Abstention, Answer, Clarification
from bot.kinds.table import ranking


@pytest.mark.parametrize(
    ("utterance", "entry"),
    [
        ("How much does watering cost?", "watering-cost"),
        ("what do growers pay for irrigation", "watering-cost"),
        ("Which orchard has the largest harvest?", "harvest-by-orchard"),
        ("What if Redhill loses 20% of its harvest?", "harvest-loss"),
        ("Price of plums?", "fruit-prices"),
    ],
)
def test_the_best_reading_is_answered(orchard, utterance, entry):
    turn = orchard.ask(utterance)

    assert isinstance(turn.reply, Answer)
    assert turn.reply.entries[0] == entry
    assert turn.frame.entry == entry
    assert 0.5 <= turn.reply.confidence <= 1
    assert turn.trace[-1] == f"answered from {entry}"


def test_what_is_rarely_right_is_asked_back_about_however_well_the_words_fit(orchard, monkeypatch):
    monkeypatch.setattr(ranking, "_trust", lambda *_: DOUBTFUL / 2)

    turn = orchard.ask("Which orchard has the largest harvest?")

    assert isinstance(turn.reply, Clarification)
    assert "such a reading is right in less than" in turn.trace[-1]


def test_a_table_that_search_is_sure_of_is_shown_whole_though_words_are_left(orchard, monkeypatch):
    monkeypatch.setattr(ranking, "_trust", lambda *_: DOUBTFUL / 2)

    turn = orchard.ask("harvest of each orchard, by size")

    assert isinstance(turn.reply, Answer)
    assert turn.frame.entry == "harvest-by-orchard"
    assert turn.reply.text.startswith("Redhill (> 4,000 t/yr), Brook End (~1,000 - 2,500 t/yr)")


@pytest.mark.parametrize("name", ["Redhill", "apples", "Brook End?", "St. Alder's"])
def test_a_bare_name_is_asked_back(orchard, name):
    turn = orchard.ask(name)

    assert isinstance(turn.reply, Clarification)
    assert 2 <= len(turn.reply.choices) <= 3
    assert turn.frame is None
    assert "a name alone is no question" in turn.trace[-1]


@pytest.mark.parametrize("utterance", ["Where is Redhill?", "What are apples for?"])
def test_asking_for_no_more_than_names_is_asked_back(orchard, utterance):
    assert isinstance(orchard.ask(utterance).reply, Clarification)


def test_what_is_told_of_two_names_together_is_what_search_finds(orchard):
    assert orchard.ask("Are there apples at Redhill?").reply.entries[0] == "harvest-by-orchard"


def test_every_choice_of_a_bare_name_leads_to_an_answer(orchard):
    for choice in orchard.ask("Redhill").reply.choices:
        assert isinstance(orchard.ask(choice.utterance).reply, Answer)


@pytest.mark.parametrize(
    ("utterance", "stranger"),
    [
        ("Does Quibble suffer from late frost?", "Quibble"),
        ("What do bananas cost?", "bananas"),
        ("What is the harvest of Zanzibar?", "Zanzibar"),
        ("What if Zanzibar loses 20% of its harvest?", "Zanzibar"),
        ("When was the first tree planted at Ravenscroft?", "Ravenscroft"),
    ],
)
def test_a_stranger_is_not_answered_with_somebody_elses_value(orchard, utterance, stranger):
    reply = orchard.ask(utterance).reply

    assert not isinstance(reply, Answer)
    assert stranger in f"{reply.text} {reply.missing}"
    assert reply.values == ()


@pytest.mark.parametrize(
    "utterance",
    [
        "How high was the market levy in 2019?",
        "How much does watering cost in 1950?",
        "What do apples cost in 2031?",
        "price of plums in 1999",
    ],
)
def test_a_time_that_the_base_lacks_is_not_answered_with_another_times_value(orchard, utterance):
    assert not isinstance(orchard.ask(utterance).reply, Answer)


@pytest.mark.parametrize(
    "utterance", ["How much does watering cost for 500 ha?", "What do 12 kg of apples cost?"]
)
def test_an_amount_that_a_fact_does_not_hold_makes_it_another_question(orchard, utterance):
    assert not isinstance(orchard.ask(utterance).reply, Answer)


def test_another_name_of_the_base_is_not_answered_with_somebody_elses_fact(orchard):
    reply = orchard.ask("Does Brook End suffer from late frost?").reply

    assert not isinstance(reply, Answer)


@pytest.mark.parametrize("utterance", ["calls of Lund", "How many calls has Lund?"])
def test_two_equals_are_asked_back(ports, utterance):
    turn = ports.ask(utterance)

    assert isinstance(turn.reply, Clarification)
    assert set(turn.reply.entries) == {"ships", "ferries"}
    assert len(turn.reply.choices) == 2
    assert turn.trace[-1].startswith("asked back: 2 readings")


def test_equals_with_the_same_words_are_told_apart_and_each_choice_is_answered(ports):
    choices = ports.ask("calls of Lund").reply.choices

    replies = [ports.ask(choice.utterance).reply for choice in choices]

    assert {choice.label for choice in choices} == {
        "Calls of Lund (Ships)",
        "Calls of Lund (Ferries)",
    }
    assert {reply.text.partition(":")[0] for reply in replies} == {"80", "7"}


@pytest.mark.parametrize(
    ("utterance", "value", "entry"),
    [("calls of Sund", "120", "ships"), ("calls of Skagen", "9", "ferries")],
)
def test_a_reading_that_answers_beats_one_that_only_says_not_listed(ports, utterance, value, entry):
    turn = ports.ask(utterance)

    assert isinstance(turn.reply, Answer)
    assert turn.reply.text.startswith(value)
    assert turn.reply.entries == (entry,)


def test_equals_that_say_the_same_are_answered(ports):
    reply = ports.ask("calls of Vardo").reply

    assert isinstance(reply, Answer)
    assert reply.text.startswith("5")


def test_a_name_of_which_no_entry_tells_is_said_to_be_unknown(ports):
    reply = ports.ask("How high is the pilot fee of the Vega?").reply

    assert isinstance(reply, Abstention)
    assert "Vega" in reply.text


def test_what_no_reading_holds_is_not_answered_from_either(ports):
    reply = ports.ask("calls of Oslo").reply

    assert isinstance(reply, Abstention)
    assert "Oslo" in reply.text


@pytest.mark.parametrize("utterance", ["xyzzy plugh", "?", "42", "Who won the football match?"])
def test_what_is_not_about_the_base_is_not_answered(orchard, utterance):
    turn = orchard.ask(utterance)

    assert isinstance(turn.reply, Abstention)
    assert turn.frame is None
    assert turn.trace[-1].startswith("not answered:")


@pytest.mark.parametrize(
    ("is_first", "sure", "outcome"),
    [
        (False, 0.1, Clarification),
        (False, 0.95, Answer),
        (True, 0.1, Clarification),
        (True, 0.95, Answer),
    ],
)
def test_a_table_that_leaves_words_over_and_is_not_near_is_asked_back(
    orchard, is_first, sure, outcome
):
    asked = orchard.ask("Is the price of plums fair?")
    table = next(item for item in asked.candidates if item.entry == "fruit-prices")
    other = replace(table, entry="elsewhere", kind="fact", confidence=0.0)
    table = replace(table, confidence=sure)

    found = (table, other) if is_first else (other, table)
    decision = choose_answer(asked.question, found, orchard.catalogue)

    assert isinstance(decision.reply, outcome)
    assert "fruit-prices" in decision.reply.entries
