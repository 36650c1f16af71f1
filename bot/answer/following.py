"""Follow-ups: the last frame, changed by a fragment."""

from dataclasses import replace

from bot.answer.choosing import Decision
from bot.base.access import Catalogue
from bot.base.model import Conversation, Question
from bot.kinds.kind import load_kind


def follow_up(
    question: Question, conversation: Conversation, catalogue: Catalogue
) -> Decision | None:
    """Return the decision on the last frame changed by *question*; None when it does not fit."""
    frame = next((turn.frame for turn in reversed(conversation.turns) if turn.frame), None)
    if frame is None:
        return None
    kind = load_kind(frame.kind)
    reading = kind.follow_up(frame, question, catalogue)
    if reading is None:
        return None
    reply = kind.answer(reading, question, catalogue)
    trace = (f"follow-up of {frame.words}", f"read as {reading.frame.words}")
    return Decision(replace(reply, confidence=round(reading.fit, 4)), reading.frame, trace)
