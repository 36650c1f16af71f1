"""Phrases of ``words.toml`` found in a question: what it asks for, and how amounts compare.

Knows nothing of tables.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.base.model import Amount, Question, Token

LONGEST = 3
"""Words of a phrase that says how amounts compare, at most."""
REACH = 5
"""Words from "more" to the amount behind "than", at most."""
AMOUNT_TESTS = ("over", "at_least", "under", "at_most", "between", "about")


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``start:end`` that hint at the operator *kind*."""

    kind: str
    start: int
    end: int

    @property
    def span(self) -> frozenset[int]:
        """The indices of its tokens."""
        return frozenset(range(self.start, self.end))


def find_cues(question: Question, words: Mapping[str, Any]) -> tuple[Cue, ...]:
    """Return the longest cue at each place; one place may have cues of more than one kind."""
    phrases = _index_phrases(words)
    texts = [token.word for token in question.tokens]
    found: list[Cue] = []
    here = 0
    while here < len(texts):
        fitting = [
            (len(phrase), kind)
            for phrase, kind in phrases.get(texts[here], ())
            if tuple(texts[here : here + len(phrase)]) == phrase
        ]
        longest = max(fitting, default=(1, ""))[0]
        found.extend(Cue(kind, here, here + longest) for n, kind in fitting if n == longest)
        here += longest
    return tuple(found)


@keep_last(4)
def _index_phrases(words: Mapping[str, Any]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, texts in words["cues"].items():
        for text in texts:
            phrase = tuple(text.split())
            phrases.setdefault(phrase[0], []).append((phrase, kind))
    return phrases


def read_comparison(
    amount: Amount, tokens: Sequence[Token], words: Mapping[str, Any]
) -> tuple[str, frozenset[int]]:
    """Return how *amount* compares and the tokens that say so; empty when nothing says it."""
    found = _find_comparison(tokens, words, lambda size: (amount.start - size, amount.start))
    if not found[0]:
        found = _find_comparison(tokens, words, lambda size: (amount.end, amount.end - size))
    if not found[0] and amount.cue in AMOUNT_TESTS:
        return amount.cue, found[1]
    return found


def read_far_comparison(
    amount: Amount, name: frozenset[int], tokens: Sequence[Token], words: Mapping[str, Any]
) -> tuple[str, frozenset[int]]:
    """Return how *amount* compares where the *name* of its figure stands in between.

    "More laps than 34", "after week 4"; empty when nothing says it.
    """
    start = amount.start
    while start and (start - 1 in name or tokens[start - 1].word in ("of", "number")):
        start -= 1
    if tokens[amount.start - 1].word == "than" and amount.start:
        ahead = range(max(0, amount.start - REACH), amount.start - 1)
        for place in ahead:
            test = _index_comparisons(words).get(f"{tokens[place].word} than")
            if test and all(
                i in name or tokens[i].is_light for i in range(place + 1, amount.start)
            ):
                return test, frozenset((place, amount.start - 1))
    if start:
        word = tokens[start - 1].word
        if word == "than" and start > 1:
            test = _index_comparisons(words).get(f"{tokens[start - 2].word} than")
            return (test, frozenset((start - 2, start - 1))) if test else ("", frozenset())
        test = _index_comparisons(words).get(word) or words["orders"].get(word)
        if test:
            return test, frozenset((start - 1,))
    return "", frozenset()


@keep_last(4)
def _index_comparisons(words: Mapping[str, Any]) -> dict[str, str]:
    return {phrase: test for test, phrases in words["compare"].items() for phrase in phrases}


def _find_comparison(
    tokens: Sequence[Token], words: Mapping[str, Any], places: Callable[[int], tuple[int, int]]
) -> tuple[str, frozenset[int]]:
    """Return the longest phrase that stands at one of the *places* for its size."""
    index = _index_comparisons(words)
    for size in range(LONGEST, 0, -1):
        for start in places(size):
            phrase = " ".join(token.word for token in tokens[start : start + size])
            if start >= 0 and phrase in index:
                return index[phrase], frozenset(range(start, start + size))
    return "", frozenset()


def has_word(tokens: Iterable[Token], words: str) -> frozenset[int]:
    """Return the indices of *tokens* whose word stands in the blank-separated *words*."""
    wanted = set(words.split())
    return frozenset(i for i, token in enumerate(tokens) if token.word in wanted)
