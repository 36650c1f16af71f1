"""Entries that were due to be looked at again, and the day that decides it."""

import pytest

from bot.base.model import Abstention, Conversation

ASKED = "How much does watering cost?"
DUE = "“The cost of watering” was due for review by 2027-01 and may be out of date."


@pytest.mark.parametrize("today", ["2024-01-01", "2027-01-31"])
def test_nothing_is_said_before_the_review_is_overdue(orchard, today):
    reply = orchard.on(today).ask(ASKED).reply

    assert reply.entries == ("watering-cost",)
    assert DUE not in reply.warnings


@pytest.mark.parametrize("today", ["2027-02-01", "2031-05-17"])
def test_an_answer_from_an_overdue_entry_warns(orchard, today):
    assert orchard.on(today).ask(ASKED).reply.warnings[-1] == DUE


def test_a_what_if_set_by_name_warns_as_well(orchard):
    late = orchard.on("2100-01-01")
    asked = late.ask("What if fruit sold at 2 EUR/kg?")
    due = asked.reply.warnings[-1]

    assert "due for review by 2099" in due
    assert late.what_if("harvest-income", [("price", "2 EUR/kg")]).reply.warnings[-1] == due
    assert late.set_input("levy", "5%", Conversation((asked,))).reply.warnings[-1] == due


def test_last_year_is_a_year_of_the_table(orchard):
    asked = "How much did Redhill pick last year?"

    assert orchard.on("2025-05-17").ask(asked) != orchard.on("2024-05-17").ask(asked)
    assert isinstance(orchard.on("1999-05-17").ask(asked).reply, Abstention)
