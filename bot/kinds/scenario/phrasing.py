"""The phrasings of a scenario, read as patterns: its own words, and gaps for its inputs."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any

from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.base.lexicon import Lexicon
from bot.base.model import Question, Token
from bot.base.text import find_stem, read_tokens, terms
from bot.kinds.scenario.model import Input, Scenario

_GAP = r"\{(\w+)\}"
_LINE = r"\{(\w+)\}\s*([-+])\s*\{(\w+)\}\s*([A-Za-z])\b"
_FEW = 3
"""Phrasings from which what all of them hold says what a scenario is about."""
REACH = 3
"""Words on either side of a gap that tell which input stands there."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where an input stands: the words around it, nearest first.

    Attributes:
        direction: ``up`` or ``down`` when all its phrasing's words go that way; else empty.
        is_part: What stands there is a part or a change ("loses {cut} of"), not a level.
        stems: Of the words before and of those after.
        behind: The stem of the word right behind; empty for none.
    """

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    direction: str
    is_part: bool
    stems: tuple[frozenset[str], frozenset[str]]
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Two inputs that stand in a phrasing as a straight line: "demand {a} - {b} P".

    Attributes:
        sign: 1 where the slope is added, -1 where it is subtracted.
        letter: What the slope multiplies, in lower case.
        named: Stems of the words before it.
        words: The same as they are written.
    """

    level: str
    slope: str
    sign: int
    letter: str
    named: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What the author's words say about how a scenario is asked.

    Attributes:
        terms: Of everything the scenario is called and asked with.
        outputs: Of its outputs alone.
        starts: Input -> the one that it starts from ("from {old} to {new}").
        patterns: Of each phrasing by itself.
        plain: The same without words of direction, which may be any.
        asked: Of its outputs, without those that its inputs are called by.
        core: Those that every phrasing holds: what is not called so is another matter.
        used: Of the columns that its formulas use.
        main: Of the title and of the first output.
        title: Of the title, without words of direction.
        names: (input, the stems of one of the names it is called by).
        wholes: The phrasings as they are written, in lower case.
        codes: A letter and a number that belong together in them ("N-1"): the number is no amount.
    """

    gaps: tuple[Gap, ...]
    terms: frozenset[str]
    outputs: frozenset[str]
    starts: Mapping[str, str]
    patterns: tuple[frozenset[str], ...] = ()
    plain: tuple[frozenset[str], ...] = ()
    asked: frozenset[str] = frozenset()
    core: frozenset[str] = frozenset()
    main: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lines: tuple[Line, ...] = ()
    wholes: tuple[str, ...] = ()
    codes: frozenset[tuple[str, str]] = frozenset()

    def find_direction(self, name: str) -> str:
        """Return the way in which the phrasings with the input go; empty when they differ."""
        ways = {gap.direction for gap in self.gaps if gap.name == name} - {""}
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
        """Return how much of one phrasing a question holds, 0 to 1; the less it leaves unsaid."""
        said = {term.text for term in question.terms}
        parts = ((1 + len(its & said)) / (1 + len(its)) for its in self.plain)
        return max(parts, default=0.0)

    def match_title(self, said: Set[str]) -> float:
        """Return how much of the title is among the terms *said*, 0 to 1."""
        return (1 + len(self.title & said)) / (1 + len(self.title))

    def is_part(self, item: Input) -> bool:
        """Return whether an input is a part or a change of something, and no level."""
        gaps = [gap for gap in self.gaps if gap.name == item.name]
        return any(gap.is_part for gap in gaps) if gaps else item.default is None

    def find_start(self, item: Input) -> str:
        """Return the input that a level starts from ("from {old} to {new}"); empty for none."""
        return self.starts.get(item.name, "")

    def is_start(self, item: Input) -> bool:
        """Return whether another input starts from this one."""
        return item.name in self.starts.values()


@keep_last(256)
def read_phrasing(
    scenario: Scenario, lexicon: Lexicon, directions: Mapping[str, str], words: Mapping[str, Any]
) -> Phrasing:
    """Return the words and gaps of *scenario*'s phrasings."""
    called = [(its.label or say(its.name), *its.words) for its in scenario.outputs]
    outputs = terms("\n".join(text for its in called for text in its), lexicon)
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
    ways = {find_stem(word, lexicon) for word in directions}
    patterns = tuple(frozenset(terms(text, lexicon)) for text in asked)
    plain = tuple(pattern - ways for pattern in patterns)
    used = frozenset(_list_used(scenario, lexicon))
    articles = words["articles"].split()
    gaps = tuple(
        gap
        for text in scenario.ask
        for gap in _read_gaps(text, lexicon, directions, sides, articles)
    )
    return Phrasing(
        gaps=gaps,
        terms=frozenset((*own, *outputs, *named)),
        outputs=frozenset(outputs),
        patterns=patterns,
        asked=frozenset(outputs) - frozenset(terms("\n".join(inputs), lexicon)),
        plain=plain,
        core=_find_core(plain) - used - frozenset(outputs),
        used=used,
        main=frozenset(terms("\n".join((scenario.title, *called[0])), lexicon)),
        title=frozenset(terms(scenario.title, lexicon)) - ways,
        names=tuple(_list_names(scenario, lexicon)),
        codes=frozenset(_list_codes((scenario.title, *asked), lexicon)),
        wholes=tuple(text.lower() for text in scenario.ask),
        lines=tuple(its for text in scenario.ask for its in _read_lines(text, lexicon)),
        starts=_find_starts(gaps, scenario),
    )


