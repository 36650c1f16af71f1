"""Settings by name, ranges, cases, and scenarios turned round: what each refuses."""

from dataclasses import replace
from fractions import Fraction

import pytest

from bot.base.errors import BotError
from bot.base.model import Abstention, Answer, Clarification, Locator, Quantity
from bot.kinds.scenario.answering import KIND
from bot.kinds.scenario.columns import NoColumnError, read_figures
from bot.kinds.scenario.model import Default, Input, StepRule, Use
from bot.kinds.scenario.slots import Doubt, Slots
from bot.kinds.scenario.whatif import aim_around, aim_beside, run_settings
from tests.kinds.scenario.modes import compare, solve_for, sweep

RANGES = {"old": (0, 5), "passed": (50, 100)}
HOW = Input("how", "choice", options=("by hand", "by machine"), default=Default("by hand"))


def amount(low, high):
    return Quantity(Fraction(low), Fraction(high), "%")


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
        (("0%", "40%", "0.01%"), "4,001 points"),
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


def test_a_target_that_ranges_leave_open_gives_the_range_of_values(scenarios, shelf):
    settings = (("orchard", "Brookend"),)

    reply = solve_for(scenarios["harvest-loss"], settings, "cut", ("lost", "500 t/yr"), shelf)

    assert isinstance(reply, Answer)
    assert reply.text.startswith("cut of 20 - 50% may give")
    assert [value.text for value in reply.values] == ["20 - 50%"]


def test_an_amount_without_an_upper_end_is_solved_from_its_lower_end(scenarios, shelf):
    settings = (("orchard", "Redhill"),)

    reply = solve_for(scenarios["harvest-loss"], settings, "cut", ("lost", "2000 t/yr"), shelf)

    assert [value.text for value in reply.values] == ["0 - 50%"]


def test_a_scenario_solved_and_run_forward_reaches_its_target(scenarios, shelf):
    duty = scenarios["duty"]
    for old, target in (("0%", "7.3%"), ("25%", "-20%"), ("10%", "9%")):
        solved = solve_for(duty, (("old", old),), "new", ("effect", target), shelf)
        new = solved.values[0].quantity.low

        forward = run_settings(duty, (("old", old), ("new", f"{float(new)!r}%")), shelf)

        assert abs(forward.values[0].quantity.low - Fraction(target[:-1])) < Fraction(1, 10**9)


def test_all_roots_are_given(scenarios, shelf):
    duty = replace(
        scenarios["duty"],
        steps=(StepRule("effect", "(new - 1) * (new - 3) * passed"),),
    )

    reply = solve_for(duty, (), "new", ("effect", "0%"), shelf)

    assert reply.text.startswith("new = 100% or 300% (2 solutions) gives effect = 0%.")


def test_a_jump_over_the_target_is_no_root(scenarios, shelf):
    duty = replace(
        scenarios["duty"], steps=(StepRule("effect", "if(new > 50%, 2 * passed, 1 * passed)"),)
    )

    reply = solve_for(duty, (), "new", ("effect", "150%"), shelf)

    assert isinstance(reply, Abstention)
    assert "effect is 100 - 200%" in reply.text


def test_an_input_that_changes_nothing_is_told(scenarios, shelf):
    duty = scenarios["duty"]

    reply = solve_for(duty, (("passed", "0%"),), "new", ("effect", "5%"), shelf)

    assert isinstance(reply, Abstention)
    assert reply.text == "new does not change effect: it is 0% throughout."


def test_the_input_that_moves_most_is_ranked_first(scenarios, shelf):
    duty = scenarios["duty"]
    ranged = tuple(
        replace(item, range=amount(*ends)) if (ends := RANGES.get(item.name)) else item
        for item in duty.inputs
    )
    duty = replace(duty, inputs=ranged)

    reply = run_settings(duty, (("new", "20%"),), shelf, aim=aim_around(duty, ""))

    assert reply.text == "Pass-through matters most for effect (20% at the base of all ranges)."
    assert [row[:4] for row in reply.rows[1:]] == [
        ("Pass-through", "50 - 100%", "10%", "20%"),
        ("old", "0 - 5%", "20%", "14.2857%"),
    ]
    with pytest.raises(BotError, match="no output 'efect'"):
        aim_around(duty, "efect")


def test_without_a_range_nothing_is_ranked(scenarios, shelf):
    duty = scenarios["duty"]

    reply = run_settings(duty, (("new", "20%"),), shelf, aim=aim_around(duty, ""))

    assert isinstance(reply, Abstention)


def test_two_cases_are_set_against_each_other_jointly(scenarios, shelf):
    cases = ((("change", "0%"),), (("change", "100%"),))
    growth = scenarios["growth"]

    reply = run_settings(
        growth, (("orchard", "Brookend"),), shelf, aim=aim_beside(growth, cases, shelf)
    )

    assert reply.rows[3][:2] == ("second less first", "1,000 - 2,500 t/yr")


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
