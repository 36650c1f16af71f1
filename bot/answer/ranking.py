"""Readings of a question by all candidates, best first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.weighing import share_explained, weigh_tokens
from bot.base.access import Catalogue
from bot.base.model import Candidate, Question, Reading
from bot.kinds.kind import load_kind


@dataclass(frozen=True, slots=True)
class RankedReading:
    """A reading with its share of the question's weight and its confidence, 0 to 1."""

    reading: Reading
    candidate: Candidate
    explained: float
    confidence: float

    def describe(self) -> str:
        """Return a line for ``--explain``."""
        return (
            f"{self.reading.entry.id} ({self.candidate.kind}): {self.reading.frame.words};"
            f" explains {self.explained:.2f}, fit {self.reading.fit:.2f},"
            f" search {self.candidate.confidence:.2f}, confidence {self.confidence:.2f}"
        )


def rank_readings(
    question: Question, candidates: Sequence[Candidate], catalogue: Catalogue
) -> tuple[RankedReading, ...]:
    """Return every reading of *question*, best first; ties by the order of *candidates*."""
    found = list(_read_all(question, candidates, catalogue))
    return tuple(sorted(found, key=lambda item: -round(item.confidence, 9)))


def _read_all(
    question: Question, candidates: Sequence[Candidate], catalogue: Catalogue
) -> Iterator[RankedReading]:
    weights = weigh_tokens(question)
    for candidate in candidates:
        entry = catalogue.load_entry(candidate.entry)
        if entry is None:
            continue
        for reading in load_kind(candidate.kind).interpret(entry, question, catalogue):
            explained = share_explained(weights, reading.explained)
            confidence = judge(question, reading, candidate, explained)
            yield RankedReading(reading, candidate, explained, confidence)


def judge(question: Question, reading: Reading, candidate: Candidate, explained: float) -> float:
    """Return how sure it is that *reading* answers *question*, 0 to 1.

    A fact is as sure as the search that found it; a table or a scenario as sure as the
    words it accounts for. Words left over make both less sure.
    """
    if candidate.kind == "fact":
        return candidate.confidence * min(1.0, explained / 0.6)
    return explained * reading.fit * (0.85 + 0.15 * candidate.score)
