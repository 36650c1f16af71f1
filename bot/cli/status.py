"""Exit statuses, in this one place (DESIGN section 4)."""

from collections.abc import Iterable

from bot.render import ANSWERED, CLARIFY, REFUSED, UNKNOWN

ANSWERED_ALL = 0
NOT_ANSWERED = 1
WRONG_USE = 2
ASKED_BACK = 3
BROKEN_BASE = 4
TESTS_DIFFER = 6
NOT_WRITTEN = 74
"""The answer could not be written, e.g. on a full disk (``EX_IOERR``)."""
INTERRUPTED = 130
PIPE_CLOSED = 141

_BY_OUTCOME = {
    ANSWERED: ANSWERED_ALL,
    UNKNOWN: NOT_ANSWERED,
    REFUSED: NOT_ANSWERED,
    CLARIFY: ASKED_BACK,
}


def rank_outcomes(outcomes: Iterable[str]) -> int:
    """Return the status of several replies: one not answered outweighs one that asks back."""
    statuses = {_BY_OUTCOME[outcome] for outcome in outcomes}
    if NOT_ANSWERED in statuses:
        return NOT_ANSWERED
    return ASKED_BACK if ASKED_BACK in statuses else ANSWERED_ALL
