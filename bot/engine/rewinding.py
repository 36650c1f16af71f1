"""Going back in a conversation: "undo" the last change, "reset" to how it was first asked."""

from collections.abc import Sequence

from bot.base.access import Catalogue
from bot.base.model import Abstention, Frame, Question, Reading, Reply, Turn
from bot.kinds.kind import load_kind

INTENTS = ("undo", "reset")


def find_earlier(intent: str, turns: Sequence[Turn]) -> Frame | None:
    """Return what was read before the last change; None when there is nothing before it."""
    frames: list[Frame] = []
    for turn in turns:
        if turn.question.intent in INTENTS:
            frames = _go_back(turn.question.intent, frames) or frames
        elif turn.frame and turn.reply.kind not in ("meta", "chat"):
            frames += [turn.frame] if frames[-1:] != [turn.frame] else []
    earlier = _go_back(intent, frames)
    return earlier[-1] if earlier else None


def _go_back(intent: str, frames: list[Frame]) -> list[Frame]:
    """Return *frames* without the last change, or without all changes of the last entry."""
    if intent == "undo":
        return frames[:-1]
    start = len(frames) - 1
    while start > 0 and frames[start - 1].entry == frames[start].entry:
        start -= 1
    return frames[: start + 1]


def answer_earlier(frame: Frame | None, question: Question, catalogue: Catalogue) -> Reply:
    """Return the reply to what was read in *frame*."""
    entry = catalogue.load_entry(frame.entry) if frame else None
    if frame is None or entry is None:
        return Abstention(text="There is nothing before that to go back to.", kind="meta")
    reading = Reading(entry, frozenset(), 1.0, frame)
    return load_kind(frame.kind).answer(reading, question, catalogue)
