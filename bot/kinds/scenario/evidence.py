"""How well the words around an amount speak of an input, or of a result that comes to it."""

from dataclasses import replace

from bot.base.model import Amount, Question
from bot.kinds.scenario.ground import Ground, find_stems, score_words
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.phrasing import REACH
from bot.kinds.scenario.slots import Slots
from bot.kinds.scenario.subjects import is_moved, list_subject


def complete_amount(amount: Amount, question: Question, ground: Ground) -> Amount:
    """Return *amount* in the unit of the input that was asked back for, where it has none.

    Within "the first year" one year passes, where an input says how long.
    """
    if amount.sense == "rank":
        return _read_span(amount, question, ground)
    item = next((its for its in ground.scenario.inputs if its.name == ground.asked), None)
    if item is None or amount.sense != "level" or not _is_bare(question):
        return amount
    is_part = bool(amount.unit) and item.unit.startswith(f"{amount.unit}/")
    return replace(amount, unit=item.unit) if not amount.unit or is_part else amount


def _read_span(rank: Amount, question: Question, ground: Ground) -> Amount:
    """Return "first year" as one year; any other rank as it is."""
    units = ground.units
    behind = question.tokens[rank.end : rank.end + 1]
    unit = units.find_unit(behind[0].word) if behind else None
    is_time = unit is not None and units.is_time(unit) and rank.low == rank.high == 1
    lasts = (its.unit for its in ground.scenario.inputs if its.type == "quantity")
    if not is_time or unit is None or not any(map(units.is_time, lasts)):
        return rank
    return replace(rank, unit=unit, sense="level", end=rank.end + 1, cue="")


def _is_bare(question: Question) -> bool:
    """Return whether *question* gives amounts and says nothing else."""
    sized = {at for its in question.amounts for at in range(its.start, its.end)}
    return all(term.start in sized for term in question.terms) and not question.unknown


def score_amount(item: Input, amount: Amount, question: Question, ground: Ground) -> float:
    """Return how well the words around *amount* speak of *item*; 1.5 and more is sure."""
    score = score_words(item, amount.start, amount.end, question, ground)
    cues = {gap.before[0] for gap in ground.phrasing.gaps if gap.name == item.name and gap.before}
    if _starts_nothing(amount, question, ground):
        score -= 4.0 if ground.phrasing.is_start(item) else 0.0
    elif amount.cue in ("from", "to"):
        score += 2.0 if amount.cue in cues else 0.0
        others = {g.before[0] for g in ground.phrasing.gaps if g.name != item.name and g.before}
        score -= 2.0 if amount.cue in others - cues else 0.0
    moves = (its for its in question.amounts if its is not amount and is_change(its))
    has_move = any(not is_reached(its, question, ground) for its in moves)
    if ground.phrasing.find_start(item):
        score += 2.0 if is_change(amount) else -3.0 if has_move and amount.cue != "to" else 0.0
    if ground.phrasing.is_start(item) and amount.cue != "from":
        score += 3.0 if has_move and not is_change(amount) else -2.0
    doubt = ground.before.doubt
    if doubt and doubt.kind == "start" and doubt.name == item.name and not is_change(amount):
        score += 6.0 if amount.cue != "to" else 0.0
    score -= 0.0 if _is_possible(item, amount) else 1.0
    score += 3.0 if says_unit(item, amount, question, ground) else 0.0
    if item.name == ground.asked:
        score += 6.0 if _is_bare(question) else 0.5
    held = ground.before.find(item.name) is not None
    return round(score + (0.5 if item.default is None else 0.0) + (0.25 if held else 0.0), 6)


def _starts_nothing(amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether "from" goes before the only amount of its sort: "revenue from a 10% duty".

    What is cut from 10% does start there.
    """
    others = (its for its in question.amounts if its is not amount)
    is_alone = not any(its.unit == amount.unit or is_change(its) for its in others)
    is_first = is_alone and ground.before == Slots()
    return amount.cue == "from" and is_first and not amount.direction


def says_unit(item: Input, amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether a number of its own is counted in the unit that *amount* has ("12 rounds")."""
    if item.type != "quantity" or item.unit != "1" or not amount.unit:
        return False
    said = {token.stem for token in question.tokens[amount.start : amount.end]}
    names = {stems[0] for name, stems in ground.phrasing.names if name == item.name and stems}
    behind = (gap.behind for gap in ground.phrasing.gaps if gap.name == item.name)
    return not said.isdisjoint({*names, *behind})


def _is_possible(item: Input, amount: Amount) -> bool:
    """Return whether a plain number lies where the input makes sense (2 is no share of one)."""
    low, high = (item.domain.low, item.domain.high) if item.domain else (None, None)
    if amount.unit or amount.sense != "level" or item.unit != "1":
        return True
    return (low is None or amount.low >= low) and (high is None or amount.high <= high)


def is_change(amount: Amount) -> bool:
    """Return whether *amount* moves something, and is no level of it."""
    return amount.cue == "by" or amount.sense in ("factor", "points")


def is_reached(amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether *amount* is what an output comes to ("for its share to drop to 60%").

    A bare number right behind its name is, too, and what anything else moves by or comes to
    that the scenario does not speak of.
    """
    terms = {term.end: term.text for term in question.terms if not term.is_vague}
    copulas = ground.words["copulas"].split()
    start = amount.start
    while start and (
        question.tokens[start - 1].word in copulas
        or not question.tokens[start - 1].text[:1].isalnum()
    ):
        start -= 1
    is_moved_by = question.tokens[start - 1].word in ground.directions
    is_result = not amount.unit or (amount.unit == "%" and not is_moved_by)
    if is_result and terms.get(start) in ground.phrasing.asked:
        return True
    subject = list_subject(amount, question, ground) if is_moved(amount, question, ground) else ()
    is_another = any(its.is_known and its.text not in ground.phrasing.terms for its in subject)
    asked = (
        ground.phrasing.asked
        if amount.cue == "to"
        else ground.phrasing.asked - ground.phrasing.used
    )
    return is_another or (bool(subject) and subject[-1].text in asked)


def names_input(item: Input, amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether a word with content links *amount* to *item*: no mere "to", no "rises"."""
    ends = (amount.start - REACH, amount.end + REACH)
    near = [
        question.tokens[at]
        for at in range(max(0, ends[0]), min(ends[1], len(question.tokens)))
        if not amount.start <= at < amount.end
    ]
    said = {
        token.stem for token in near if not token.is_light and token.word not in ground.directions
    }
    gaps = (gap for gap in ground.phrasing.gaps if gap.name == item.name)
    if any(said & (gap.stems[0] | gap.stems[1]) for gap in gaps):
        return True
    light = {token.stem for token in question.tokens if token.is_light}
    stems = [token.stem for token in question.tokens]
    return any(
        not light.issuperset(wanted) and find_stems(stems, wanted)
        for name, wanted in ground.phrasing.names
        if name == item.name
    )
