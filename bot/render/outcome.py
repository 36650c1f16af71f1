"""The names of the outcomes, in this one place."""

from bot.base.model import Abstention, Answer, Clarification, Reply

ANSWERED = "answered"
CLARIFY = "clarify"
UNKNOWN = "unknown"
REFUSED = "refused"


def name_outcome(reply: Reply) -> str:
    """Return what became of the question."""
    if isinstance(reply, Answer):
        return ANSWERED
    if isinstance(reply, Clarification):
        return CLARIFY
    return REFUSED if isinstance(reply, Abstention) and reply.is_refused else UNKNOWN
