import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.base.model import Abstention, Answer, Clarification
from bot.kinds.scenario.answering import KIND

WORDS = [
    "what",
    "if",
    "duty",
    "from",
    "to",
    "by",
    "10%",
    "-30%",
    "0",
    "0%",
    "half",
    "double",
    "a",
    "third",
    "tenfold",
    "points",
    "5",
    "pp",
    "more",
    "less",
    "Alder",
    "Redhill",
    "Faraway",
    "everyone",
    "else",
    "price",
    "pear",
    "3",
    "EUR/t",
    "9",
    "kt/yr",
    "all",
    "harvest",
    "loses",
    "between",
    "and",
    "levy",
]


@pytest.mark.parametrize(
    ("scenario", "question", "text"),
    [
        ("harvest-loss", "what if Brookend loses half of its harvest?", "500 - 1,250 t/yr"),
        ("harvest-loss", "Brookend picks a quarter less fruit", "250 - 625 t/yr"),
        ("income", "what if the pear price were 3 euros a tonne at Alder", "2,880 - 7,200 EUR/yr"),
        ("income", "what if the pear price doubled", "At 4 EUR/t"),
        ("duty", "what if the duty rises from 10% to 25%", "13.6364%"),
        ("duty", "duty of 20% with pass-through 60%", "12%"),
        ("duty", "Halve a 30% duty", "-11.5385%"),
        ("duty", "duty between 15 and 20 percent", "15 - 20%"),
        ("duty", "raise the duty from 10% by 10 percentage points", "9.09091%"),
        ("growth", "what if Redhill doubles its crop", "> 10,000 t/yr"),
        ("growth", "what if Redhill and Alder double their crop", "> 11,000 t/yr"),
        ("growth", "what if everyone else than Redhill doubles its crop", "> 8,000 t/yr"),
    ],
)
def test_a_what_if_in_plain_words_is_worked_out(ask, scenario, question, text):
    reply = ask(scenario, question)

    assert isinstance(reply, Answer)
    assert text in reply.text


@pytest.mark.parametrize(
    ("scenario", "question", "missing"),
    [
        ("harvest-loss", "what if Brookend loses some harvest", "cut"),
        ("duty", "Raise the 10% duty by 10%", "new"),
        ("duty", "duty of 25", "new"),
        ("growth", "Alder changes its crop by 20%", "change"),
    ],
)
def test_what_is_open_is_asked_back(ask, scenario, question, missing):
    reply = ask(scenario, question)

    assert isinstance(reply, Clarification)
    assert missing in reply.missing


@pytest.mark.parametrize(
    ("scenario", "question", "reason"),
    [
        ("harvest-loss", "what if Brookend loses 130% of its harvest", "0 - 100%"),
        ("harvest-loss", "what if Faraway loses 10% of its harvest", "no row for Faraway"),
        ("growth", "what if Wild trees doubles its crop", "Wild trees"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(ask, scenario, question, reason):
    reply = ask(scenario, question)

    assert isinstance(reply, Abstention)
    assert reply.is_refused
    assert reason in reply.text


@pytest.mark.parametrize(
    ("scenario", "question"),
    [
        ("harvest-loss", "what if Brookend gains 10% of its harvest"),
        ("harvest-loss", "who painted the Mona Lisa?"),
        ("income", "what if Redhill doubles its crop"),
        ("duty", "what if Redhill loses half of its crop"),
    ],
)
def test_another_scenarios_question_is_not_read(ask, scenario, question):
    assert ask(scenario, question) is None


def test_a_follow_up_changes_one_input_and_keeps_the_others(ask):
    reply = ask("harvest-loss", "what if Alder loses 10% of its harvest", "and at 20%?")

    assert "200 - 500 t/yr" in reply.text


def test_a_missing_input_may_be_given_next(ask):
    reply = ask("harvest-loss", "what if Brookend loses some harvest", "30%")

    assert "300 - 750 t/yr" in reply.text


def test_defaults_and_rows_left_out_are_said(ask):
    reply = ask("income", "what if the pear price were 3 euros a tonne")

    assert any(line.startswith("Levy = 4% (assumed)") for line in reply.assumptions)
    assert any("Wild trees" in line for line in reply.assumptions)
    assert "Harvest by orchard: Estimates." in reply.warnings
    assert reply.steps[0].inputs[0].source == "the question"


def test_relative_or_points_is_settled_by_picking_a_choice(ask):
    asked = ask("duty", "Raise the 10% duty by 10%")

    reply = ask("duty", "Raise the 10% duty by 10%", asked.choices[1].utterance)

    assert "9.09091%" in reply.text


def test_a_resolved_question_reads_as_itself(scenarios, shelf, ask, read):
    question = read("what if Alder loses 20% of its harvest")
    words = KIND.interpret(scenarios["harvest-loss"], question, shelf)[0].frame.words

    reply = ask("harvest-loss", words)

    assert words == "An orchard harvests less: orchard = Alder, cut = 20%"
    assert "200 - 500 t/yr" in reply.text


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.lists(st.sampled_from(WORDS), max_size=9))
def test_no_question_makes_it_fail(scenarios, shelf, read, words):
    question = read(" ".join(words))
    for scenario in scenarios.values():
        for reading in KIND.interpret(scenario, question, shelf):
            assert KIND.answer(reading, question, shelf).text
            KIND.follow_up(reading.frame, question, shelf)


def test_a_plain_question_that_supposes_nothing_is_a_poor_fit(scenarios, shelf, read):
    question = read("is Alder an orchard of a harvest?")

    (reading,) = KIND.interpret(scenarios["harvest-loss"], question, shelf)

    assert not reading.is_complete
    assert reading.fit <= 0.5


def test_the_scenario_whose_phrasing_holds_more_of_the_question_fits_better(scenarios, shelf, read):
    loss = scenarios["harvest-loss"]

    close, far = (
        KIND.interpret(loss, read(text), shelf)[0].fit
        for text in ("what if Alder picks 10% less fruit", "what if Alder loses 10% of its fruit")
    )

    assert close > far


def test_everyone_is_every_row(ask):
    reply = ask("growth", "what if everybody doubles the crop")

    assert "> 12,000 t/yr" in reply.text
