"""A question with its reply, and the turns of one conversation."""

from dataclasses import field

from bot.base.frozen import dataclass
from bot.base.model.question import Question
from bot.base.model.reading import Candidate, Frame
from bot.base.model.reply import Reply


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, its candidates and its reply.

    Attributes:
        understood: The resolved question in words.
        frame: What a follow-up may change; None when nothing was read.
        options: What each choice of a clarification was read as, in order; empty when a choice is
            a new question.
        trace: Lines for ``--explain``: how the words were read and why it was answered or not.
    """

    question: Question
    reply: Reply
    candidates: tuple[Candidate, ...] = ()
    understood: str = ""
    frame: Frame | None = None
    trace: tuple[str, ...] = ()
    options: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far; the front end holds it and keeps the longer one."""

    turns: tuple[Turn, ...] = field(default=())

    def add(self, turn: Turn) -> "Conversation":
        """Return the conversation with *turn* at its end."""
        return Conversation((*self.turns, turn))
