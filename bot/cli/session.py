"""A conversation as the front end holds it, and what a line does to it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.base.frozen import dataclass
from bot.base.model import Conversation, Reply, Turn

if TYPE_CHECKING:
    from bot.engine import Bot

NOTHING_YET = "Nothing has been asked yet."


@dataclass(frozen=True, slots=True)
class Said:
    """One turn, as it was typed and asked.

    Attributes:
        sources: What the answer was limited to; empty for all.
        today: The date on which it was asked.
        is_private: It is never written to a file.
    """

    typed: str
    turn: Turn
    sources: tuple[str, ...] = ()
    today: str = ""
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation as the front end holds it.

    Attributes:
        sources: Only these sources may answer; empty for all.
        folder: The base that was chosen; None for the usual one.
        turns: What was said, oldest first.
        history: The file of the lines typed to this base; None when none is kept.
        is_private: What is typed is kept in no file.
    """

    bot: "Bot"
    sources: tuple[str, ...] = ()
    folder: Path | None = None
    turns: tuple[Said, ...] = ()
    history: Path | None = None
    is_private: bool = False
    is_brief: bool = False
    is_explained: bool = False
    is_plain: bool = False

    @property
    def conversation(self) -> Conversation:
        """The turns, for the bot."""
        return Conversation(tuple(said.turn for said in self.turns))

    @property
    def last(self) -> Reply | None:
        """The last reply that is not about the bot or about another reply."""
        found = (said.turn.reply for said in reversed(self.turns))
        return next((reply for reply in found if reply.kind not in ("meta", "chat")), None)

    def add(self, typed: str, turn: Turn) -> "Session":
        """Return the session with a turn more; private when its line begins with a blank."""
        is_private = self.is_private or typed[:1].isspace()
        said = Said(typed.strip(), turn, self.sources, self.bot.today, is_private)
        return replace(self, turns=(*self.turns, said))


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
