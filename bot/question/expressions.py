"""Amounts that an utterance writes as an expression: a straight line, what cannot be worked out.

Knows nothing of what a line is a line of.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from bot.base.lexicon import Lexicon
from bot.base.model import Token
from bot.question.numbers import SLASHES, read_digits

_SIGNS = {"+": 1, "-": -1, "–": -1, "—": -1, "−": -1}


def read_slope(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[Fraction, int] | None:
    """Return the multiple of a letter behind a number (-2 in ``100 - 2P``), and its end."""
    sign = _SIGNS.get(tokens[start].word) if start + 1 < len(tokens) else None
    if sign is None or start == 0 or read_digits(tokens[start - 1].word) is None:
        return None
    value = read_digits(tokens[start + 1].word)
    at = start + 1 if value is None else start + 2
    if at >= len(tokens) or not _is_letter(tokens[at], lexicon, words):
        return None
    return sign * (Fraction(1) if value is None else value), at + 1


def _is_letter(token: Token, lexicon: Lexicon, words: Mapping[str, Any]) -> bool:
    """Return whether a letter stands for a variable: it is no unit and multiplies nothing."""
    others = (lexicon.units, words["short_scales"], words["factor_marks"])
    is_other = any(its in held for its in (token.text, token.word) for held in others)
    return len(token.word) == 1 and token.word.isalpha() and not is_other


def read_undefined(tokens: Sequence[Token], start: int) -> int | None:
    """Return the end of a division by nothing (``1/0``); None when there is none at *start*."""
    if start + 2 >= len(tokens) or tokens[start + 1].word not in SLASHES:
        return None
    above, below = read_digits(tokens[start].word), read_digits(tokens[start + 2].word)
    return start + 3 if above is not None and below == 0 else None
