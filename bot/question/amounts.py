"""Amounts of an utterance: numbers with unit, sense, cue and direction.

``half``, ``a third`` and the like are levels in percent (50, 100/3) as are "25%"; what
multiplies ("double", "tenfold", "halve") is a factor (2, 10, 1/2), "two times more" one of 2 or 3;
"10 points" are points, in percent; "second" and "3rd" are ranks, "top 3" is a rank with the cue
``top``; in "100 - 2P" -2 is a slope; "1/0" is undefined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from bot.base.lexicon import Lexicon
from bot.base.model import Amount, Token
from bot.question.expressions import read_slope, read_undefined
from bot.question.numbers import (
    Number,
    read_digits,
    read_number,
    read_part,
    read_ratio,
    read_spelt_part,
    read_unit,
)
from bot.question.phrases import find_after, find_before, join_texts
from bot.question.roles import add_role

DASHES = frozenset("-–—−")


def find_amounts(
    tokens: Sequence[Token], taken: frozenset[int], lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[Amount, ...]:
    """Return the amounts outside the *taken* tokens (those that name times), in order."""
    amounts: list[Amount] = []
    here = 0
    while here < len(tokens):
        found = None if here in taken else _read_amount(tokens, here, lexicon, words)
        if found and taken.isdisjoint(range(found.start, found.end)):
            amounts.append(add_role(found, tokens, amounts[-1].end if amounts else 0, words))
            here = found.end
        else:
            here += 1
    return _share_units(amounts, tokens, words)


def _read_amount(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> Amount | None:
    """Return the amount that begins at *start*, without its role."""
    if tokens[start].word in words["negatives"].split() and start + 1 < len(tokens):
        found = _read_amount(tokens, start + 1, lexicon, words)
        if found is None or found.low != found.high or found.sense not in ("level", "points"):
            return None
        value = -found.low
        span, unit = (start, found.end), found.unit
        return _make(tokens, span, (value, value), unit, found.sense)
    return (
        _read_expression(tokens, start, lexicon, words)
        or _read_factor(tokens, start, words)
        or _read_rank(tokens, start, words)
        or _read_fraction(tokens, start, lexicon, words)
        or _read_level(tokens, start, lexicon, words)
    )


def _make(
    tokens: Sequence[Token],
    span: tuple[int, int],
    ends: tuple[Fraction, Fraction],
    unit: str = "",
    sense: str = "level",
    direction: str = "",
) -> Amount:
    start, end = span
    text = join_texts(tokens[start:end])
    return Amount(*ends, unit, text, start, end, sense, "", direction)


def _read_expression(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> Amount | None:
    """Return the parts of ``100 - 2P``, 100 first; ``1/0``, which is no amount, as such."""
    if (end := read_undefined(tokens, start)) is not None:
        return _make(tokens, (start, end), (Fraction(0), Fraction(0)), "", "undefined")
    if slope := read_slope(tokens, start, lexicon, words):
        return _make(tokens, (start, slope[1]), (slope[0], slope[0]), "", "slope")
    value = read_digits(tokens[start].word)
    if value is not None and read_slope(tokens, start + 1, lexicon, words):
        return _make(tokens, (start, start + 1), (value, value))
    return None


def _read_factor(tokens: Sequence[Token], start: int, words: Mapping[str, Any]) -> Amount | None:
    """Return ``double``, ``tenfold``, ``10 times``, ``2x``; ``2 times more`` is 2 or 3 times."""
    if phrase := find_after(tokens, start, words["factor_phrases"]):
        value, direction = Fraction(phrase[0]), "down" if Fraction(phrase[0]) < 1 else "up"
        return _make(tokens, (start, phrase[1]), (value, value), "", "factor", direction)
    if tokens[start].word in words["factors"]:
        text, direction = words["factors"][tokens[start].word]
        value = Fraction(text)
        return _make(tokens, (start, start + 1), (value, value), "", "factor", direction)
    number = read_number(tokens, start, words)
    if number is None or number.end >= len(tokens):
        return None
    mark = words["factor_marks"].get(tokens[number.end].word)
    if mark is None:
        return None
    end = number.end + 1
    if mark or _next_word(tokens, number.end) not in words["open_multiples"].split():
        return _make(tokens, (start, end), (number.value, number.value), "", "factor", mark)
    return _make(tokens, (start, end + 1), (number.value, number.value + 1), "", "factor", "up")


def _read_rank(tokens: Sequence[Token], start: int, words: Mapping[str, Any]) -> Amount | None:
    """Return ``3rd`` or ``second``, unless a fraction is meant ("a third", "two fifths")."""
    word = tokens[start].word
    value = words["ordinals"].get(word)
    if value is None and word[:1].isdecimal() and word[-2:] in ("st", "nd", "rd", "th"):
        value = int(word[:-2])
    if value is None or _has_count(tokens, start, words):
        return None
    if word in words["fractions"] and _next_word(tokens, start) == "of":
        return None
    ends = (Fraction(value), Fraction(value))
    return _make(tokens, (start, start + 1), ends, "", "rank")


def _next_word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at + 1].word if at + 1 < len(tokens) else ""


def _has_count(tokens: Sequence[Token], at: int, words: Mapping[str, Any]) -> bool:
    before = tokens[at - 1].word if at else ""
    return before in ("a", "an") or before in words["numbers"]


def _read_fraction(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> Amount | None:
    """Return ``half``, ``a third``, ``1/3`` as a level in percent, or in the unit that follows."""
    ratio, part = read_ratio(tokens, start, words), read_part(tokens, start)
    share, end = ratio or part or read_spelt_part(tokens, start, words) or (None, start)
    if share is None or _next_word(tokens, end - 1) in words["scales"]:
        return None
    said = [token.word for token in tokens[end : end + 2]]
    gap = 2 if said in (["of", "a"], ["of", "an"]) else int(said[:1] in (["a"], ["an"]))
    is_close = not ratio and (gap or part or share.denominator in (2, 4))
    unit, after, per_cent = _read_measure(tokens, end + gap, "", lexicon, words)
    if unit and is_close:
        share /= per_cent or 1
        sense = "points" if per_cent else "level"
        return _make(tokens, (start, after), (share, share), unit, sense)
    return _make(tokens, (start, end), (share * 100, share * 100), "%")


def _read_level(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> Amount | None:
    """Return a number or a range with its unit before or after it."""
    money, first = _read_currency(tokens, start, lexicon)
    if first >= len(tokens):
        return None
    low = read_number(tokens, first, words, has_currency=bool(money))
    if low is None:
        return None
    high = _read_far_end(tokens, start, low, lexicon, words, has_currency=bool(money))
    near, far = low.value, (high or low).value
    if high and low.scale == 1 < high.scale and near < far and near * high.scale <= far:
        near *= high.scale
    unit, end, per_cent = _read_measure(tokens, (high or low).end, money, lexicon, words)
    if (high or low).scale > 1 and not money:
        scaled, after = read_unit(tokens, (high or low).end - 1, lexicon)
        if scaled:  # "5 million euros" where a unit is called so
            near, far = near / (high or low).scale, far / (high or low).scale
            unit, end, per_cent = scaled, after, 0
    is_plain_one = tokens[start].word == "one" and end == start + 1 and low.end == start + 1
    if is_plain_one:
        return None
    if per_cent:
        ends = (near / per_cent, far / per_cent)
        return _make(tokens, (start, end), (min(ends), max(ends)), "%", "points")
    return _make(tokens, (start, end), (min(near, far), max(near, far)), unit)


def _read_currency(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the unit before a number (``$``, ``USD``) and where the number begins."""
    text = tokens[start].text
    if not text.isalpha() or (text.isupper() and len(text) > 2):
        unit, end = read_unit(tokens[: start + 2], start, lexicon)
        if unit and unit != "%" and end < len(tokens) and read_digits(tokens[end].word) is not None:
            return unit, end
    return "", start


