"""Modes from words: ranges gone through, targets, cases side by side, changes in turn."""

import pytest

from bot.base.model import Abstention, Answer
from bot.kinds.scenario.answering import KIND


def list_first_cells(reply):
    return [row[0] for row in reply.rows[1:]]


@pytest.mark.parametrize(
    "words",
    [
        "what if the duty were from 0% to 40% in steps of 10",
        "sweep the duty from 0% to 40% by steps of 10 percent",
        "table of duty 0, 10, 20, 30, 40 percent",
        "price effect of a duty of 0%, 10%, 20%, 30% and 40%",
    ],
)
def test_a_range_with_a_step_and_a_list_are_gone_through(ask, words):
    reply = ask("duty", words)

    assert list_first_cells(reply) == ["0%", "10%", "20%", "30%", "40%"]
    assert reply.rows[5][1] == "40%"
    assert reply.rows[5][-1].endswith("=")


def test_a_sweep_of_a_loss_goes_down(ask):
    reply = ask("growth", "sweep cuts of Brookend's crop from 10% to 30% in steps of 10")

    assert list_first_cells(reply) == ["-10%", "-20%", "-30%"]


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("what duty has an effect of 12% on the price?", "12%"),
        ("which duty would raise the price, an effect of 20%, if half is passed on?", "40%"),
        ("what duty is needed for an effect of 10% with 50% passed on", "20%"),
    ],
)
def test_an_input_is_sought_for_what_the_words_want(ask, words, new):
    reply = ask("duty", words)

    assert isinstance(reply, Answer)
    assert reply.text.startswith(f"new = {new} gives effect")


def test_a_follow_up_of_a_search_changes_an_assumption_or_the_target(ask):
    first = "what duty has an effect of 12% on the price?"

    halved = ask("duty", first, "and with half passed on?")
    further = ask("duty", first, "and 30%?")
    given = ask("duty", first, "and at a duty of 5%?")

    assert halved.text.startswith("new = 24% gives effect = 12%")
    assert further.text.startswith("new = 30% gives effect = 30%")
    assert given.text == "The price changes by 5%."


def test_a_target_that_nothing_reaches_is_refused_with_what_is_within_reach(ask):
    reply = ask("duty", "what duty has an effect of 5000% on the price?")

    assert isinstance(reply, Abstention)
    assert "effect is 0 - 1,000%" in reply.text


def test_an_input_sought_for_something_that_is_no_output_is_not_answered(ask):
    assert ask("duty", "what duty brings the harvest down by 20%?") is None


def test_cases_stand_side_by_side_with_their_joint_difference(ask):
    reply = ask("duty", "compare a duty of 10% with a duty of 25%")

    assert list_first_cells(reply) == ["new = 10%", "new = 25%", "second less first"]
    assert [row[1] for row in reply.rows[1:]] == ["10%", "25%", "15%"]


def test_what_one_case_says_holds_for_the_other(ask):
    reply = ask("growth", "compare Alder with Brookend doubling its crop")

    assert list_first_cells(reply)[:2] == ["orchard = Alder", "orchard = Brookend"]


def test_changes_of_two_rows_are_made_one_after_the_other(ask):
    reply = ask("growth", "what if Alder loses 50% of its crop and Brookend doubles its crop")

    assert reply.rows[0] == ("", "1. Alder, -50%", "2. Brookend, 100%")
    assert reply.rows[1] == ("total", "> 5,500 t/yr", "> 6,500 t/yr")


def test_two_changes_of_what_takes_one_are_refused(ask):
    reply = ask("harvest-loss", "what if Alder loses 50% of its harvest and Brookend loses 10%")

    assert isinstance(reply, Abstention)
    assert "takes one change at a time" in reply.text


def test_an_override_is_set_against_what_the_base_has(ask):
    reply = ask("duty", "what if the duty rises from 10% to 21%", "with 50% passed on")

    assert reply.text == "The price changes by 5%."
    assert reply.points == (
        "With Pass-through = 100%, as the base has it: effect = 10%; the difference is -5 points.",
    )


def test_a_question_that_sets_what_is_needed_has_nothing_to_be_set_against(ask):
    assert ask("duty", "what if the duty rises from 10% to 21%").points == ()


def test_a_run_lists_its_inputs_with_their_source_and_place(ask):
    reply = ask("duty", "what if the duty rises to 21%")

    old = next(its for its in reply.inputs if its.name == "old")
    assert (old.value, old.source, old.is_default) == ("0%", "survey: Table 1", True)
    assert old.place == "a.yaml:1"


@pytest.mark.parametrize(
    "words",
    [
        f"what if the duty rises to {'9' * 900}%",
        "what if the duty rises to 9**9**9",
        "what if the duty rises to NaN%",
        "what if the duty rises to 1e999999999%",
        "sweep the duty from 0% to 40% in steps of 0",
        "sweep the duty from 0% to 1000% in steps of 0.001",
    ],
)
def test_hostile_numbers_are_never_worked_out(ask, words):
    reply = ask("duty", words)

    assert not isinstance(reply, Answer)


def test_what_was_meant_is_said_back(scenarios, shelf, read):
    question = read("table of duty 0, 10, 20 percent")

    (reading,) = KIND.interpret(scenarios["duty"], question, shelf)

    assert reading.frame.words == "Price effect of a duty: new in turn 0%, 10%, 20%"


def test_what_an_output_comes_to_is_not_what_an_input_is_set_to(ask):
    reply = ask("growth", "what if Alder changes its crop so that its part drops to 20%")

    assert not isinstance(reply, Answer)


def test_a_cut_of_so_much_is_no_level(ask):
    reply = ask("duty", "what does a 30% cut do to the price effect of the duty?")

    assert not isinstance(reply, Answer)


def test_rows_left_out_leave_the_others(ask):
    reply = ask("income", "what do pears bring in at a price of 2 EUR/t without Redhill")

    assert reply.inputs[1].value == "Brookend, Alder and Wild trees"


def test_a_loss_down_to_a_part_takes_the_rest_away(ask):
    reply = ask("harvest-loss", "what if Alder reduces its harvest to 60%")

    assert reply.values[0].text == "400 - 1,000 t/yr"
