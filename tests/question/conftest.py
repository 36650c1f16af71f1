"""The orchard base's words, to read utterances with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.base.model import Question, Turn
from bot.engine import Bot, open_bot
from bot.question import parse_question

ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"

Parse = Callable[..., Question]


@pytest.fixture(scope="session")
def bot() -> Bot:
    return open_bot(ORCHARD)


@pytest.fixture(scope="session")
def parse(bot: Bot) -> Parse:
    """Return what reads an utterance as the orchard's bot does."""
    catalogue = bot.catalogue
    words = catalogue.load_words("question")

    def parse(
        utterance: str,
        *,
        after: Turn | None = None,
        sources: tuple[str, ...] = (),
        today: str = "",
    ) -> Question:
        lexicon = catalogue.lexicon
        return parse_question(utterance, lexicon, words, catalogue, sources, after, today)

    return parse