def _find_starts(gaps: Sequence[Gap], scenario: Scenario) -> dict[str, str]:
    """Return for each input that stands behind "to" the one alike that stands behind "from"."""
    units = {item.name: item.unit for item in scenario.inputs}
    ends = {gap.name for gap in gaps if gap.before[:1] == ("to",)}
    starts = [gap.name for gap in gaps if gap.before[:1] == ("from",)]
    pairs = [
        (end, its)
        for end in ends
        for its in starts
        if its != end and units.get(its) == units.get(end)
    ]
    return dict(reversed(pairs))


def _find_core(patterns: tuple[frozenset[str], ...]) -> frozenset[str]:
    if len(patterns) < _FEW:
        return frozenset()
    return frozenset(its for its in frozenset.intersection(*patterns) if not its.startswith("@"))


def _list_codes(texts: Iterable[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for text in texts:
        words = [token.word for token in read_tokens(text, lexicon)]
        for one, other in pairwise(words):
            if len(one) == 1 and one.isalpha() and other[:1].isdecimal():
                yield one, other


def _list_used(scenario: Scenario, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms of the columns that are used: who names a row need not name them."""
    columns = (column.rpartition(".")[2] for use in scenario.use for column in use.columns)
    return terms("\n".join(map(say, (*(use.name for use in scenario.use), *columns))), lexicon)


def _list_names(scenario: Scenario, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in scenario.inputs:
        for text in (item.label, say(item.name), *item.words):
            if text:
                yield item.name, tuple(token.stem for token in read_tokens(text, lexicon))


def _read_lines(text: str, lexicon: Lexicon) -> Iterator[Line]:
    for match in re.finditer(_LINE, text):
        tokens = read_tokens(text[: match.start()], lexicon)
        named = tuple(token.stem for token in tokens[-REACH:])
        words = tuple(token.word for token in tokens[-REACH:])
        sign = -1 if match[2] == "-" else 1
        yield Line(match[1], match[3], sign, match[4].lower(), named, words)


def say(name: str) -> str:
    """Return a name of the format as words."""
    return name.replace("_", " ")


def _read_gaps(
    text: str,
    lexicon: Lexicon,
    directions: Mapping[str, str],
    sides: tuple[set[str], set[str]],
    articles: Collection[str],
) -> list[Gap]:
    pieces = re.split(_GAP, text)
    tokens = [
        [token for token in read_tokens(piece, lexicon) if token.word not in articles]
        for piece in pieces[::2]
    ]
    words = [[token.word for token in piece] for piece in tokens]
    ways = {directions[word] for piece in words for word in piece if word in directions}
    way = ways.pop() if len(ways) == 1 else ""
    return [
        Gap(
            name,
            tuple(reversed(words[at][-REACH:])),
            tuple(words[at + 1][:REACH]),
            _find_near(words[at], words[at + 1], directions) or way,
            not sides[0].isdisjoint(words[at][-1:]) or not sides[1].isdisjoint(words[at + 1][:1]),
            (
                frozenset(token.stem for token in tokens[at][-REACH:]),
                frozenset(token.stem for token in tokens[at + 1][:REACH]),
            ),
            next((token.stem for token in tokens[at + 1]), ""),
        )
        for at, name in enumerate(pieces[1::2])
    ]


def _find_near(before: list[str], after: list[str], directions: Mapping[str, str]) -> str:
    """Return the way in which the words right beside a gap go: "a {cut} cut", "losing {cut}"."""
    beside = (*before[-1:], *after[:1])
    return next((directions[word] for word in beside if word in directions), "")


def score_place(
    gap: Gap, before: Sequence[Token], after: Sequence[Token], articles: Collection[str]
) -> float:
    """Return how well the words *before* and *after* an amount or a name fit *gap*, 0 to 4."""
    near = [its for its in before if its.word not in articles][-REACH:][::-1]
    behind = [its for its in after if its.word not in articles][:REACH]
    return _score_side(gap.before, gap.stems[0], near) + _score_side(
        gap.after, gap.stems[1], behind
    )


def _score_side(wanted: tuple[str, ...], stems: frozenset[str], found: Sequence[Token]) -> float:
    score = 1.0 if wanted and found and wanted[0] == found[0].word else 0.0
    return score + (1.0 if any(token.stem in stems for token in found) else 0.0)
