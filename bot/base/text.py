"""The one way to index terms, for passages and questions alike.

Also the door to tokens and stems. Knows nothing of numbers' meaning or of intents.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.base.lexicon import Lexicon
from bot.base.model import Token
from bot.base.tokens import Piece, drop_possessive, fold, read_figures, split_tokens, stem

__all__ = [
    "Span",
    "find_names",
    "find_stem",
    "find_terms",
    "fold",
    "read_tokens",
    "split_tokens",
    "stem",
    "terms",
]


LONGEST_KEPT = 400
"""Characters of a text, such as a cell, whose terms are kept for the next question."""


class Span(NamedTuple):
    """A term (``@id`` for an entity) found in tokens ``start:end``."""

    term: str
    start: int
    end: int


def terms(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms of *text* in order: entities, synonyms, stems of content words, numbers."""
    known = lexicon.read.get(text)
    if known is not None:
        return known
    if len(text) > LONGEST_KEPT:
        return _find_all(text, _Held(lexicon))
    return _find_kept(text, _Held(lexicon))


class _Held:
    """A lexicon that is equal to itself alone, so that what was read with it can be kept."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.lexicon is other.lexicon


def _find_all(text: str, held: _Held) -> tuple[str, ...]:
    lexicon = held.lexicon
    return tuple(span.term for span in find_terms(read_tokens(text, lexicon), lexicon))


_find_kept = lru_cache(maxsize=16_384)(_find_all)


def read_tokens(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the tokens of *text*, contractions opened into one token a word."""
    tokens: list[Token] = []
    for piece in split_tokens(text):
        words = lexicon.contractions.get(piece.text.lower().replace("’", "'"), ())
        if len(words) == 2:
            cut = min(len(words[0]), len(piece.text) - 1)
            middle = min(piece.start + cut, piece.end)
            head = Piece(piece.text[:cut], piece.start, middle, piece.shape)
            tail = Piece(piece.text[cut:], middle, piece.end, piece.shape)
            tokens += [make_token(head, words[0], lexicon), make_token(tail, words[1], lexicon)]
        else:
            tokens.append(make_token(piece, words[0] if words else _read_word(piece), lexicon))
    return tuple(tokens)


def _read_word(piece: Piece) -> str:
    if piece.shape == "number":
        return read_figures(piece.text)
    return fold(piece.text) if piece.shape == "word" else piece.text.lower()


def make_token(piece: Piece, word: str, lexicon: Lexicon) -> Token:
    """Return the token of *piece*, read as *word*; signs are light."""
    is_light = word in lexicon.light or (piece.shape == "sign" and not _is_money(piece, lexicon))
    return Token(piece.text, piece.start, piece.end, word, find_stem(word, lexicon), is_light)


def find_stem(word: str, lexicon: Lexicon) -> str:
    """Return what the index has for *word*: its group, or the group of its stem, or the stem."""
    stemmed = stem(word)
    return lexicon.synonyms.get(word) or lexicon.synonyms.get(stemmed, stemmed)


def _is_money(piece: Piece, lexicon: Lexicon) -> bool:
    """Return whether a sign stands for a currency that the base does not have."""
    return unicodedata.category(piece.text[0]) == "Sc" and piece.text not in lexicon.units


def find_terms(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the terms in *tokens*: the longest name first, then the longest phrase."""
    spans: list[Span] = []
    stems = [stem(token.word) for token in tokens]
    here = 0
    while here < len(tokens):
        found = find_names(tokens, here, lexicon) or _find_phrase(stems, here, lexicon)
        if not found:
            token = tokens[here]
            found = () if token.is_light else (Span(token.stem, here, here + 1),)
        spans.extend(found)
        here = found[0].end if found else here + 1
    return tuple(spans)


def find_names(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the entities that the longest name at *start* stands for; mostly none or one."""
    first = tokens[start].word
    for length in range(min(lexicon.longest.get(first, 0), len(tokens) - start), 0, -1):
        key = " ".join(token.word for token in tokens[start : start + length])
        named = [
            entity
            for entity, cased in lexicon.aliases.get(key, ())
            if not cased or _is_cased(tokens, start, cased, lexicon)
        ]
        if named:
            found = dict.fromkeys(named)
            return tuple(Span(f"@{entity}", start, start + length) for entity in found)
    return ()


def _is_cased(tokens: Sequence[Token], start: int, cased: str, lexicon: Lexicon) -> bool:
    """Return whether the token is a name though its lower case is an ordinary word."""
    token = tokens[start]
    if token.word not in lexicon.light and not any(other.text[0].isupper() for other in tokens):
        return True
    if len(cased) == 1:
        return False
    if start and tokens[start - 1].word == "the":
        return True
    if fold(token.text) != token.word:  # mended: only the capital of what was typed can tell
        return token.text[0].isupper()
    begins = start == 0 and token.word in lexicon.light and not cased.isupper()
    if begins or drop_possessive(token.text) != cased:
        return False
    return not all(other.text.isupper() for other in tokens) or len(tokens) == 1


def _find_phrase(stems: Sequence[str], start: int, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the term for the longest synonym phrase of two or more words at *start*."""
    for length in range(min(5, len(stems) - start), 1, -1):
        key = " ".join(stems[start : start + length])
        if key in lexicon.synonyms:
            return (Span(lexicon.synonyms[key], start, start + length),)
    return ()
