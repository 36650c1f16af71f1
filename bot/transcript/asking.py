"""A conversation asked line by line: questions, and between them what is set by name.

``:set INPUT=VALUE`` changes the what-if last asked; ``:set source=ID`` and ``:set today=DATE``
change how all that follows is asked.
"""

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.base.errors import BotError, name_nearest
from bot.base.frozen import dataclass
from bot.base.model import Abstention, Answer, Conversation, Question, Turn
from bot.base.reader import is_day
from bot.transcript.errors import SettingError

if TYPE_CHECKING:
    from bot.engine import Bot

SET = ":set "
KEPT = 1024
"""Turns that are kept, of those last asked."""
ALL = "all"
"""In place of sources: every one of them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a conversation stands: the bot (on its day) that is asked, and all that was said.

    Attributes:
        sources: Only these may answer; empty for all.
    """

    bot: "Bot"
    sources: tuple[str, ...] = ()
    conversation: Conversation = Conversation()


@lru_cache(maxsize=KEPT)
def converse(
    bot: "Bot", typed: tuple[str, ...], sources: tuple[str, ...] = (), today: str = ""
) -> tuple[Turn, Standing]:
    """Return the last turn of a conversation of *typed* lines, and how it stands after it.

    The same lines lead to the same turn, so what was asked before is not asked again.
    """
    if len(typed) > 1:
        return say(typed[-1], converse(bot, typed[:-1], sources, today)[1])
    return say(typed[-1], Standing(bot.on(today) if today else bot, sources))


def say(typed: str, standing: Standing) -> tuple[Turn, Standing]:
    """Return the turn that *typed* leads to, and how the conversation stands after it.

    A setting that makes no sense is refused and changes nothing.
    """
    bot, talk = standing.bot, standing.conversation
    if not typed.startswith(SET):
        turn = bot.ask(typed, talk, standing.sources)
        return turn, replace(standing, conversation=talk.add(turn))
    name, sign, value = (part.strip() for part in typed.removeprefix(SET).partition("="))
    try:
        if not sign:
            raise SettingError(f"{name!r} is no NAME=VALUE.")
        if name not in ("source", "today"):
            turn = bot.set_input(name, value, talk, standing.sources)
            return turn, replace(standing, conversation=talk.add(turn))
        if name == "source":
            after = replace(standing, sources=read_sources(value, bot))
        else:
            after = replace(standing, bot=bot.on(read_day(value)))
    except BotError as mistake:
        return Turn(Question(typed), Abstention(text=str(mistake), is_refused=True)), standing
    return Turn(Question(typed), Answer(text=tell_set(name, value), kind="meta")), after


def tell_set(name: str, value: str) -> str:
    """Return what is said once *name* is set."""
    return f"{name} = {value or ALL}"


def read_sources(text: str, bot: "Bot") -> tuple[str, ...]:
    """Return the ids that *text* lists by comma; none for ``all`` of them.

    Raises:
        SettingError: The base has no such source.
    """
    listed = "" if text == ALL else text
    sources = tuple(filter(None, (part.strip() for part in listed.split(","))))
    known = [source.id for source in bot.catalogue.list_sources()]
    for source in sources:
        if source not in known:
            raise SettingError(f"There is no source {source!r}.{name_nearest(source, known)}")
    return sources


def read_day(text: str) -> str:
    """Return *text* when it is a date.

    Raises:
        SettingError: It is none.
    """
    if not is_day(text):
        raise SettingError(f"{text!r} is no date such as 2024-05-17.")
    return text
