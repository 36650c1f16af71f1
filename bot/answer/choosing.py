"""Which reading of a question to answer from, or whether to ask back or abstain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.abstaining import abstain
from bot.answer.ranking import RankedReading, rank_readings
from bot.base.access import Catalogue
from bot.base.model import Candidate, Choice, Clarification, Frame, Question, Reply
from bot.kinds.kind import load_kind

ANSWER_FROM = 0.5
"""Confidence from which a reading is answered."""

CLARIFY_WITHIN = 0.02
"""Two readings nearer than this are about equally good."""

MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """A reply, what it was read as, and the lines that say why."""

    reply: Reply
    frame: Frame | None = None
    trace: tuple[str, ...] = ()


def choose_answer(
    question: Question, candidates: Sequence[Candidate], catalogue: Catalogue
) -> Decision:
    """Return the best reading's reply, a clarification between equals, or an abstention."""
    ranked = rank_readings(question, candidates, catalogue)
    trace = tuple(item.describe() for item in ranked[:4])
    if not ranked or ranked[0].confidence < ANSWER_FROM:
        reply: Reply = abstain(question, candidates, ranked, catalogue)
        why = f"not answered: no reading reaches {ANSWER_FROM}"
        return Decision(reply, None, (*trace, why))
    best = ranked[0]
    equals = [item for item in ranked if _is_as_good(item, best)]
    if len(equals) > 1:
        why = f"asked back: {len(equals)} readings within {CLARIFY_WITHIN}"
        return Decision(_ask_which(equals, catalogue), None, (*trace, why))
    reply = load_kind(best.candidate.kind).answer(best.reading, question, catalogue)
    reply = replace(reply, confidence=round(best.confidence, 4))
    return Decision(reply, best.reading.frame, (*trace, f"answered from {best.reading.entry.id}"))


def _is_as_good(item: RankedReading, best: RankedReading) -> bool:
    return item.confidence >= max(ANSWER_FROM, best.confidence - CLARIFY_WITHIN)


def _ask_which(equals: Sequence[RankedReading], catalogue: Catalogue) -> Clarification:
    choices = tuple(
        Choice(item.reading.frame.words, item.reading.frame.words)
        for item in equals[:MOST_CHOICES]
    )
    return Clarification(
        text="That can be read in more than one way.",
        choices=choices,
        entries=tuple(dict.fromkeys(item.reading.entry.id for item in equals[:MOST_CHOICES])),
        confidence=round(equals[0].confidence, 4),
    )
