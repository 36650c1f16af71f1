"""What a question wants of a scenario beside one run: a sweep, a target, cases, a ranking."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Amount, Quantity, Question
from bot.kinds.scenario.amounts import choose_input, convert_said
from bot.kinds.scenario.ground import Ground, find_phrase
from bot.kinds.scenario.listing import list_runs
from bot.kinds.scenario.seeking import find_new_target, find_sought
from bot.kinds.scenario.slots import Aim

MOST_VALUES = 200
"""Values of a sweep that words may ask for."""
_FEWEST = 3
_TENTH = 10
_SEEKS = ("what", "which")


@dataclass(frozen=True, slots=True)
class Aimed:
    """An aim with the tokens that give it and the amounts that it takes, by position.

    Attributes:
        is_clear: False when the words want something that the scenario cannot give.
    """

    aim: Aim | None = None
    tokens: frozenset[int] = frozenset()
    amounts: tuple[int, ...] = ()
    is_clear: bool = True


def find_aim(question: Question, ground: Ground, lexicon: Lexicon) -> Aimed:
    """Return what *question* wants beside one run; cases are found elsewhere."""
    ranked = find_phrase(question, ground.words["sensitivity"])
    if ranked:
        return Aimed(Aim("sensitivity"), frozenset(range(*ranked)))
    swept = _find_sweep(question, ground)
    if swept:
        return swept
    sought = find_sought(question, ground, lexicon)
    if sought:
        return Aimed(sought.aim, sought.tokens, sought.amounts, is_clear=sought.aim is not None)
    if _seeks_another(question, ground):
        return Aimed(is_clear=False)
    renewed = find_new_target(question, ground, lexicon)
    if renewed:
        return Aimed(renewed.aim, renewed.tokens, renewed.amounts)
    return Aimed()


def _seeks_another(question: Question, ground: Ground) -> bool:
    """Return whether *question* seeks something that is no input here ("what fee brings ...")."""
    first = next((i for i, token in enumerate(question.tokens) if token.word in _SEEKS), None)
    starts = ground.words["condition"].split()
    if first is None or any(token.word in starts for token in question.tokens):
        return False
    noun = next((term for term in question.terms if term.start == first + 1), None)
    is_own = noun is None or noun.text in ground.phrasing.terms or noun.text.startswith("@")
    late = [amount for amount in question.amounts if amount.start > first + 1]
    is_framed = noun is not None and question.tokens[noun.start].word in ground.words["frame"]
    is_said = noun is not None and noun.is_known
    return is_said and not is_own and not is_framed and any(its.cue == "to" for its in late)


# --- sweeps -------------------------------------------------------------------------


def _find_sweep(question: Question, ground: Ground) -> Aimed | None:
    """Return the sweep that *question* asks for: a range with a step, or a list of values."""
    step = find_phrase(question, ground.words["steps"])
    word = find_phrase(question, ground.words["sweep"])
    told = frozenset(range(*word)) if word else frozenset[int]()
    by = _find_step(question, step) if step else None
    if step and by is not None:
        ends = _find_ends(question, by)
        values = ends and _list_values(question, ends, question.amounts[by].low)
        if ends and values:
            told |= frozenset(range(*step))
            return _aim_over(question, ground, values, (*ends, by), told)
        return Aimed(is_clear=not ends)
    listed = _find_list(question, _FEWEST - bool(word))
    if listed:
        return _aim_over(question, ground, [question.amounts[at] for at in listed], listed, told)
    if word:
        ends = _find_ends(question, None)
        values = ends and _list_values(question, ends, None)
        if ends and values:
            return _aim_over(question, ground, values, ends, told)
    return None


def _find_step(question: Question, span: tuple[int, int]) -> int | None:
    """Return the amount that is the step: the one right after the phrase."""
    starts = {amount.start: at for at, amount in enumerate(question.amounts)}
    return next((starts[at] for at in (span[1], span[1] + 1) if at in starts), None)


def _find_ends(question: Question, step: int | None) -> tuple[int, ...] | None:
    """Return the amount that is a range, or the two that are its ends."""
    others = [at for at in range(len(question.amounts)) if at != step]
    wide = [at for at in others if question.amounts[at].low != question.amounts[at].high]
    if wide:
        return (wide[0],)
    for one, other in pairwise(others):
        cues = (question.amounts[one].cue, question.amounts[other].cue)
        if cues[1] == "to" or cues == ("between", ""):
            return (one, other)
    return None


def _list_values(question: Question, ends: Sequence[int], step: Fraction | None) -> list[Amount]:
    """Return an amount for each value from one end to the other; empty when too many."""
    last = question.amounts[ends[-1]]
    first = question.amounts[ends[0]]
    start, stop = first.low, last.high
    by = abs(stop - start) / _TENTH if step is None else abs(step)
    if not by or abs(stop - start) / by > MOST_VALUES:
        return []
    unit = last.unit or first.unit
    sign = 1 if stop >= start else -1
    count = int(abs(stop - start) / by) + 1
    found = (start + sign * by * at for at in range(count))
    made = replace(last, unit=unit, cue="", sense="level")
    return [replace(made, low=value, high=value) for value in found]


def _find_list(question: Question, fewest: int) -> tuple[int, ...]:
    """Return the longest list of alike amounts."""
    best = max(list_runs(question), key=len)
    return tuple(best) if len(best) >= fewest else ()


def _aim_over(
    question: Question,
    ground: Ground,
    amounts: Sequence[Amount],
    taken: Sequence[int],
    told: frozenset[int],
) -> Aimed | None:
    """Return the sweep of the input that *amounts* speak of; not clear when none takes them."""
    item = choose_input(amounts[-1], question, ground)
    said = {i for at in taken for i in range(question.amounts[at].start, question.amounts[at].end)}
    ways = {i for i, token in enumerate(question.tokens) if token.word in ground.directions}
    if item is None:
        return None
    values = [convert_said(item, amount, question, ground) for amount in amounts]
    if not all(isinstance(value, Quantity) for value in values):
        return Aimed(is_clear=False)
    aim = Aim("sweep", item.name, tuple(v for v in values if isinstance(v, Quantity)))
    return Aimed(aim, frozenset((*said, *told, *ways)), tuple(taken))
