"""Lists of alike amounts in a question ("50%, 30% and 20%"), and the series that they set."""

from collections.abc import Iterable

from bot.base.model import Amount, Quantity, Question
from bot.kinds.scenario.changing import suit_unit
from bot.kinds.scenario.ground import Found, Ground, score_words
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Slot

_BETWEEN = frozenset((",", ";", "/", "and", "or"))


def list_runs(question: Question) -> list[list[int]]:
    """Return the runs of alike amounts that only commas and joining words part, by position."""
    runs: list[list[int]] = [[]]
    for at, amount in enumerate(question.amounts):
        before = question.amounts[runs[-1][-1]] if runs[-1] else None
        is_next = before is not None and _is_listed(question, before, amount)
        runs[-1].append(at) if is_next or before is None else runs.append([at])
    return runs


def _is_listed(question: Question, before: Amount, after: Amount) -> bool:
    between = {question.tokens[at].word for at in range(before.end, after.start)}
    is_alike = before.sense == after.sense and before.unit == after.unit
    is_one = before.low == before.high and after.low == after.high
    return is_alike and is_one and between <= _BETWEEN


def link_series(question: Question, ground: Ground, found: Found) -> tuple[int, ...]:
    """Set series from lists of two and more, best fit first; return the amounts taken."""
    inputs = [item for item in ground.scenario.inputs if item.type == "series"]
    runs = [run for run in list_runs(question) if len(run) > 1] if inputs else []
    ranked = sorted(
        (-_score(item, run, question, ground), at, place)
        for place, item in enumerate(inputs)
        for at, run in enumerate(runs)
        if _read(item, [question.amounts[its] for its in run], ground)
    )
    taken: dict[int, str] = {}
    for score, at, place in ranked:
        item = inputs[place]
        if at in taken or item.name in taken.values() or (len(inputs) > 1 and score > -1.5):
            continue
        amounts = [question.amounts[its] for its in runs[at]]
        found.slots[item.name] = Slot(item.name, numbers=_read(item, amounts, ground))
        found.tokens.update(range(amounts[0].start, amounts[-1].end))
        taken[at] = item.name
    return tuple(its for at in taken for its in runs[at])


def _score(item: Input, run: list[int], question: Question, ground: Ground) -> float:
    ends = question.amounts[run[0]].start, question.amounts[run[-1]].end
    return round(score_words(item, *ends, question, ground), 6)


def _read(item: Input, amounts: Iterable[Amount], ground: Ground) -> tuple[Quantity, ...]:
    """Return *amounts* in the unit of a series; empty when they cannot be in it.

    A series without a unit takes any, as long as it is the same for all.
    """
    made = []
    for amount in amounts:
        unit = suit_unit(amount.unit, item.unit, ground.units) if amount.unit else item.unit
        if amount.unit == "%" and item.unit == "1":
            unit = "%"
        if amount.sense != "level" or (not unit and item.unit != "1"):
            return ()
        said = Quantity(amount.low, amount.high, unit or "1")
        made.append(ground.units.convert(said, item.unit or "1"))
    return tuple(made)
