"""Whether a reply is the one that a list of questions expects."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.base.model import Answer, Turn
from bot.engine import Bot
from bot.render import to_text

HERE = Path(__file__).parent


def find_missed(bot: Bot, name: str) -> tuple[list[str], int]:
    """Return the questions of a file that are not answered as it says, and how many it has."""
    asked: Sequence[Mapping[str, Any]] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return [item["ask"] for item in asked if not is_right(bot.ask(item["ask"]), item, bot)], len(
        asked
    )


def find_answered(bot: Bot, name: str) -> tuple[list[str], int]:
    """Return the questions of a file that are answered, and how many it has."""
    asked: Sequence[str] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return [its for its in asked if isinstance(bot.ask(its).reply, Answer)], len(asked)


def is_right(turn: Turn, item: Mapping[str, Any], bot: Bot) -> bool:
    """Return whether an expected entry answers, shows what it must and cites a right source."""
    reply = turn.reply
    if not isinstance(reply, Answer) or not set(reply.entries) & set(item["entries"]):
        return False
    text = to_text(turn, bot.catalogue).casefold()
    cited = {citation.source for citation in reply.citations}
    says = all(words.casefold() in text for words in item.get("says", ()))
    return says and (not item.get("cites") or bool(cited & set(item["cites"])))
