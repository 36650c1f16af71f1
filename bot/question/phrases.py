"""Phrases of a table of English words, found before or after a place in an utterance.

Knows nothing of what the phrases mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from bot.base.keeping import keep_last
from bot.base.model import Token

LONGEST = 4


@cache
def read_set(text: str) -> frozenset[str]:
    """Return the words of *text*, which blanks part."""
    return frozenset(text.split())


def find_before(
    tokens: Sequence[Token], end: int, phrases: Mapping[str, str]
) -> tuple[str, int] | None:
    """Return what the longest phrase that ends before token *end* stands for, and its start."""
    for length in range(min(LONGEST, end), 0, -1):
        key = join_words(tokens[end - length : end])
        if key in phrases:
            return phrases[key], end - length
    return None


def find_after(
    tokens: Sequence[Token], start: int, phrases: Mapping[str, str]
) -> tuple[str, int] | None:
    """Return what the longest phrase that begins at *start* stands for, and where it ends."""
    if start >= len(tokens) or tokens[start].word not in _list_heads(phrases):
        return None
    for length in range(min(LONGEST, len(tokens) - start), 0, -1):
        key = join_words(tokens[start : start + length])
        if key in phrases:
            return phrases[key], start + length
    return None


@keep_last(32)
def _list_heads(phrases: Mapping[str, str]) -> frozenset[str]:
    """Return the first words of *phrases*."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases)


def join_words(tokens: Iterable[Token]) -> str:
    """Return the words of *tokens* joined with blanks."""
    return " ".join(token.word for token in tokens)


def join_texts(tokens: Sequence[Token]) -> str:
    """Return *tokens* as typed, with a blank where something lay between two."""
    gaps = ["", *(" " if b.start > a.end else "" for a, b in pairwise(tokens))]
    return "".join(gap + token.text for gap, token in zip(gaps, tokens, strict=True))


def find_phrase(tokens: Sequence[Token], phrases: Iterable[str]) -> int:
    """Return where the first of *phrases* begins; -1 when none is there."""
    text = f" {join_words(tokens)} "
    for phrase in phrases:
        at = text.find(f" {phrase} ")
        if at >= 0:
            return text[:at].count(" ")
    return -1
