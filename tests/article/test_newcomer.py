"""The shipped base, asked by someone who has the article, the tables' titles and the topics.

The bounds hold what was reached; the aim is 92 % right, and 4 % of the others answered.
"""

from pathlib import Path

import pytest

from bot.engine import Bot, open_bot
from tests.article.asking import find_answered, find_missed

KB = Path(__file__).parents[2] / "kb"


@pytest.fixture(scope="module")
def bot() -> Bot:
    return open_bot(KB)


def test_five_of_six_questions_of_a_newcomer_are_answered_and_cited_rightly(bot: Bot) -> None:
    found = [find_missed(bot, name) for name in ("newcomer.yaml", "fresh.yaml")]
    missed = [question for questions, _ in found for question in questions]

    assert len(missed) <= sum(asked for _, asked in found) / 6, "\n".join(missed)


def test_most_questions_near_the_subject_are_not_answered(bot: Bot) -> None:
    found = [find_answered(bot, name) for name in ("nearby.yaml", "fresh_nearby.yaml")]
    answered = [question for questions, _ in found for question in questions]

    assert len(answered) <= 0.03 * sum(asked for _, asked in found), "\n".join(answered)


@pytest.mark.parametrize("name", ["later", "last", "audit"])
def test_three_of_four_questions_of_each_later_list_are_answered_rightly(
    bot: Bot, name: str
) -> None:
    missed, asked = find_missed(bot, f"{name}.yaml")
    answered, nearby = find_answered(bot, f"{name}_nearby.yaml")

    assert len(missed) <= asked / 4, "\n".join(missed)
    assert len(answered) <= 0.06 * nearby, "\n".join(answered)
