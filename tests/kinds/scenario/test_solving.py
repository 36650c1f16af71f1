"""Settings by name, ranges, cases, and scenarios turned round: what each refuses."""

from dataclasses import replace
from fractions import Fraction

import pytest

from bot.base.errors import BotError
from bot.base.model import Abstention, Answer, Clarification, Locator, Quantity
from bot.kinds.scenario.answering import KIND
from bot.kinds.scenario.columns import NoColumnError, read_figures
from bot.kinds.scenario.model import Default, Input, Use
from bot.kinds.scenario.slots import Doubt, Slots
from bot.kinds.scenario.whatif import compare, run_settings, solve_for, sweep

HOW = Input("how", "choice", options=("by hand", "by machine"), default=Default("by hand"))


def with_choice(scenario):
    return replace(
        scenario, inputs=(*scenario.inputs, HOW), template="{how}: the price changes by {effect}."
    )


def test_a_choice_is_set_by_name_or_in_words(scenarios, shelf, read):
    duty = with_choice(scenarios["duty"])

    reply = run_settings(duty, (("new", "10%"), ("how", "by machine")), shelf)

    assert reply.text.startswith("By machine:")
    with pytest.raises(BotError, match="There is no option 'by hnd'"):
        run_settings(duty, (("how", "by hnd"),), shelf)


def test_rows_are_set_by_name_by_id_or_all_at_once(scenarios, shelf):
    growth = scenarios["growth"]
    totals = [
        run_settings(growth, (("orchard", rows), ("change", "0%")), shelf).values[0].text
        for rows in ("Alder", "alder, Brookend", "all")
    ]

    assert set(totals) == {"> 6,000 t/yr"}
    with pytest.raises(BotError, match="There is no row 'Aldr'"):
        run_settings(growth, (("orchard", "Aldr"),), shelf)


def test_a_missing_setting_is_asked_for(scenarios, shelf):
    reply = run_settings(scenarios["duty"], (), shelf)

    assert isinstance(reply, Clarification)
    assert reply.missing == ("new",)


@pytest.mark.parametrize(
    ("ends", "reason"),
    [
        (("0%", "40%", "-10%"), "does not lead"),
        (("0%", "40%", "0%"), "does not lead"),
        (("0%", "40%", "0.01%"), "4001 points"),
        (("0%", "10% - 40%", "10%"), "not one number"),
    ],
)
def test_a_range_that_cannot_be_gone_through_is_refused(scenarios, shelf, ends, reason):
    with pytest.raises(BotError, match=reason):
        sweep(scenarios["duty"], (), "new", ends, shelf)


def test_an_input_without_a_number_has_no_range(scenarios, shelf):
    with pytest.raises(BotError, match="There is no input with a number 'orchard'"):
        sweep(scenarios["growth"], (), "orchard", ("0%", "1%", "1%"), shelf)


def test_a_sweep_shows_what_is_refused_and_asks_for_what_is_missing(scenarios, shelf):
    partly = sweep(scenarios["duty"], (), "new", ("990%", "1010%", "10%"), shelf)
    wholly = sweep(scenarios["duty"], (), "new", ("2000%", "2010%", "10%"), shelf)
    missing = sweep(scenarios["duty"], (), "old", ("0%", "10%", "10%"), shelf)

    assert "can be" in partly.rows[3][1]
    assert isinstance(wholly, Abstention)
    assert isinstance(missing, Clarification)


def test_cases_of_which_none_is_possible_say_why(scenarios, shelf):
    reply = compare(scenarios["duty"], ((("new", "-5%"),), (("new", "-7%"),)), shelf)

    assert isinstance(reply, Abstention)


def test_only_what_the_author_allows_is_turned_round(scenarios, shelf):
    with pytest.raises(BotError, match="output to solve new from, 'effort'"):
        solve_for(scenarios["duty"], (), "new", ("effort", "10%"), shelf)


def test_the_other_inputs_must_be_given_before_one_is_solved_for(scenarios, shelf):
    reply = solve_for(scenarios["harvest-loss"], (), "cut", ("lost", "5 t/yr"), shelf)

    assert isinstance(reply, Clarification)


