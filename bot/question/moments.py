"""Times of an utterance: years, months, quarters, "latest"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.base.lexicon import Lexicon
from bot.base.model import Moment, Token
from bot.question.numbers import read_unit
from bot.question.phrases import find_after, find_before

YEAR = re.compile(r"[12]\d{3}")
DATE = re.compile(r"[12]\d{3}-\d\d(-\d\d)?")
QUARTER = re.compile(r"q[1-4]")
NOT_A_TIME = frozenset(("over", "under", "at_least", "at_most", "about"))


def find_moments(
    tokens: Sequence[Token], lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[Moment, ...]:
    """Return the times, in order; a four-digit number with a unit or "more than" is none."""
    moments: list[Moment] = []
    here = 0
    while here < len(tokens):
        found = _read_time(tokens, here, lexicon, words)
        if found:
            value, end = found
            text = " ".join(token.text for token in tokens[here:end])
            cue = _find_cue(tokens, here, moments, words)
            if cue == "to" and moments and not moments[-1].cue:
                moments[-1] = replace(moments[-1], cue="from")
            moments.append(Moment(value, text, here, end, cue))
        here = found[1] if found else here + 1
    return tuple(moments)


def _read_time(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[str, int] | None:
    word = tokens[start].word
    if DATE.fullmatch(word):
        return word, start + 1
    after = tokens[start + 1] if start + 1 < len(tokens) else None
    has_year = after is not None and YEAR.fullmatch(after.text) is not None
    if has_year and after and word in words["months"]:
        return f"{after.text}-{words['months'][word]}", start + 2
    if has_year and after and QUARTER.fullmatch(word):
        return f"{after.text}-{word.upper()}", start + 2
    if _is_year(tokens, start, lexicon, words):
        if after and QUARTER.fullmatch(after.word):
            return f"{word}-{after.word.upper()}", start + 2
        return word, start + 1
    return find_after(tokens, start, words["times"])


def _is_year(tokens: Sequence[Token], at: int, lexicon: Lexicon, words: Mapping[str, Any]) -> bool:
    """Return whether the token is a year rather than an amount."""
    if not YEAR.fullmatch(tokens[at].text):
        return False
    cue = find_before(tokens, at, words["cues"])
    if cue and cue[0] in NOT_A_TIME and not find_before(tokens, at, words["time_cues"]):
        return cue[0] == "about" and tokens[at - 1].word in ("about", "around", "circa")
    if at + 1 < len(tokens):
        after = tokens[at + 1]
        if read_unit(tokens, at + 1, lexicon)[0] or after.word in words["scales"]:
            return False
        if after.start == tokens[at].end and after.text.isalpha():
            return False
    if at == 0:
        return True
    before = tokens[at - 1]
    is_sign = not before.text[:1].isalnum() and before.text in lexicon.units
    return not is_sign and lexicon.units.get(before.text, "%") == "%"


def _find_cue(
    tokens: Sequence[Token], start: int, moments: Sequence[Moment], words: Mapping[str, Any]
) -> str:
    at = start - 1 if start and tokens[start - 1].word == "the" else start
    found = find_before(tokens, at, words["time_cues"])
    is_joined = bool(moments) and at - moments[-1].end <= 1
    if is_joined and at and tokens[at - 1].word in ("and", "to", "-", "–", "—", "through"):
        is_range = moments[-1].cue == "from" or tokens[at - 1].word != "and"
        return "to" if is_range else moments[-1].cue
    return found[0] if found else ""
