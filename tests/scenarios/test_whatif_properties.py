"""What-ifs of the base turned round, swept and left unchanged."""

import random

import pytest

from bot.base.errors import BotError
from bot.base.model import Abstention, Answer
from bot.engine import Bot

INVERTED = (
    ("tariff-price-effect", {"old": "10%"}, "new", (11, 200), "price_change"),
    ("import-response", {"old": "0%"}, "new", (1, 300), "change"),
    ("supply-cut-elasticity", {"demand": "-0.3", "supply": "0.4"}, "cut", (1, 90), "ratio"),
    (
        "reciprocal-tariff",
        {"imports": "300 USD", "exports": "100 USD"},
        "pass_through",
        (2, 99),
        "rate",
    ),
    ("supplier-duty", {"country": "China"}, "duty", (1, 300), "price_change"),
)
UNCHANGED = (
    ("tariff-price-effect", {"old": "12%", "new": "12%"}, "price_change"),
    ("import-response", {"old": "12%", "new": "12%"}, "change"),
    ("output-change", {"country": "China", "change": "0%"}, "share_change"),
    ("concentration-after-change", {"country": "China", "change": "0%"}, "hhi_change"),
    ("supplier-duty", {"country": "China", "duty": "0%"}, "change"),
    ("supply-cut-elasticity", {"cut": "0%", "demand": "-0.3", "supply": "0.4"}, "price_change"),
    ("trade-creation", {"imports": "10", "old": "5%", "new": "5%"}, "created"),
    ("trade-diversion", {"imports": "1", "others": "2", "old": "5%", "new": "5%"}, "diverted"),
    ("sourcing-shift", {"supplier": "China", "replacement": "India", "part": "0%"}, "moved"),
)


@pytest.mark.parametrize(("scenario", "given", "name", "ends", "output"), INVERTED)
def test_goal_seek_inverts_forward(
    bot: Bot, scenario: str, given: dict[str, str], name: str, ends: tuple[int, int], output: str
) -> None:
    drawn = random.Random(scenario).uniform(*ends)
    forward = bot.what_if(scenario, [*given.items(), (name, f"{drawn:.6f}%")]).reply
    assert isinstance(forward, Answer), forward.text
    quantity = next(its.quantity for its in forward.values if its.name == output)
    assert quantity.low is not None
    target = f"{float(quantity.low):.12f}{'' if quantity.unit == '1' else quantity.unit}"

    back = bot.solve(scenario, list(given.items()), name, (output, target)).reply

    assert isinstance(back, Answer), back.text
    reached = next(its.quantity for its in back.values if its.name == output)
    assert reached.low is not None
    assert float(reached.low) == pytest.approx(float(quantity.low), rel=1e-6)


def test_a_sweep_agrees_with_single_runs(bot: Bot) -> None:
    reply = bot.sweep("tariff-price-effect", [("old", "5%")], ("new", "0%:50%:10%")).reply

    for row in reply.rows[1:]:
        single = bot.what_if("tariff-price-effect", [("old", "5%"), ("new", row[0])]).reply
        assert isinstance(single, Answer)
        texts = tuple(its.text for its in single.values)
        assert tuple(row[1:])[: len(texts)] == texts


@pytest.mark.parametrize(("scenario", "given", "output"), UNCHANGED)
def test_no_change_gives_exactly_zero(
    bot: Bot, scenario: str, given: dict[str, str], output: str
) -> None:
    reply = bot.what_if(scenario, list(given.items())).reply

    assert isinstance(reply, Answer), reply.text
    quantity = next(its.quantity for its in reply.values if its.name == output)
    assert quantity.low == quantity.high == 0


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9",
        "NaN",
        "inf",
        "x.__class__",
        "9" * 100_000,
        "1/0",
        "-200%",
        "10 bananas",
        "()" * 500,
    ],
)
def test_a_hostile_setting_is_refused(bot: Bot, text: str) -> None:
    try:
        reply = bot.what_if("tariff-price-effect", [("new", text)]).reply
    except BotError:
        return
    assert isinstance(reply, Abstention)


@pytest.mark.parametrize(
    "question",
    [
        "what if the tariff rises to 9**9**9 percent",
        "what if the tariff is __import__('os').system('true')",
        "what if the tariff rises to NaN%",
        "what if the tariff rises to " + "9" * 100_000 + "%",
        "what if China cuts its output by 1/0",
        "what if China cuts its output by 130%",
    ],
    ids=range(6),
)
def test_a_hostile_question_is_not_answered(bot: Bot, question: str) -> None:
    try:
        reply = bot.ask(question).reply
    except BotError:
        return
    assert not isinstance(reply, Answer)
