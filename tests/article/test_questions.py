"""The shipped base, asked what a new reader of the article would ask."""

from pathlib import Path

import pytest
import yaml

from bot.base.model import Answer, Turn
from bot.engine import Bot, open_bot

HERE = Path(__file__).parent
KB = HERE.parents[1] / "kb"


@pytest.fixture(scope="module")
def bot() -> Bot:
    return open_bot(KB)


def cites(turn: Turn, headings: str) -> bool:
    cited = {citation.at for citation in turn.reply.citations}
    return isinstance(turn.reply, Answer) and bool(cited & set(headings.split(" | ")))


def test_nine_of_ten_questions_are_answered_from_the_right_section(bot: Bot) -> None:
    sections = yaml.safe_load((HERE / "questions.yaml").read_text())
    asked = [(heading, question) for heading, held in sections.items() for question in held]

    missed = [(q, heading) for heading, q in asked if not cites(bot.ask(q), heading)]

    assert len(missed) <= 0.10 * len(asked), "\n".join(map(str, missed))


def test_nine_of_ten_questions_about_other_things_are_not_answered(bot: Bot) -> None:
    asked = yaml.safe_load((HERE / "unanswerable.yaml").read_text())

    answered = [question for question in asked if isinstance(bot.ask(question).reply, Answer)]

    assert len(answered) <= 0.10 * len(asked), "\n".join(answered)


def test_every_heading_of_the_question_set_is_cited_by_an_entry(bot: Bot) -> None:
    sections = yaml.safe_load((HERE / "questions.yaml").read_text())
    headings = {part for key in sections for part in key.split(" | ")}

    entries = [bot.catalogue.load_entry(id_) for id_, _ in bot.catalogue.list_entries()]
    cited = {entry.source.at for entry in entries if entry and entry.source}

    assert headings <= cited


def test_a_total_or_an_edition_is_not_the_highest_of_the_countries(bot: Bot) -> None:
    text = bot.ask("Who produces most rare earths?").reply.text

    assert text.startswith("China (270,000 t/yr)")
    assert "World" not in text
    assert "MCS" not in text
