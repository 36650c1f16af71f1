"""What linking a question to a scenario's inputs needs to know, and what it has found.

Also how well the words around a place speak of an input.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from bot.base.frozen import dataclass
from bot.base.lexicon import make_key
from bot.base.model import Quantity, Question
from bot.calc import Units
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.phrasing import Phrasing, score_place
from bot.kinds.scenario.slots import Doubt, Slot, Slots

_FAR = 8
"""Words behind an amount or a name, none beyond which speaks of it."""

_WINDOW = 16
"""Words around an amount or a name that may speak of it: those further off score nothing."""

_APART = 1.5
"""Score that a name loses which stands before another amount."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What linking needs to know besides the question.

    Attributes:
        rows: Input -> the entities it may be, in the table's order.
        kinds: Input -> the kind of those entities.
        values: Input -> the level it has now, as far as the words or the base give one.
        before: The slots of the last turn.
        asked: The input that the last turn asked back for; empty for none.
    """

    scenario: Scenario
    phrasing: Phrasing
    units: Units
    words: Mapping[str, Any]
    directions: Mapping[str, str]
    rows: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    values: Mapping[str, Quantity]
    before: Slots
    asked: str = ""


@dataclasses.dataclass(slots=True)
class Found:
    """Slots set so far, the tokens that set them, and the first thing in doubt.

    Attributes:
        weak: Inputs set by amounts that no word links to them.
        takers: Input -> where the amount begins that it has taken.
    """

    slots: dict[str, Slot] = dataclasses.field(default_factory=dict)
    tokens: set[int] = dataclasses.field(default_factory=set)
    doubt: Doubt | None = None
    weak: set[str] = dataclasses.field(default_factory=set)
    takers: dict[str, int] = dataclasses.field(default_factory=dict)


def find_phrase(question: Question, phrases: Sequence[str]) -> tuple[int, int] | None:
    """Return the tokens of the first of *phrases* that the question holds."""
    return next(_find_phrases(question, phrases), None)


def list_phrases(question: Question, phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Return the tokens of every one of *phrases* that the question holds, longest first."""
    found = _find_phrases(question, phrases)
    return sorted(found, key=lambda span: (span[0] - span[1], span))


def _find_phrases(question: Question, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    words = [token.word for token in question.tokens]
    said = set(words)
    for phrase in phrases:
        wanted = _read_phrase(phrase)
        if wanted and wanted[0] in said:
            yield from find_stems(words, wanted)


@lru_cache(maxsize=4096)
def _read_phrase(phrase: str) -> list[str]:
    return make_key(phrase).split()


def score_words(item: Input, start: int, end: int, question: Question, ground: Ground) -> float:
    """Return how well the words around tokens ``start:end`` speak of *item*.

    A name behind a comma belongs to what follows, one beside another amount to that one.
    """
    articles = ground.words["articles"].split()
    tokens, first = question.tokens, max(start - _WINDOW, 0)
    floor, ceiling = _find_reach(start, end, question, ground)
    places = (
        score_place(gap, tokens[max(floor, first) : start], tokens[end:ceiling], articles)
        for gap in ground.phrasing.gaps
        if gap.name == item.name
    )
    stems = tuple(token.stem for token in tokens[first : end + _WINDOW])
    spans = [
        (first + span[0], first + span[1])
        for name, wanted in ground.phrasing.names
        if name == item.name
        for span in find_stems(stems, wanted)
    ]
    near = [
        3.5
        - 0.5 * max(start - span[1], span[0] - end, 0)
        - (_APART if span[0] <= floor and not begins_part(question, span[0], ground) else 0.0)
        for span in spans
        if span[1] <= start or (end <= span[0] < ceiling and not _is_cue(question, span))
    ]
    return max(places, default=0.0) + max((*near, 0.0))


def _find_reach(start: int, end: int, question: Question, ground: Ground) -> tuple[int, int]:
    """Return from where to where words may speak of tokens ``start:end``."""
    floor = max((its.end for its in question.amounts if its.end <= start), default=-1)
    ends = [its.start for its in question.amounts if its.start >= end]
    joints = ground.words["then"]
    sized = {its.start - 1 for its in question.amounts}
    ends += [
        at
        for at in range(end, min(end + _FAR, len(question.tokens)))
        if begins_part(question, at, ground)
        or (question.tokens[at].word in joints and at not in sized)
    ]
    return floor, min((*ends, end + _FAR))


def begins_part(question: Question, at: int, ground: Ground) -> bool:
    """Return whether a comma or another sign that parts clauses stands before token *at*."""
    if not at:
        return False
    between = question.utterance[question.tokens[at - 1].end : question.tokens[at].start]
    signs: str = ground.words["parts"]
    return any(sign in signs for sign in between if not sign.isspace())


def _is_cue(question: Question, span: tuple[int, int]) -> bool:
    """Return whether a name is only a word such as "at", which goes before an amount."""
    return all(question.tokens[at].is_light for at in range(*span))


def find_stems(stems: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Return every place of *wanted* within *stems*."""
    size = len(wanted)
    places = range(len(stems) - size + 1 if size else 0)
    return [
        (at, at + size)
        for at in places
        if stems[at] == wanted[0] and list(stems[at : at + size]) == list(wanted)
    ]
