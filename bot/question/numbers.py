"""Numbers in digits or words, and units, read at one place of an utterance.

Knows nothing of what a number is said about.
"""

from collections.abc import Container, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from bot.base.lexicon import Lexicon
from bot.base.model import Token

LONGEST_UNIT = 4
MOST_PARTS = 1000
SLASHES = frozenset("/⁄")
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


def read_part(tokens: Sequence[Token], start: int) -> tuple[Fraction, int] | None:
    """Return a part of one in digits (``½``, ``1/2``) that begins at *start*, and its end."""
    if start >= len(tokens):
        return None
    value, end = read_digits(tokens[start].word), start + 1
    if start + 2 < len(tokens) and tokens[end].word in SLASHES:
        below = read_digits(tokens[end + 1].word)
        if value is None or not below or below.denominator > 1 or value.denominator > 1:
            return None
        value, end = value / below, start + 3
    elif "⁄" not in tokens[start].word:
        return None
    return (value, end) if value is not None and 0 < value < 1 else None


def read_spelt_part(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any]
) -> tuple[Fraction, int] | None:
    """Return ``half``, ``a third``, ``two thirds`` as a part of one, and its end."""
    count, at = 1, start
    if _word(tokens, start) in ("a", "an"):
        at = start + 1
    elif _word(tokens, start) in words["numbers"]:
        count, at = words["numbers"][tokens[start].word], start + 1
    parts = words["fractions"].get(tokens[at].word) if at < len(tokens) else None
    is_part = _word(tokens, at + 1) == "of" and not _is_year(_word(tokens, at + 2))
    is_said = at > start or parts == 2 or is_part
    is_time = start > 0 and parts == 4 and tokens[start - 1].word in words["spans"].split()
    if parts is None or not is_said or is_time or _starts_scale(tokens, at, words):
        return None
    return Fraction(count, parts), at + 1


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _starts_scale(tokens: Sequence[Token], at: int, words: Mapping[str, Any]) -> bool:
    following = tokens[at + 1 : at + 3]
    return len(following) > 1 and following[0].word == "a" and following[1].word in words["scales"]


def read_ratio(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any]
) -> tuple[Fraction, int] | None:
    """Return ``one in five``, ``3 out of 10`` as a part of one, and its end."""
    above = _read_whole(tokens, start, words)
    for link in words["ratios"] if above else ():
        at = start + 1 + len(link.split())
        below = _read_whole(tokens, at, words)
        said = " ".join(token.word for token in tokens[start + 1 : at])
        if said == link and above < below <= MOST_PARTS:
            return Fraction(above, below), at + 1
    return None


def _read_whole(tokens: Sequence[Token], at: int, words: Mapping[str, Any]) -> int:
    """Return the whole number that one token is; 0 for none."""
    word = _word(tokens, at)
    return int(word) if word.isdecimal() else int(words["numbers"].get(word, 0))


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].word if at < len(tokens) else ""


def read_number(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any], *, has_currency: bool = False
) -> Number | None:
    """Return the number that begins at *start*, its scale included."""
    value = read_digits(tokens[start].word)
    if value is None:
        spelt = _read_spelt(tokens, start, words)
        return spelt and _add_spelt_part(tokens, spelt, words)
    end = start + 1
    part = read_part(tokens, start)
    if part:
        value, end = part
    elif value.denominator == 1 and (part := read_part(tokens, end)):
        value, end = value + part[0], part[1]
    whole = _add_spelt_part(tokens, Number(value, end), words)
    return _read_scale(tokens, whole, words, has_currency=has_currency)


def _add_spelt_part(tokens: Sequence[Token], number: Number, words: Mapping[str, Any]) -> Number:
    """Return *number* with what follows: ``two and a half (million)``, ``two point five``."""
    if number.scale > 1 or number.value.denominator > 1:
        return number
    end = number.end
    if _word(tokens, end) == "and" and (part := read_spelt_part(tokens, end + 1, words)):
        return _read_scale(tokens, Number(number.value + part[0], part[1]), words)
    digits = ""
    while _word(tokens, end) in words["decimal_marks"].split() or digits:
        digit = words["numbers"].get(_word(tokens, end + 1), 10)
        if digit > 9:
            break
        digits, end = f"{digits}{digit}", end + 1
    if not digits:
        return number
    value = number.value + Fraction(int(digits), 10 ** len(digits))
    return _read_scale(tokens, Number(value, end + 1), words)


def _read_scale(
    tokens: Sequence[Token], number: Number, words: Mapping[str, Any], *, has_currency: bool = False
) -> Number:
    """Return *number* times the scale words that follow it."""
    value, end, scale = number
    first = end
    while end < len(tokens):
        word = tokens[end].word
        is_joined = has_currency or tokens[end].start == tokens[end - 1].end
        step = words["scales"].get(word)
        if step is None and scale == 1 and is_joined and end == first:
            step = words["short_scales"].get(word)
        if step is None:
            break
        scale *= step
        end += 1
    return Number(value * scale, end, scale)


def _read_spelt(tokens: Sequence[Token], start: int, words: Mapping[str, Any]) -> Number | None:
    """Return a number in words: ``twenty-five``, ``two hundred and fifty``, ``half a million``."""
    scales = words["scales"]
    if tokens[start].word == "half":
        at = start + 1 + (start + 1 < len(tokens) and tokens[start + 1].word == "a")
        step = scales.get(tokens[at].word) if at < len(tokens) else None
        return Number(Fraction(step, 2), at + 1, step) if step else None
    if tokens[start].word not in words["numbers"] and tokens[start].word not in ("a", "an"):
        return None
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
        elif word in ("a", "an") and end == start and _is_in(tokens, end + 1, scales):
            group = Fraction(1)
        elif word in scales and end > start:
            scale = scales[word]
            group = (group or Fraction(1)) * scale
            if scale > 100:
                total, group = total + group, Fraction(0)
        elif not (word == "and" and scale > 1 and _is_in(tokens, end + 1, words["numbers"])):
            break
        end += 1
    return Number(total + group, end, scale) if end > start else None


def _is_in(tokens: Sequence[Token], at: int, words: Container[str]) -> bool:
    return at < len(tokens) and tokens[at].word in words


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