def test_ranges_are_not_solved_for(scenarios, shelf):
    settings = (("orchard", "Brookend"),)

    reply = solve_for(scenarios["harvest-loss"], settings, "cut", ("lost", "500 t/yr"), shelf)

    assert isinstance(reply, Abstention)
    assert "must be one number" in reply.text


@pytest.mark.parametrize(("target", "found"), [("0%", "0%"), ("1000%", "1,000%"), ("12%", "12%")])
def test_ends_of_the_domain_are_found_too(scenarios, shelf, target, found):
    reply = solve_for(scenarios["duty"], (), "new", ("effect", target), shelf)

    assert isinstance(reply, Answer)
    assert reply.text.startswith(f"new = {found} gives")


def test_nothing_is_searched_without_a_domain(scenarios, shelf):
    duty = scenarios["duty"]
    free = replace(duty, inputs=(replace(duty.inputs[0], domain=None), *duty.inputs[1:]))

    reply = solve_for(free, (), "new", ("effect", "10%"), shelf)

    assert "no domain" in reply.text


def test_a_search_that_meets_a_refusal_says_so(scenarios, shelf):
    duty = scenarios["duty"]

    reply = solve_for(duty, (("old", "2000%"),), "new", ("effect", "10%"), shelf)

    assert isinstance(reply, Abstention)
    assert "can be" in reply.text


def test_a_column_that_is_missing_or_not_allowed_has_no_figure(scenarios, shelf):
    loss = scenarios["harvest-loss"]

    with pytest.raises(NoColumnError, match="no figure for harvest in hearsay"):
        read_figures(loss, loss.use[0], shelf.load_entry, ("hearsay",))
    with pytest.raises(NoColumnError, match="in the base"):
        read_figures(loss, Use("harvest", ("nowhere.x", "harvests.y")), shelf.load_entry, ())


def test_a_table_with_two_rows_for_one_name_feeds_no_formula(scenarios, shelf):
    loss, table = scenarios["harvest-loss"], shelf.load_entry("harvests")
    twice = replace(table, rows=(*table.rows, table.rows[0]))

    with pytest.raises(NoColumnError):
        read_figures(loss, loss.use[0], lambda _: twice, ())


def test_a_row_with_its_own_source_is_cited_and_may_be_the_only_one(scenarios, shelf):
    loss, table = scenarios["harvest-loss"], shelf.load_entry("harvests")
    own = replace(table.rows[1], source=Locator("letter", "Page 2"))
    mixed = replace(table, rows=(table.rows[0], own))

    figures = read_figures(loss, loss.use[0], lambda _: mixed, ("letter",))

    assert figures.column.keys == ("brookend",)
    assert Locator("letter", "Page 2") in figures.citations


def test_a_base_without_the_table_says_so_when_asked(scenarios, shelf):
    loss = replace(scenarios["harvest-loss"], use=(Use("harvest", ("nowhere.x",)),))

    reply = run_settings(loss, (("orchard", "Alder"), ("cut", "5%")), shelf)

    assert isinstance(reply, Abstention)
    assert "no figure for harvest" in reply.text


def test_later_slots_take_the_place_of_earlier_ones():
    doubt = Doubt("row", "orchard", "faraway")

    merged = Slots(sources=("survey",)).merge(Slots(doubt=doubt))

    assert (merged.sources, merged.doubt) == (("survey",), doubt)


def test_a_domain_in_another_unit_holds_too(scenarios, shelf):
    income = scenarios["income"]
    narrow = replace(income.inputs[0], domain=Quantity(Fraction(0), Fraction(1, 1000), "EUR/kg"))

    reply = run_settings(
        replace(income, inputs=(narrow, *income.inputs[1:])), (("price", "2 EUR/t"),), shelf
    )

    assert isinstance(reply, Abstention)


def test_a_choice_in_the_words_of_a_question_is_taken(scenarios, shelf, read):
    duty = with_choice(scenarios["duty"])
    question = read("what if the duty rises from 10% to 21%, picked by machine")

    (reading,) = KIND.interpret(duty, question, shelf)

    assert reading.frame.state.find("how").option == "by machine"
