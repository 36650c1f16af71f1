"""Scenarios set by name, once, over a range, backwards and side by side."""

import pytest

from bot.base.errors import BotError
from bot.base.model import Abstention, Answer, Clarification

BROOK_END = ("orchard", "Brook End")


def test_a_scenario_is_worked_out_from_its_settings(orchard):
    turn = orchard.what_if("harvest-loss", [BROOK_END, ("cut", "20%")])

    assert isinstance(turn.reply, Answer)
    assert turn.reply.values[0].text == "200 - 500 t/yr"
    assert turn.understood == "An orchard harvests less: orchard=Brook End, cut=20%"
    assert turn.question.intent == "what-if"


def test_it_says_the_same_as_the_question_in_words(orchard):
    asked = orchard.ask("What if Brook End loses 20% of its harvest?").reply

    set_by_name = orchard.what_if("harvest-loss", [BROOK_END, ("cut", "20%")]).reply

    assert (set_by_name.text, set_by_name.values) == (asked.text, asked.values)


def test_an_input_that_is_not_set_is_asked_for(orchard):
    turn = orchard.what_if("harvest-loss", [])

    assert isinstance(turn.reply, Clarification)
    assert turn.reply.missing == ("orchard", "cut")
    assert turn.understood == "An orchard harvests less"


def test_a_value_outside_the_domain_is_refused(orchard):
    reply = orchard.what_if("harvest-loss", [BROOK_END, ("cut", "120%")]).reply

    assert isinstance(reply, Abstention)
    assert reply.is_refused


def test_a_source_that_lacks_the_numbers_gives_no_result(orchard):
    settings = [BROOK_END, ("cut", "20%")]

    reply = orchard.what_if("harvest-loss", settings, sources=("traveller-guide",)).reply

    assert isinstance(reply, Abstention)


def test_a_sweep_gives_a_row_for_each_value(orchard):
    turn = orchard.sweep("harvest-loss", [BROOK_END], ("cut", "0%:40%:20%"))

    assert [row[0] for row in turn.reply.rows] == ["cut", "0%", "20%", "40%"]
    assert turn.reply.rows[2][1] == "200 - 500 t/yr"
    assert turn.understood.endswith("orchard=Brook End, cut=0%:40%:20%")


def test_a_solution_leads_back_to_the_target(orchard):
    longmeadow = ("orchard", "Longmeadow")

    turn = orchard.solve("harvest-income", [longmeadow], "price", ("income", "307200 EUR"))

    assert turn.reply.text.startswith("price = 0.5 EUR/kg gives income = 307,200 EUR.")
    again = orchard.what_if("harvest-income", [longmeadow, ("price", "0.5 EUR/kg")])
    assert again.reply.values[0].text == "307,200 EUR"


def test_a_target_out_of_reach_is_refused(orchard):
    turn = orchard.solve(
        "harvest-income", [("orchard", "Longmeadow")], "price", ("income", "9e15 EUR")
    )

    assert isinstance(turn.reply, Abstention)
    assert turn.reply.is_refused


def test_a_comparison_gives_a_row_for_each_single_change(orchard):
    turn = orchard.compare(
        "harvest-loss", [BROOK_END, ("cut", "10%")], [("cut", "20%"), ("orchard", "Saint Alder")]
    )

    assert [row[0] for row in turn.reply.rows] == [
        "case",
        "orchard = Brook End, cut = 10%",
        "orchard = Brook End, cut = 20%",
        "orchard = Saint Alder, cut = 10%",
    ]


SETTINGS = [BROOK_END, ("cut", "10%")]
CALLS = {
    "what_if": lambda bot, name, sources: bot.what_if(name, SETTINGS, sources),
    "sweep": lambda bot, name, sources: bot.sweep(name, SETTINGS, ("cut", "0%:1%:1%"), sources),
    "solve": lambda bot, name, sources: bot.solve(name, SETTINGS, "cut", ("left", "1 t"), sources),
    "compare": lambda bot, name, sources: bot.compare(name, SETTINGS, SETTINGS, sources),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_an_unknown_scenario_is_named_back_with_the_nearest(orchard, call):
    with pytest.raises(BotError, match=r"no scenario 'harvest-los'.* Did you mean 'harvest-loss'"):
        call(orchard, "harvest-los", ())


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_an_unknown_source_is_named_back_there_too(orchard, call):
    with pytest.raises(BotError, match="no source 'survey'"):
        call(orchard, "harvest-loss", ("survey",))


def test_an_entry_of_another_kind_is_no_scenario(orchard):
    with pytest.raises(BotError, match="no scenario 'pear-rust'; there is harvest-loss"):
        orchard.what_if("pear-rust", [])


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        (("orchrd", "Redhill"), "no input 'orchrd'.* Did you mean 'orchard'"),
        (("orchard", "Zanzibar"), "no row 'Zanzibar'; there is Redhill"),
        (("cut", "abc"), "'abc' is no quantity"),
        (("cut", "20 kg"), "'20 kg' is no quantity"),
    ],
)
def test_a_wrong_setting_is_told_with_what_would_work(orchard, setting, says):
    with pytest.raises(BotError, match=says):
        orchard.what_if("harvest-loss", [setting])


@pytest.mark.parametrize(
    ("over", "says"),
    [
        (("cut", "0%:40%"), "write FROM:TO:STEP"),
        (("cut", "0%:40%:1%:1%"), "write FROM:TO:STEP"),
        (("cut", ""), "write FROM:TO:STEP"),
        (("cut", "0%:40%:-20%"), "does not lead from start to stop"),
        (("cut", "0%:40%:0%"), "does not lead from start to stop"),
        (("cut", "0%:100%:0.01%"), "at most 1000 points"),
        (("kut", "0%:40%:10%"), "no input with a number 'kut'"),
        (("orchard", "0:4:1"), "no input with a number 'orchard'"),
    ],
)
def test_a_range_that_cannot_be_gone_through_is_told(orchard, over, says):
    with pytest.raises(BotError, match=says):
        orchard.sweep("harvest-loss", [BROOK_END], over)


@pytest.mark.parametrize(
    ("wanted", "output", "says"),
    [
        ("cut", "lost", "output to solve cut from"),
        ("orchard", "left", "input with a number 'orchard'"),
        ("cat", "left", "no input with a number 'cat'; there is cut"),
    ],
)
def test_what_cannot_be_turned_round_is_told(orchard, wanted, output, says):
    with pytest.raises(BotError, match=says):
        orchard.solve("harvest-loss", [BROOK_END], wanted, (output, "100 t/yr"))
