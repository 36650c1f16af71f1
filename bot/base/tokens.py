"""Text to words, numbers and signs, and words to stems.

Knows nothing of a base or of any English word.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

NUMBER = (
    r"(?:\d{1,3},\d{1,2}(?![\d,.])|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
    r"|\d{1,3}(?: \d{3})+(?![\d.,]\d|\d)"
    r"|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
)
PATTERN = re.compile(
    r"(?P<date>(?<![\w.,])[12]\d{3}-(?:0[1-9]|1[0-2])(?:-\d{2})?(?![\w-]))"
    r"|(?P<power>\d[\d.]*(?:(?:\*\*|\^)\d[\d.]*)+)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<number>(?:(?<![\w.)%])[-−])?(?:{NUMBER}(?:⁄\d+)?|(?<!\w)\.\d+))"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_](?!\w)|[^\W\d_]\w*(?:['’ʼ][^\W\d_]\w*)*)"
    r"|(?P<sign>>=|<=|[%‰~≈<>≥≤+/×@$£¥¢\u20a0-\u20c0]|(?<=[\d%])(?:[-–—−]|\s[-–—−]\s)(?=[$£¥€]?\d|(?-i:[A-Z])\b))",
    re.IGNORECASE,
)
APOSTROPHES = ("'", "’", "ʼ")


class Piece(NamedTuple):
    """A piece of text between two offsets; *shape* is date, ordinal, number, word or sign."""

    text: str
    start: int
    end: int
    shape: str


def _normalise(text: str) -> tuple[str, list[int]]:
    """Return *text* in NFKC and, for each of its characters, the offset it came from."""
    if unicodedata.is_normalized("NFKC", text):
        return text, []
    clusters: list[list[int]] = []
    for offset, sign in enumerate(text):
        if clusters and unicodedata.combining(sign):
            clusters[-1][1] = offset + 1
        else:
            clusters.append([offset, offset + 1])
    signs: list[str] = []
    offsets: list[int] = []
    for start, end in clusters:
        normal = unicodedata.normalize("NFKC", text[start:end])
        if "⁄" in normal and start and text[start - 1].isdecimal():
            normal = f" {normal}"
        signs.append(normal)
        offsets.extend([start] * len(normal))
    return "".join(signs), [*offsets, len(text)]


def split_tokens(text: str) -> tuple[Piece, ...]:
    """Return the words, numbers and signs of *text*, with offsets into *text*.

    A power of numbers (``9**9``) is no number: it stays one word, which nothing knows.
    """
    normal, offsets = _normalise(text)
    pieces = []
    for match in PATTERN.finditer(normal):
        start, end = match.span()
        if offsets:
            start, end = offsets[start], max(offsets[end], offsets[start] + 1)
        shape = "word" if match.lastgroup == "power" else match.lastgroup or ""
        pieces.append(Piece(match.group().strip(), start, end, shape))
    return tuple(pieces)


@lru_cache(maxsize=16_384)
def split_words(text: str) -> tuple[str, ...]:
    """Return the words, numbers and signs of *text*, such as a heading, in small letters."""
    return tuple(piece.text for piece in split_tokens(text.lower()))


def read_figures(text: str) -> str:
    """Return the number *text* without signs that group its digits; ``10,5`` is ``10.5``."""
    if text.count(".") > 1:
        return text.replace(".", "").replace("−", "-")
    head, comma, tail = text.replace("−", "-").replace(" ", "").rpartition(",")
    if comma and len(tail) < len("000"):
        return f"{head}.{tail}"
    return f"{head}{tail}".replace(",", "")


def drop_possessive(text: str) -> str:
    """Return *text* without a possessive's ending and without the dots of an abbreviation."""
    head = text[:-1] if text[-1:] in ("s", "S") else text
    bare = head[:-1] if head[-1:] in APOSTROPHES else text
    return bare.replace(".", "")


@cache
def fold(text: str) -> str:
    """Return *text* in lower case, without accents, possessive and dots."""
    bare = drop_possessive(text)
    if not bare.isascii():
        parts = unicodedata.normalize("NFKD", bare)
        bare = "".join(sign for sign in parts if not unicodedata.combining(sign)) or bare
    return bare.lower()


@cache
def _make_stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("english")


@cache
def stem(word: str) -> str:
    """Return the stem of *word*, which is in lower case."""
    stemmed: str = _make_stemmer().stemWord(word)
    return stemmed
