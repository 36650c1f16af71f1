"""What a scenario may not say: every value, name and condition is tried before it is asked."""

import pytest

from bot.knowledge import check_folder

FILE = "scenarios/harvest.yaml"
USE = "harvest: harvest-by-orchard.harvest"
CUT = "cut: {type: percent, domain: [0%, 100%],"
LEVY = "default: {value: 4%,"

MISTAKES = [
    ("lost: 500 - 1250 t/yr", "lost: 500 - 1300 t/yr", "K055", "500 - 1300"),
    ("expect: {lost_share: 0%}", "expect: {lost_shar: 0%}", "K031", "0%}"),
    ("expect: {lost_share: 0%}", "expect: {lost_share: much}", "K041", "much"),
    ("expect: {lost_share: 0%}", "expect: {lost_share: 0 EUR}", "K041", "0 EUR"),
    ("given: {orchard: Redhill, cut: 0%}", "given: {orchrd: Redhill}", "K031", "Redhill"),
    ("given: {orchard: Redhill, cut: 0%}", "given: {orchard: Redhil, cut: 0%}", "K043", "Redhil"),
    ("given: {orchard: Redhill, cut: 0%}", "given: {orchard: Plum, cut: 0%}", "K043", "Plum"),
    ("given: {orchard: Redhill, cut: 0%}", "given: {orchard: Redhill, cut: 5 t}", "K041", "5 t"),
    ("given: {orchard: Redhill, cut: 0%}", "given: {orchard: Redhill}", "K055", "given:"),
    ("given: {orchard: Redhill, cut: 0%}", "given: {cut: 101%, orchard: all}", "K055", "given:"),
    ("{warn: cut > 50%", "{warn: cut * 50%", "K050", "cut * 50%"),
    ("{refuse: price < 0 EUR/kg", "{refuse: price", "K050", "price"),
    (LEVY, "default: {value: 4 kg,", "K041", "{value: 4 kg"),
    (LEVY, "default: {value: market-levy.value,", "", ""),
    (LEVY, "default: {value: apple-price.value,", "K056", "{value: apple-price"),
    ("default: all", "default: Redhill", "", ""),
    ("default: all", "default: Redhil", "K043", "Redhil"),
    (CUT, "cut-off: {type: percent, domain: [0%, 100%],", "K025", "cut-off"),
    (CUT, "if: {type: percent, domain: [0%, 100%],", "K025", "if"),
    (CUT, "cut: {type: percent, domain: [100%, 0%],", "K041", "[100%, 0%]"),
    (CUT, "cut: {type: percent, domain: [0%],", "K021", "[0%]"),
    (CUT, "cut: {type: percent, domain: [0%, lots],", "K041", "[0%, lots]"),
    (CUT, "cut: {type: percent, domain: lots,", "K041", "lots"),
    (CUT, "cut: {type: portion, domain: [0%, 100%],", "K024", "portion"),
    (CUT, "how: {type: choice}\n      " + CUT, "K022", "{type: choice"),
    (CUT, "how: {type: choice, options: [a], default: b}\n      " + CUT, "K024", "b}"),
    (CUT, "how: {type: choice, options: [a], default: a}\n      " + CUT, "", ""),
    (CUT, "how: {type: entity, default: all}\n      " + CUT, "K022", "{type: entity"),
    ("of: picked-by-year.orchard", "of: picked-by-year.picked", "K056", "picked-by-year.picked"),
    (USE, "harvest: harvest-by-orchard.soil", "K056", "harvest-by-orchard.soil"),
    (
        "[picked-by-year.picked]",
        "[picked-by-year.picked, harvest-by-orchard.area]",
        "K056",
        "harvest-by-orchard.area",
    ),
    ("left: total - lost", "left: total > lost", "K054", "{unit: t/yr}"),
    ("left: {unit: t/yr}", "lefd: {unit: t/yr}", "K031", "{unit: t/yr}"),
    ("invert: {cut: [lost_share", "invert: {cud: [lost_share", "K031", "[lost_share"),
    ("left: total - lost", "left: total - (lost", "K050", "total - (lost"),
    ("default: {value: 4%,", "default: {values: 4%,", "K022", "{values: 4%"),
    ("lost: {unit: t/yr}", "lost: t/yr", "K021", "t/yr"),
    ("examples:\n      - given", "examples:\n      - givn", "K022", "givn"),
]


@pytest.mark.parametrize(("old", "new", "code", "shown"), MISTAKES)
def test_a_scenario_that_says_what_cannot_be_is_told_where(base, change, old, new, code, shown):
    change(FILE, old, new)

    problems = check_folder(base)[1]

    found = {problem.code: problem for problem in reversed(problems)}
    if code:
        excerpt, column = found[code].excerpt, found[code].place.column
        assert excerpt[column - 1 :].startswith(shown)
        assert found[code].place.file == FILE
    else:
        assert not problems


def test_an_example_that_does_not_hold_says_what_was_expected_and_what_came(base, change):
    change(FILE, "lost: 500 - 1250 t/yr", "lost: 500 - 1300 t/yr")

    (problem,) = check_folder(base)[1]

    assert problem.code == "K055"
    assert problem.message == "'lost' should be 500 - 1300 t/yr but comes to 500 - 1,250 t/yr"


def test_examples_wait_until_everything_else_is_right(base, change):
    change(FILE, "lost: 500 - 1250 t/yr", "lost: 500 - 1300 t/yr")
    change(FILE, "takes away {lost}", "takes away {lots}")

    codes = [problem.code for problem in check_folder(base)[1]]

    assert codes == ["K053"]


def test_a_step_after_a_broken_one_is_not_blamed(base, change):
    change(FILE, "lost: cut * harvest[orchard]", "lost: cutt * harvest[orchard]")

    codes = [problem.code for problem in check_folder(base)[1]]

    assert codes == ["K050"]
