"""Times, units and second conditions over figures."""

from pathlib import Path

import pytest

from bot.base.model import Abstention
from tests.kinds.table.harness import Tables

BASE = Tables(Path(__file__).parent / "bases" / "flows")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("loads of Arle before 2002", "Loads: Arle: 2001: 5 t."),
        ("loads of Arle after 2001", "Loads: Arle: 2002: 7 t, 2003-06: 9 t."),
        ("loads of Arle until 2002", "Loads: Arle: 2001: 5 t, 2002: 7 t."),
        ("loads of Arle since 2002", "Loads: Arle: 2002: 7 t, 2003-06: 9 t."),
        ("loads of Arle in 2003", "9 t: Loads of Arle, 2003-06."),
        ("total loads of Arle after 2001", "16 t: total loads of Arle, after 2001."),
        ("total loads of Arle from 2001 to 2002", "12 t: total loads of Arle, since 2001"),
        (
            "how did loads of Arle change since 2001?",
            "4 t (up): Loads of Arle went from 5 t",
        ),
        ("how did loads of Borno change from 2001 to 2002?", "Cannot be told: no figure at both"),
        ("change of loads from 2001 to 2002", "Arle: 2 t (from 5 t to 7 t); Borno: no figure"),
        ("how did loads of Arle grow?", "2001: 5 t, 2002: 7 t, 2003-06: 9 t"),
        ("in which year did Arle have the most loads?", "2003-06 (9 t): highest loads"),
        ("loads in 2001", "5 t: Loads of Arle, 2001."),
        ("which land had more than 5 t of loads in 2001?", "None of the listed for sure."),
    ],
)
def test_a_time_bounds_the_rows(question: str, held: str) -> None:
    assert held in BASE.ask(question, "loads").text


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("loads of Arle in kg", "9,000 kg: Loads of Arle"),
        ("how many kilos are the loads of Arle?", "9,000 kg: Loads of Arle"),
        ("loads of Arle in tonnes", "9 t: Loads of Arle"),
        ("loads of Borno in kg in 2002", "No figure (-): Loads of Borno"),
    ],
)
def test_an_amount_is_told_in_the_unit_that_is_wanted(question: str, held: str) -> None:
    assert BASE.ask(question, "loads").text.startswith(held)


@pytest.mark.parametrize("unit", ["years", "litres", "dollars"])
def test_a_unit_that_is_not_alike_is_not_answered_from_the_column(unit: str) -> None:
    _, readings = BASE.read(f"loads of Arle in {unit}", "loads")

    assert all(reading.fit <= 0.3 for reading in readings)


def test_a_level_in_another_unit_is_compared_in_the_column_s() -> None:
    assert "Arle (30 t/yr)" in BASE.ask("who sends more than 25000 kg of wool?", "flows").text
    assert BASE.ask("who sends more than 5 years of wool?", "flows") is None


@pytest.mark.parametrize(
    ("question", "held", "lacking"),
    [
        ("wool of more than 15 and less than 25 t", "Borno (20 t/yr)", "Arle (30"),
        ("wool of less than 15 or more than 25 t", "Arle (10 t/yr) and Arle (30 t/yr)", "20 t/yr"),
        ("wool of 25 t or more", "Arle (30 t/yr)", "20 t/yr"),
        ("wool between 15 and 25 t", "Borno (20 t/yr)", "30 t/yr"),
    ],
)
def test_two_levels_hold_together_or_one_of_them(question: str, held: str, lacking: str) -> None:
    text = BASE.ask(question, "flows").text

    assert held in text
    assert lacking not in text


def test_each_of_two_levels_belongs_to_the_figure_named_before_it() -> None:
    question = "which land has forest over 20% and visits of at least 5?"

    assert BASE.ask(question, "parts").text.startswith("Arle (40%)")


@pytest.mark.parametrize(
    ("table", "question", "held"),
    [
        ("loads", "ratio of loads of Arle and Borno", "2.25 times as much"),
        ("loads", "do Arle or Borno have more loads?", "Arle: 9 t, more than Borno (4 t)"),
        ("loads", "do Arle or Borno have less loads?", "Borno: 4 t, less than Arle (9 t)"),
        ("loads", "do Arle or Borno have more loads in 2002?", "no figure for Borno. Arle (7 t)"),
        ("loads", "difference of loads of Arle and Borno in 2002", "Cannot be told"),
        ("parts", "compare visits of Arle and Borno", "Equal: Arle and Borno are both 7"),
        ("parts", "compare visits of Arle, Borno and Cadia", "No figure for Cadia"),
        ("parts", "third highest visits", "not that many rows with a figure"),
        ("parts", "is Arle in the list?", "Yes, Arle is listed"),
        ("parts", "does Cadia have more than 3 visits?", "Cannot be told, there is no figure"),
        ("parts", "how many visits of Cadia in total", "Cannot be told"),
        ("parts", "share of visits of Cadia in the total", "Cannot be told"),
        ("flows", "total wool from Borno to Cadia", "Cannot be told"),
        ("flows", "share of wool sent by Borno to Cadia", "Cannot be told"),
        ("parts", "share of visits of Arle", "50%: share of Arle in the visits"),
        ("parts", "which lands have at least 5 visits, Arle or Borno?", "Arle (7) and Borno (7)"),
    ],
)
def test_rows_are_set_against_each_other(table: str, question: str, held: str) -> None:
    assert held in BASE.ask(question, table).text


def test_what_no_row_has_together_is_named() -> None:
    reply = BASE.ask("wool from Cadia to Borno", "flows")

    assert reply is None or isinstance(reply, Abstention)
