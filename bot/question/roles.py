"""What its neighbours make of an amount: its cue ("from", "over") and its direction ("loses").

Knows nothing of how numbers and units are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from bot.base.model import Amount, Token
from bot.question.phrases import find_after, find_before, read_set

REACH = 4
FAR = 6
BOUNDS = ("over", "under", "at_least", "at_most")


def add_role(
    amount: Amount, tokens: Sequence[Token], floor: int, words: Mapping[str, Any]
) -> Amount:
    """Return *amount* with the cue and direction that its neighbours give it."""
    cue, start = _find_cue(tokens, amount.start, floor, words)
    late = _find_late(tokens, amount.end, words)
    if late:
        cue = late[0]
    direction = amount.direction
    if not direction and amount.sense != "rank":
        direction = _find_direction(tokens, (floor, start), amount.end, cue, words)
    sense = "rank" if cue in ("top", "bottom") and not amount.unit else amount.sense
    return replace(amount, cue=cue, direction=direction, sense=sense)


def list_cue_tokens(
    tokens: Sequence[Token], amounts: Sequence[Amount], words: Mapping[str, Any]
) -> frozenset[int]:
    """Return the tokens before and after *amounts* that give them their cue."""
    found: set[int] = set()
    for amount in amounts:
        _, start = _find_cue(tokens, amount.start, 0, words)
        late = _find_late(tokens, amount.end, words)
        found.update(range(start, amount.start), range(amount.end, late[1] if late else 0))
    return frozenset(found)


def _find_late(
    tokens: Sequence[Token], end: int, words: Mapping[str, Any]
) -> tuple[str, int] | None:
    """Return the cue behind an amount and its end; a sign before another number is none."""
    late = find_after(tokens, end, words["late_cues"])
    is_sum = late is not None and late[1] < len(tokens) and tokens[late[1]].word[:1].isdecimal()
    return None if is_sum else late


def list_directed(tokens: Sequence[Token], words: Mapping[str, Any]) -> frozenset[int]:
    """Return the tokens that say "up" or "down", whether the base has such words or not."""
    moves = frozenset().union(*map(read_set, words["directions"].values()))
    return frozenset(at for at, token in enumerate(tokens) if token.word in moves)


def _find_cue(
    tokens: Sequence[Token], end: int, floor: int, words: Mapping[str, Any]
) -> tuple[str, int]:
    """Return the cue before an amount and where it begins; "about" gives way to any other.

    Before an article "under" and the like bound nothing: "under a 20% levy".
    """
    cue, is_apart = "", False
    while end > floor:
        found = find_before(tokens[floor:], end - floor, words["cues"])
        if found and is_apart and found[0] in BOUNDS:
            break
        if found:
            cue = found[0] if cue in ("", "about") else cue
            end = floor + found[1]
        elif tokens[end - 1].word in ("a", "an", "the"):
            end, is_apart = end - 1, True
        else:
            break
    return cue, end


def _cut_clause(tokens: Sequence[Token], parts: frozenset[str]) -> list[str]:
    """Return the words of *tokens* up to where another clause or number begins."""
    found = takewhile(lambda its: its.word not in parts and not its.word[:1].isdecimal(), tokens)
    return [token.word for token in found]


def _find_direction(
    tokens: Sequence[Token],
    before: tuple[int, int],
    end: int,
    cue: str,
    words: Mapping[str, Any],
) -> str:
    """Return ``up`` or ``down`` as the nearest such word of the clause says."""
    up = read_set(words["directions"]["up"])
    down = read_set(words["directions"]["down"])
    floor, start = before
    reach = floor if cue in ("by", "to") else max(floor, start - REACH)
    parts = read_set(words["clause_starts"])
    far = _cut_clause(tokens[reach:start][::-1], parts)
    behind = _cut_clause(tokens[end : end + FAR], parts)
    near, late = (behind[:2], behind[2:]) if not cue else (behind[:2], ())
    is_relative = cue not in BOUNDS
    for word in (*(near if is_relative else ()), *far, *late):
        if word in up or word in down:
            return "up" if word in up else "down"
    return ""
