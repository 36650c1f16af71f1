"""The phrasings of a scenario, read as patterns: its own words, and gaps for its inputs."""

import re
from collections.abc import Mapping
from typing import Any

from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.base.lexicon import Lexicon
from bot.base.model import Question, Token
from bot.base.text import read_tokens, stem, terms
from bot.kinds.scenario.model import Input, Scenario

_GAP = r"\{(\w+)\}"
REACH = 3
"""Words on either side of a gap that tell which input stands there."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where an input stands: the words around it, nearest first.

    Attributes:
        direction: ``up`` or ``down`` when all its phrasing's words go that way; else empty.
        is_part: What stands there is a part or a change ("loses {cut} of"), not a level.
    """

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    direction: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What the author's words say about how a scenario is asked.

    Attributes:
        terms: Of everything the scenario is called and asked with.
        outputs: Of its outputs alone.
        patterns: Of each phrasing by itself.
        asked: Of its outputs, without those that its inputs are called by.
    """

    gaps: tuple[Gap, ...]
    terms: frozenset[str]
    outputs: frozenset[str]
    patterns: tuple[frozenset[str], ...] = ()
    asked: frozenset[str] = frozenset()

    def find_direction(self, name: str) -> str:
        """Return the way in which every phrasing with the input goes; empty when they differ."""
        ways = {gap.direction for gap in self.gaps if gap.name == name}
        return ways.pop() if len(ways) == 1 else ""

    def cover(self, question: Question, set_tokens: frozenset[int]) -> float:
        """Return how much of a question one phrasing holds, with the words that set inputs."""
        whole = sum(term.weight for term in question.terms)
        held = (
            sum(
                term.weight
                for term in question.terms
                if term.text in pattern or term.start in set_tokens
            )
            for pattern in self.patterns
        )
        return max(held, default=0.0) / whole if whole else 0.0

    def match(self, question: Question) -> float:
        """Return how much of one phrasing a question holds, 0 to 1."""
        said = {term.text for term in question.terms}
        return max((len(its & said) / len(its) for its in self.patterns if its), default=0.0)

    def is_part(self, item: Input) -> bool:
        """Return whether an input is a part or a change of something, and no level."""
        gaps = [gap for gap in self.gaps if gap.name == item.name]
        return any(gap.is_part for gap in gaps) if gaps else item.default is None

    def find_start(self, item: Input, scenario: Scenario) -> str:
        """Return the input that a level starts from ("from {old} to {new}"); empty for none."""
        if not any(gap.name == item.name and gap.before[:1] == ("to",) for gap in self.gaps):
            return ""
        starts = [gap.name for gap in self.gaps if gap.before[:1] == ("from",)]
        alike = {it.name for it in scenario.inputs if it.unit == item.unit and it is not item}
        return next((name for name in starts if name in alike), "")

    def is_start(self, item: Input, scenario: Scenario) -> bool:
        """Return whether another input starts from this one."""
        return any(self.find_start(other, scenario) == item.name for other in scenario.inputs)


@keep_last(64)
def read_phrasing(
    scenario: Scenario, lexicon: Lexicon, directions: Mapping[str, str], words: Mapping[str, Any]
) -> Phrasing:
    """Return the words and gaps of *scenario*'s phrasings."""
    outputs = terms("\n".join(item.label or say(item.name) for item in scenario.outputs), lexicon)
    inputs = [
        text for i in scenario.inputs for text in (say(i.name), i.label, *i.words, *i.options)
    ]
    asked = [re.sub(_GAP, " ", text) for text in scenario.ask]
    own = terms("\n".join((scenario.title, *asked, *inputs)), lexicon)
    named = (f"@{id_}" for id_ in scenario.about)
    sides = (
        {*directions, *words["part_before"].split()},
        {*directions, *words["part_after"].split()},
    )
    gaps = tuple(
        gap for text in scenario.ask for gap in _read_gaps(text, lexicon, directions, sides)
    )
    patterns = tuple(frozenset(terms(text, lexicon)) for text in asked)
    asked_for = frozenset(outputs) - frozenset(terms("\n".join(inputs), lexicon))
    whole = frozenset((*own, *outputs, *named))
    return Phrasing(gaps, whole, frozenset(outputs), patterns, asked_for)


def say(name: str) -> str:
    """Return a name of the format as words."""
    return name.replace("_", " ")


def _read_gaps(
    text: str, lexicon: Lexicon, directions: Mapping[str, str], sides: tuple[set[str], set[str]]
) -> list[Gap]:
    pieces = re.split(_GAP, text)
    words = [[token.word for token in read_tokens(piece, lexicon)] for piece in pieces[::2]]
    ways = {directions[word] for piece in words for word in piece if word in directions}
    way = ways.pop() if len(ways) == 1 else ""
    return [
        Gap(
            name,
            tuple(reversed(words[at][-REACH:])),
            tuple(words[at + 1][:REACH]),
            way,
            not sides[0].isdisjoint(words[at][-1:]) or not sides[1].isdisjoint(words[at + 1][:1]),
        )
        for at, name in enumerate(pieces[1::2])
    ]


def score_place(gap: Gap, tokens: tuple[Token, ...], start: int, end: int) -> float:
    """Return how well the words around tokens ``start:end`` fit *gap*, 0 to 4."""
    before = [token.word for token in reversed(tokens[max(0, start - REACH) : start])]
    after = [token.word for token in tokens[end : end + REACH]]
    return _score_side(gap.before, before) + _score_side(gap.after, after)


def _score_side(wanted: tuple[str, ...], found: list[str]) -> float:
    score = 1.0 if wanted and found and wanted[0] == found[0] else 0.0
    return score + (
        1.0 if {stem(word) for word in wanted} & {stem(word) for word in found} else 0.0
    )
