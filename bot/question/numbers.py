"""Numbers in digits or words, and units, read at one place of an utterance.

Knows nothing of what a number is said about.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from bot.base.lexicon import Lexicon
from bot.base.model import Token

LONGEST_UNIT = 4
PER = frozenset(("per", "/", "a", "an", "each", "every"))


class Number(NamedTuple):
    """A number read up to token *end*; *scale* is what its last word multiplied it by."""

    value: Fraction
    end: int
    scale: int = 1


def read_digits(word: str) -> Fraction | None:
    """Return the number that *word* is in digits, e.g. ``1.5`` or ``1⁄2``."""
    if not word[-1:].isdecimal():
        return None
    whole, _, below = word.partition("⁄")
    try:
        return Fraction(whole) / Fraction(below or "1")
    except (ValueError, ZeroDivisionError):
        return None


def read_number(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any], *, has_currency: bool = False
) -> Number | None:
    """Return the number that begins at *start*, its scale included."""
    value = read_digits(tokens[start].word)
    if value is not None:
        return _read_scale(tokens, start, Number(value, start + 1), words, has_currency)
    spelt = _read_spelt(tokens, start, words)
    if spelt is not None or tokens[start].word not in ("a", "an"):
        return spelt
    if start + 1 < len(tokens) and tokens[start + 1].word in words["scales"]:
        return _read_scale(tokens, start, Number(Fraction(1), start + 1), words, has_currency)
    return None


def _read_scale(
    tokens: Sequence[Token],
    start: int,
    number: Number,
    words: Mapping[str, Any],
    has_currency: bool,  # noqa: FBT001
) -> Number:
    """Return *number* times the scale words that follow it."""
    value, end, scale = number
    while end < len(tokens):
        word = tokens[end].word
        is_joined = has_currency or tokens[end].start == tokens[end - 1].end
        step = words["scales"].get(word)
        if step is None and scale == 1 and is_joined and end == start + 1:
            step = words["short_scales"].get(word)
        if step is None:
            break
        scale *= step
        end += 1
    return Number(value * scale, end, scale)


def _read_spelt(tokens: Sequence[Token], start: int, words: Mapping[str, Any]) -> Number | None:
    """Return a number in words: ``twenty-five``, ``two hundred and fifty``, ``half a million``."""
    scales = words["scales"]
    follows = [token.word for token in tokens[start + 1 : start + 3]]
    if tokens[start].word == "half" and len(follows) > 1 and follows[0] == "a":
        step = scales.get(follows[1])
        return Number(Fraction(step, 2), start + 3, step) if step else None
    total = group = Fraction(0)
    scale, end = 1, start
    while end < len(tokens):
        word = tokens[end].word
        if word in words["numbers"]:
            small = words["numbers"][word]
            is_free = end == start or group % 100 == 0 or (group % 10 == 0 and small < 10)
            if not is_free:
                break
            group += small
        elif word in scales and end > start:
            scale = scales[word]
            group = (group or Fraction(1)) * scale
            if scale > 100:
                total, group = total + group, Fraction(0)
        elif not (word == "and" and scale > 1 and _is_small(tokens, end + 1, words)):
            break
        end += 1
    return Number(total + group, end, scale) if end > start else None


def _is_small(tokens: Sequence[Token], at: int, words: Mapping[str, Any]) -> bool:
    return at < len(tokens) and tokens[at].word in words["numbers"]


def read_unit(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the unit expression that begins at *start* and where it ends; empty for none."""
    unit, end = _read_plain_unit(tokens, start, lexicon)
    while unit and end + 1 < len(tokens) and tokens[end].word in PER:
        below, after = _read_plain_unit(tokens, end + 1, lexicon)
        if not below:
            break
        unit, end = f"{unit}/{below}", after
    return unit, end


def _read_plain_unit(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[str, int]:
    for length in range(min(LONGEST_UNIT, len(tokens) - start), 0, -1):
        part = tokens[start : start + length]
        written = " ".join(token.text for token in part)
        unit = lexicon.units.get(written) or lexicon.units.get(
            " ".join(token.word for token in part)
        )
        if unit:
            return unit, start + length
    return "", start
