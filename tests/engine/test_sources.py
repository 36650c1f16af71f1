"""Limiting answers to sources, row by row."""

from pathlib import Path

import pytest

from bot.base.model import Abstention
from bot.engine import open_bot

ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"


@pytest.fixture(scope="module")
def bot():
    return open_bot(ORCHARD)


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("How large is the planted area of Redhill?", "market-bulletin"),
        ("Fruit picked at Longmeadow", "growers-survey"),
    ],
)
def test_a_row_of_another_source_is_no_answer(bot, question, source):
    reply = bot.ask(question, sources=(source,)).reply

    assert isinstance(reply, Abstention)
    assert "no row" not in reply.text


def test_a_row_of_the_source_is_cited_from_it(bot):
    reply = bot.ask("Fruit picked at Longmeadow", sources=("market-bulletin",)).reply

    assert "640" in reply.text
    assert {citation.source for citation in reply.citations} == {"market-bulletin"}
