"""A text read once, while compiling, for every view. Knows nothing of entries."""

from typing import NamedTuple

from bot.base.lexicon import Lexicon
from bot.base.text import find_terms, read_tokens
from bot.search.traits import read_words


class TextRead(NamedTuple):
    """Its index terms, its (stem, word) pairs in order, and its content words."""

    terms: tuple[str, ...]
    order: tuple[tuple[str, str], ...]
    words: frozenset[str]


def read_text(text: str, lexicon: Lexicon) -> TextRead:
    """Return what every view takes from *text*."""
    tokens = read_tokens(text, lexicon)
    spans = find_terms(tokens, lexicon)
    order = read_words(tokens, [span for span in spans if span.term.startswith("@")])
    words = frozenset(t.word for t in tokens if t.word.isalpha() and not t.is_light)
    return TextRead(tuple(span.term for span in spans), tuple(order), words)
