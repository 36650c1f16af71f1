"""Straight lines of a question ("demand is 100 - 2P") and the two inputs that each sets."""

from itertools import pairwise

from bot.base.model import Amount, Quantity, Question
from bot.kinds.scenario.ground import Found, Ground
from bot.kinds.scenario.phrasing import REACH, Line
from bot.kinds.scenario.slots import Slot


def link_lines(question: Question, ground: Ground, found: Found) -> tuple[int, ...]:
    """Set the inputs that lines give, best named first; return the amounts taken, by position."""
    pairs = [
        (at, level, slope)
        for at, (level, slope) in enumerate(pairwise(question.amounts))
        if slope.sense == "slope" and level.end == slope.start
    ]
    ranked = sorted(
        (-_score(line, level, slope, question), at, place)
        for place, line in enumerate(ground.phrasing.lines)
        for at, level, slope in pairs
        if slope.text[-1:].lower() == line.letter
    )
    taken: list[int] = []
    set_: set[str] = set()
    for score, at, place in ranked:
        line, level, slope = ground.phrasing.lines[place], *question.amounts[at : at + 2]
        if at in taken or line.level in set_ or score > 0:
            continue
        for name, value in ((line.level, level.low), (line.slope, line.sign * slope.low)):
            found.slots[name] = Slot(name, quantity=Quantity(value, value, "1"))
        found.tokens.update(range(level.start, slope.end), _list_letter(level, line, question))
        set_.add(line.level)
        taken += [at, at + 1]
    return tuple(taken)


def _score(line: Line, level: Amount, slope: Amount, question: Question) -> float:
    """Return how well the words before a line, and which way it slopes, speak of *line*."""
    before = question.tokens[max(0, level.start - REACH) : level.start]
    shared = sum(token.stem in line.named for token in before)
    initial = any(_abbreviates(token.word, line) for token in before[-1:])
    return shared + initial + (0.5 if (slope.low < 0) == (line.sign < 0) else -0.5)


def _abbreviates(word: str, line: Line) -> bool:
    """Return whether *word* begins what a line is called: "D = 100 - 2P" for demand."""
    return len(word) <= 2 and any(name.startswith(word[0]) for name in line.words[-1:])


def _list_letter(level: Amount, line: Line, question: Question) -> list[int]:
    """Return the token right before a line that abbreviates what it is called."""
    at = level.start - 1
    return [at] if at >= 0 and _abbreviates(question.tokens[at].word, line) else []
