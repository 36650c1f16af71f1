"""Times of an utterance: years and their parts, dates, decades, "latest".

A value that is no calendar year says so: ``FY2024``, ``2020s``, ``2023/24``, ``2024-H1``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.base.lexicon import Lexicon
from bot.base.model import Moment, Token
from bot.question.numbers import read_unit
from bot.question.phrases import find_after, find_before, join_texts
from bot.question.relative_times import read_relative

ORDINALS = ("st", "nd", "rd", "th")
FISCAL = "fy"
LONGEST_MONTH = 31
COUNTED = frozenset(("over", "under", "at_least", "at_most", "about"))


def find_moments(
    tokens: Sequence[Token], lexicon: Lexicon, words: Mapping[str, Any], today: str
) -> tuple[Moment, ...]:
    """Return the times, in order; a four-digit number with a unit or "more than" is none.

    *today* is the date, ``2024-05-17``, from which "last year" counts.
    """
    moments: list[Moment] = []
    here = 0
    while here < len(tokens):
        relative = read_relative(tokens, here, words, today)
        found = relative or _read_time(tokens, here, lexicon, words)
        if found:
            value, end = found
            text = join_texts(tokens[here:end]) + (f" ({value})" if relative else "")
            cue = _find_cue(tokens, here, moments, words)
            if cue == "to" and moments and not moments[-1].cue:
                moments[-1] = replace(moments[-1], cue="from")
            moments.append(Moment(value, text, here, end, cue))
        here = found[1] if found else here + 1
    return tuple(moments)


def _read_time(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[str, int] | None:
    """Return the time that begins at *start* and where it ends."""
    if _is_date(tokens[start].word):
        return tokens[start].word, start + 1
    return (
        _read_day(tokens, start, words)
        or _read_part_of_year(tokens, start, words)
        or _read_marked(tokens, start, words)
        or _read_year(tokens, start, lexicon, words)
        or find_after(tokens, start, words["times"])
    )


def _has_digits(text: str, *lengths: int) -> bool:
    return len(text) in lengths and text.isdecimal()


def _has_year(text: str) -> bool:
    """Return whether *text* is written as a year, ``2024``."""
    return _has_digits(text, 4) and text[0] in "12"


def _is_date(word: str) -> bool:
    """Return whether *word* is ``2024-05`` or ``2024-05-17``."""
    year, *rest = word.split("-")
    return _has_year(year) and len(rest) in (1, 2) and all(_has_digits(its, 2) for its in rest)


def _read_day(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any]
) -> tuple[str, int] | None:
    """Return ``3 May 2024``, ``the 3rd of May 2024``, ``May 3, 2024`` as a date."""
    day, at = _read_date_number(tokens, start), start + 1
    if day and at < len(tokens) and tokens[at].word == "of":
        at += 1
    month = words["months"].get(tokens[at if day else start].word) if at < len(tokens) else None
    if month and not day:
        day = _read_date_number(tokens, at)
    end = at + 1
    is_date = month and day and end < len(tokens) and _has_year(tokens[end].text)
    return (f"{tokens[end].text}-{month}-{day:02}", end + 1) if is_date else None


def _read_date_number(tokens: Sequence[Token], at: int) -> int:
    """Return a day of a month, ``3`` or ``3rd``; 0 when there is none at *at*."""
    word = tokens[at].word if at < len(tokens) else ""
    digits = word[:-2] if word.endswith(ORDINALS) else word
    is_day = _has_digits(digits, 1, 2) and 1 <= int(digits) <= LONGEST_MONTH
    return int(digits) if is_day else 0


def _read_part_of_year(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any]
) -> tuple[str, int] | None:
    """Return ``May 2024``, ``Q1 of 2024``, ``first quarter of 2024``, ``second half of 2024``."""
    part = find_after(tokens, start, words["months"]) or find_after(tokens, start, words["periods"])
    if part is None:
        return None
    name, end = part
    end = (find_after(tokens, end, words["part_of"]) or ("", end))[1]
    if end < len(tokens) and _has_year(tokens[end].text):
        return f"{tokens[end].text}-{name}", end + 1
    return None


def _read_marked(
    tokens: Sequence[Token], start: int, words: Mapping[str, Any]
) -> tuple[str, int] | None:
    """Return ``year 2024``; and ``FY24``, ``fiscal year 2024`` as ``FY2024``: no calendar year."""
    word = tokens[start].word
    year = word.removeprefix(FISCAL)
    if word != year and _has_digits(year, 2, 4):
        return f"FY{year if len(year) > len('24') else f'20{year}'}", start + 1
    mark = find_after(tokens, start, words["year_marks"])
    if mark and mark[1] < len(tokens) and _has_year(tokens[mark[1]].text):
        return f"{mark[0]}{tokens[mark[1]].text}", mark[1] + 1
    return None


def _read_year(
    tokens: Sequence[Token], start: int, lexicon: Lexicon, words: Mapping[str, Any]
) -> tuple[str, int] | None:
    """Return ``2024``, ``2024 Q1``, the decade ``2020s`` or the season ``2023/24``."""
    year = tokens[start].text
    after = tokens[start + 1] if start + 1 < len(tokens) else None
    if after and _has_year(year) and after.word in words["periods"]:
        return f"{year}-{words['periods'][after.word]}", start + 2
    if after and _has_year(year) and after.word == "s" and _is_close(tokens[start], after):
        return f"{year}s", start + 2
    if not _is_year(tokens, start, lexicon, words):
        return None
    if after and after.word in ("/", "-", "–") and start + 2 < len(tokens):
        following = tokens[start + 2].text
        if following == f"{int(year) + 1}"[2:]:
            return f"{year}/{following}", start + 3
    return year, start + 1


def _is_close(token: Token, after: Token) -> bool:
    """Return whether at most an apostrophe lies between two tokens."""
    return after.start - token.end <= 1 and after.text == after.word


def _is_year(tokens: Sequence[Token], at: int, lexicon: Lexicon, words: Mapping[str, Any]) -> bool:
    """Return whether the token is a year rather than an amount."""
    if not _has_year(tokens[at].text):
        return False
    cue = find_before(tokens, at, words["cues"])
    is_counted = cue is not None and cue[0] in COUNTED
    is_vague = is_counted and tokens[at - 1].word in words["vague_years"].split()
    if is_counted and not is_vague and not find_before(tokens, at, words["time_cues"]):
        return False
    if at + 1 < len(tokens):
        after = tokens[at + 1]
        if read_unit(tokens, at + 1, lexicon)[0] or after.word in words["scales"]:
            return False
        if after.start == tokens[at].end and after.text.isalpha():
            return False
    return at == 0 or lexicon.units.get(tokens[at - 1].text, "%") == "%" or _is_said(tokens[at - 1])


def _is_said(token: Token) -> bool:
    """Return whether a unit is a word ("the year 2024") and not a currency ("EUR 2024")."""
    return token.text.isalpha() and not token.text.isupper()


def list_time_cues(
    tokens: Sequence[Token], moments: Sequence[Moment], words: Mapping[str, Any]
) -> frozenset[int]:
    """Return the tokens before *moments* that say how they bound a time, or that they are vague."""
    found: set[int] = set()
    for moment in moments:
        end = _skip_article(tokens, moment.start)
        for cues in (words["cues"], words["time_cues"]):
            cue = find_before(tokens, end, cues)
            found.update(range(cue[1] if cue else end, moment.start))
    return frozenset(found)


def _skip_article(tokens: Sequence[Token], start: int) -> int:
    return start - 1 if start and tokens[start - 1].word == "the" else start


def _find_cue(
    tokens: Sequence[Token], start: int, moments: Sequence[Moment], words: Mapping[str, Any]
) -> str:
    at = _skip_article(tokens, start)
    found = find_before(tokens, at, words["time_cues"])
    is_joined = bool(moments) and at - moments[-1].end <= 1
    if is_joined and at and tokens[at - 1].word in ("and", "to", "-", "–", "—", "through"):
        is_range = moments[-1].cue == "from" or tokens[at - 1].word != "and"
        return "to" if is_range else moments[-1].cue
    return found[0] if found else ""
