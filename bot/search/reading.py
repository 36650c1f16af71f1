"""A text read once, while compiling, for every view. Knows nothing of entries."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from bot.base.lexicon import Lexicon
from bot.base.model import Token
from bot.base.text import Span, find_terms, read_tokens
from bot.search.traits import read_words

BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")


class TextRead(NamedTuple):
    """Its index terms, its (stem, word) pairs in order, its content words, its sentences' terms."""

    terms: tuple[str, ...]
    order: tuple[tuple[str, str], ...]
    words: frozenset[str]
    sentences: tuple[tuple[str, ...], ...]


def read_text(text: str, lexicon: Lexicon) -> TextRead:
    """Return what every view takes from *text*."""
    tokens = read_tokens(text, lexicon)
    spans = find_terms(tokens, lexicon)
    order = read_words(tokens, [span for span in spans if span.term.startswith("@")])
    words = frozenset(t.word for t in tokens if t.word.isalpha() and not t.is_light)
    terms = tuple(span.term for span in spans)
    return TextRead(terms, tuple(order), words, _part(text, tokens, spans))


def _part(text: str, tokens: Sequence[Token], spans: Sequence[Span]) -> tuple[tuple[str, ...], ...]:
    """Return the terms of each sentence of *text* that has any."""
    ends = [match.end() for match in BETWEEN_SENTENCES.finditer(text)]
    parts: list[list[str]] = [[] for _ in range(len(ends) + 1)]
    for span in spans:
        parts[bisect_right(ends, tokens[span.start].start)].append(span.term)
    return tuple(tuple(part) for part in parts if part)
