import pytest

from bot.base.errors import BotError
from bot.base.model import Abstention
from bot.calc import Units
from bot.kinds.scenario.examples import run_example
from bot.kinds.scenario.whatif import run_settings
from tests.kinds.scenario.modes import compare, solve_for, sweep


def test_settings_by_name_give_the_reply_of_the_question(scenarios, shelf):
    reply = run_settings(scenarios["harvest-loss"], (("orchard", "Alder"), ("cut", "50%")), shelf)

    assert "500 - 1,250 t/yr" in reply.text


def test_a_misspelt_setting_is_named_back(scenarios, shelf):
    with pytest.raises(BotError, match="Did you mean 'orchard'"):
        run_settings(scenarios["harvest-loss"], (("orchad", "Alder"),), shelf)


def test_a_sweep_has_a_row_for_each_value(scenarios, shelf):
    reply = sweep(scenarios["duty"], (), "new", ("0%", "40%", "10%"), shelf)

    assert [row[:2] for row in reply.rows[1:]] == [(f"{n}%", f"{n}%") for n in range(0, 50, 10)]


def test_solving_turns_a_scenario_round(scenarios, shelf):
    reply = solve_for(scenarios["duty"], (("old", "10%"),), "new", ("effect", "10%"), shelf)

    assert reply.text.startswith("new = 21% gives effect = 10%")


def test_what_no_input_reaches_is_refused(scenarios, shelf):
    reply = solve_for(scenarios["duty"], (), "new", ("effect", "2000%"), shelf)

    assert isinstance(reply, Abstention)


def test_cases_stand_side_by_side(scenarios, shelf):
    reply = compare(scenarios["duty"], ((("new", "5%"),), (("new", "7%"),)), shelf)

    assert [row[1] for row in reply.rows[1:]] == ["5%", "7%", "2%"]


def test_an_example_that_holds_gives_no_difference(scenarios, shelf):
    loss = scenarios["harvest-loss"]

    found = run_example(loss, loss.examples[0], shelf.load_entry, Units(shelf.units), str.lower)

    assert found == ()
