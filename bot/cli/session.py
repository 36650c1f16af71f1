"""A conversation as the front end holds it, and what a line does to it."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.base.frozen import dataclass
from bot.base.model import Conversation, Reply, Turn

if TYPE_CHECKING:
    from bot.engine import Bot

NOTHING_YET = "Nothing has been asked yet."


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation as the front end holds it.

    Attributes:
        sources: Only these sources may answer; empty for all.
        folder: The base that ``--kb`` chose; None for the usual one.
        turns: (as typed, turn), oldest first.
        settings: Inputs of the last scenario that were set by name.
        history: The file of the lines typed to this base; None when none is kept.
        is_private: Lines are not kept in it.
    """

    bot: "Bot"
    sources: tuple[str, ...] = ()
    folder: Path | None = None
    turns: tuple[tuple[str, Turn], ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    history: Path | None = None
    is_private: bool = False
    is_brief: bool = False
    is_explained: bool = False
    is_plain: bool = False

    @property
    def conversation(self) -> Conversation:
        """The turns, for the bot."""
        return Conversation(tuple(turn for _, turn in self.turns))

    @property
    def last(self) -> Reply | None:
        """The last reply that is not about the bot or about another reply."""
        found = (turn.reply for _, turn in reversed(self.turns))
        return next((reply for reply in found if reply.kind not in ("meta", "chat")), None)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What to print (a turn, else *text*) and the session after it.

    Attributes:
        is_whole: The text is for programs: its lines are never broken.
    """

    session: Session
    text: str = ""
    turn: Turn | None = None
    is_over: bool = False
    is_whole: bool = False