def _read_far_end(
    tokens: Sequence[Token],
    start: int,
    low: Number,
    lexicon: Lexicon,
    words: Mapping[str, Any],
    *,
    has_currency: bool,
) -> Number | None:
    """Return the other end of a range: ``15-20%``, ``between 5 and 10``, ``5 to 10 percent``."""
    unit, at = read_unit(tokens, low.end, lexicon)
    if at + 1 >= len(tokens):
        return None
    joint = tokens[at].word
    before = find_before(tokens, start, words["cues"])
    cue = before[0] if before else ""
    is_range = (
        joint in DASHES
        or (joint == "and" and cue == "between")
        or (joint == "to" and cue != "from" and not unit)
    )
    if not is_range:
        return None
    _, after = _read_currency(tokens, at + 1, lexicon)
    return read_number(tokens, after, words, has_currency=has_currency)


def _read_measure(
    tokens: Sequence[Token], at: int, money: str, lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[str, int, int]:
    """Return the unit at *at*, where it ends, and how many points make a percent (0: none)."""
    points = find_after(tokens, at, words["points"])
    if points:
        return "%", points[1], int(points[0])
    if money:
        if at + 1 < len(tokens) and tokens[at].word in ("per", "/", "a", "an", "each"):
            below, end = read_unit(tokens, at + 1, lexicon)
            if below:
                return f"{money}/{below}", end, 0
        return money, at, 0
    unit, end = read_unit(tokens, at, lexicon)
    return unit, end, 0


def _share_units(
    amounts: Sequence[Amount], tokens: Sequence[Token], words: Mapping[str, Any]
) -> tuple[Amount, ...]:
    """Return *amounts* with the unit of the next one where only a joining word lies between."""
    shared: list[Amount] = []
    for amount in reversed(amounts):
        after = shared[-1] if shared else None
        if after and not amount.unit and amount.sense == after.sense == "level":
            between = tokens[amount.end : after.start]
            joined = all(its.word in words["unit_joints"].split() for its in between[:2])
            joined &= len(between) <= 1
            shared.append(replace(amount, unit=after.unit) if joined else amount)
        else:
            shared.append(amount)
    return tuple(reversed(shared))
