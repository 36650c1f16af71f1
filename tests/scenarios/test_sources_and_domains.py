"""What sources limit, and what is refused before more is asked for, on the shipped base."""

from pathlib import Path

import pytest

from bot.base.model import Abstention, Answer
from bot.engine import Bot, open_bot

ARTICLE = ("cooperation-article",)
SUPPLY_LOST = "price rise if 8% of supply is lost, demand elasticity -0.4, supply elasticity 0.3"


@pytest.fixture(scope="module")
def bot() -> Bot:
    return open_bot(Path(__file__).parents[2] / "kb")


def test_sources_limit_the_figures_and_not_the_method(bot: Bot) -> None:
    reply = bot.ask(SUPPLY_LOST, sources=ARTICLE).reply

    assert isinstance(reply, Answer)
    assert reply.entries == ("supply-cut-elasticity",)


def test_a_method_whose_figures_no_source_holds_is_not_taken(bot: Bot) -> None:
    reply = bot.ask("tariff of 5,000%", sources=ARTICLE).reply

    assert "tariff-revenue" not in reply.entries


def test_an_impossible_value_is_refused_before_more_is_asked_for(bot: Bot) -> None:
    reply = bot.what_if("import-response", [("elasticity", "3")]).reply

    assert isinstance(reply, Abstention)
    assert reply.is_refused
    assert "not 3" in reply.text
