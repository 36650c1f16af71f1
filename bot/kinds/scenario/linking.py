"""Which tokens of a question set which inputs of a scenario.

Mentions go to entity inputs, amounts to numeric ones, by unit and by the words around them.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from bot.base.frozen import dataclass
from bot.base.lexicon import make_key
from bot.base.model import Amount, Mention, Quantity, Question
from bot.calc import Units
from bot.kinds.scenario.changing import convert_amount, fits
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.phrasing import Phrasing, score_place
from bot.kinds.scenario.slots import Doubt, Slot, Slots


@dataclass(frozen=True, slots=True)
class Ground:
    """What linking needs to know besides the question.

    Attributes:
        rows: Input -> the entities it may be, in the table's order.
        kinds: Input -> the kind of those entities.
        values: Input -> the amount it has now: given before, or its default.
        before: The slots of the last turn.
    """

    scenario: Scenario
    phrasing: Phrasing
    units: Units
    words: Mapping[str, Any]
    directions: Mapping[str, str]
    rows: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    values: Mapping[str, Quantity]
    before: Slots


@dataclasses.dataclass(slots=True)
class _Found:
    slots: dict[str, Slot] = field(default_factory=dict)
    tokens: set[int] = field(default_factory=set)
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Slots that a question sets, and the tokens that do it; None in *slots* when it clashes."""

    slots: Slots | None
    tokens: frozenset[int]


def link_question(question: Question, ground: Ground) -> Link:
    """Return what *question* sets; a gain asked of a loss gives no slots at all."""
    found = _Found()
    _link_entities(question, ground, found)
    _link_options(question, ground, found)
    if not _link_amounts(question, ground, found):
        return Link(None, frozenset())
    slots = Slots(tuple(found.slots.values()), question.sources, found.doubt)
    return Link(slots, frozenset(found.tokens))


# --- entities -----------------------------------------------------------------------


def _link_entities(question: Question, ground: Ground, found: _Found) -> None:
    inputs = [item for item in ground.scenario.inputs if item.type == "entity"]
    if not inputs:
        return
    group = _find_phrase(question, ground.words["rest"])
    named: dict[str, list[str]] = {}
    for mention in question.mentions:
        item = _choose_entity_input(mention, inputs, question, ground, set(named))
        if item is None:
            _doubt_row(mention, inputs, ground, found)
            continue
        named.setdefault(item.name, []).append(mention.entity)
        found.tokens.update(range(mention.start, mention.end))
    for name, rows in named.items():
        found.slots[name] = Slot(name, rows=tuple(dict.fromkeys(rows)))
    everyone = _find_phrase(question, ground.words["all"])
    if group:
        _take_rest(group, inputs, ground, found)
    elif everyone and len(inputs) == 1 and not found.slots:
        found.slots[inputs[0].name] = Slot(inputs[0].name, rows=ground.rows[inputs[0].name])
        found.tokens.update(range(*everyone))


def _choose_entity_input(
    mention: Mention,
    inputs: Sequence[Input],
    question: Question,
    ground: Ground,
    taken: set[str],
) -> Input | None:
    able = [item for item in inputs if mention.entity in ground.rows[item.name]]
    if len(able) < 2:
        return able[0] if able else None
    return max(
        able,
        key=lambda item: (
            round(_score(item, mention.start, mention.end, question, ground), 6),
            item.name not in taken,
            -inputs.index(item),
        ),
    )


def _doubt_row(mention: Mention, inputs: Sequence[Input], ground: Ground, found: _Found) -> None:
    """Take note of an entity of the kind that is wanted, but that no row has."""
    item = next((i for i in inputs if ground.kinds[i.name] == mention.kind != ""), None)
    if item and f"@{mention.entity}" not in ground.phrasing.terms:
        found.doubt = found.doubt or Doubt("row", item.name, mention.entity)
        found.tokens.update(range(mention.start, mention.end))


def _take_rest(
    span: tuple[int, int], inputs: Sequence[Input], ground: Ground, found: _Found
) -> None:
    """Set an input to every row but those named, here or before."""
    item = inputs[0]
    named = found.slots.get(item.name) or ground.before.find(item.name)
    if named is None or len(inputs) > 1:
        return
    rest = tuple(row for row in ground.rows[item.name] if row not in named.rows)
    found.slots[item.name] = Slot(item.name, rows=rest)
    found.tokens.update(range(*span))


def _find_phrase(question: Question, phrases: Sequence[str]) -> tuple[int, int] | None:
    words = [token.word for token in question.tokens]
    for phrase in phrases:
        wanted = make_key(phrase).split()
        for at in range(len(words) - len(wanted) + 1 if wanted else 0):
            if words[at : at + len(wanted)] == wanted:
                return at, at + len(wanted)
    return None


def _link_options(question: Question, ground: Ground, found: _Found) -> None:
    for item in ground.scenario.inputs:
        for option in item.options:
            span = _find_phrase(question, (option.lower(),))
            if span and item.name not in found.slots:
                found.slots[item.name] = Slot(item.name, option=option)
                found.tokens.update(range(*span))


# --- amounts ------------------------------------------------------------------------


def _link_amounts(question: Question, ground: Ground, found: _Found) -> bool:
    """Set inputs from amounts, best fit first; return False when a direction clashes."""
    bounds = ground.words["bounds"].split()
    amounts = [amount for amount in question.amounts if amount.cue not in bounds]
    pairs = sorted(
        (
            (-_score_amount(item, amount, question, ground), amounts.index(amount), place)
            for place, item in enumerate(ground.scenario.inputs)
            for amount in amounts
            if fits(item, amount, ground.units, _find_base(item, ground))
        ),
    )
    chosen: dict[int, Input] = {}
    for score, at, place in pairs:
        item = ground.scenario.inputs[place]
        is_sure = score <= -1.5 or item.default is None or _has_gap(item, ground)
        if at not in chosen and item not in chosen.values() and is_sure:
            chosen[at] = item
    return all(
        _set_amount(chosen[at], amounts[at], question, ground, found)
        for at in sorted(chosen, key=lambda at: _is_change(amounts[at]))
    )


def _set_amount(
    item: Input,
    amount: Amount,
    question: Question,
    ground: Ground,
    found: _Found,
) -> bool:
    way = amount.direction or _find_way(question, ground) or _keep_way(item, ground)
    wanted = _find_wanted_way(item, ground)
    if wanted and way and way != wanted:
        return False
    base = _find_base(item, ground)
    start = _find_start(item, ground)
    if start and (slot := found.slots.get(start)):
        base = slot.quantity
    made = convert_amount(item, amount, way, base, ground.units)
    if made is None:
        return True
    found.tokens.update(range(amount.start, amount.end))
    found.tokens.update(_list_way_words(question, ground))
    if isinstance(made, Doubt):
        found.doubt = found.doubt or made
    else:
        found.slots[item.name] = Slot(item.name, quantity=made)
    return True


def _find_wanted_way(item: Input, ground: Ground) -> str:
    """Return the only way in which a part may go; a level that is reached may go both."""
    if item.type != "percent" or _find_start(item, ground) or _is_start(item, ground):
        return ""
    return ground.phrasing.find_direction(item.name)


def _is_start(item: Input, ground: Ground) -> bool:
    return any(_find_start(other, ground) == item.name for other in ground.scenario.inputs)


def _keep_way(item: Input, ground: Ground) -> str:
    """Return the direction that a change had before ("and at 20%?")."""
    held = ground.before.find(item.name)
    if item.type != "change" or held is None or held.quantity is None or held.quantity.low is None:
        return ""
    return "down" if held.quantity.low < 0 else "up"


def _find_way(question: Question, ground: Ground) -> str:
    ways = {ground.directions[t.word] for t in question.tokens if t.word in ground.directions}
    return ways.pop() if len(ways) == 1 else ""


def _list_way_words(question: Question, ground: Ground) -> list[int]:
    return [i for i, token in enumerate(question.tokens) if token.word in ground.directions]


def _has_gap(item: Input, ground: Ground) -> bool:
    return any(gap.name == item.name for gap in ground.phrasing.gaps)


def _find_start(item: Input, ground: Ground) -> str:
    """Return the input a level starts from: "from {old} to {new}"; empty when there is none."""
    if not any(g.name == item.name and g.before[:1] == ("to",) for g in ground.phrasing.gaps):
        return ""
    starts = [
        gap.name
        for gap in ground.phrasing.gaps
        if gap.before[:1] == ("from",) and gap.name != item.name
    ]
    numeric = {other.name for other in ground.scenario.inputs if other.unit == item.unit}
    return next((name for name in starts if name in numeric), "")


def _find_base(item: Input, ground: Ground) -> Quantity | None:
    """Return what a relative change of *item* starts from."""
    start = _find_start(item, ground)
    if start:
        return ground.values.get(start)
    return ground.values.get(item.name)


def _score_amount(item: Input, amount: Amount, question: Question, ground: Ground) -> float:
    score = _score(item, amount.start, amount.end, question, ground)
    cues = {gap.before[0] for gap in ground.phrasing.gaps if gap.name == item.name and gap.before}
    if amount.cue in ("from", "to"):
        score += 2.0 if amount.cue in cues else 0.0
        others = {g.before[0] for g in ground.phrasing.gaps if g.name != item.name and g.before}
        score -= 2.0 if amount.cue in others - cues else 0.0
    has_move = any(_is_change(its) for its in question.amounts if its is not amount)
    if _find_start(item, ground):
        score += 2.0 if _is_change(amount) else -3.0 if has_move and amount.cue != "to" else 0.0
    if _is_start(item, ground) and amount.cue != "from":
        score += 3.0 if has_move and not _is_change(amount) else -2.0
    held = ground.before.find(item.name) is not None
    return round(score + (0.5 if item.default is None else 0.0) + (0.25 if held else 0.0), 6)


def _is_change(amount: Amount) -> bool:
    return amount.cue == "by" or amount.sense in ("factor", "points")


def _score(item: Input, start: int, end: int, question: Question, ground: Ground) -> float:
    """Return how well the words around tokens ``start:end`` speak of *item*."""
    places = (
        score_place(gap, question.tokens, start, end)
        for gap in ground.phrasing.gaps
        if gap.name == item.name
    )
    words = (item.label, item.name.replace("_", " "), *item.words)
    spans = (_find_phrase(question, (word.lower(),)) for word in words if word)
    near = [
        3.0 - 0.5 * max(start - span[1], span[0] - end, 0)
        for span in spans
        if span and (span[1] <= start or span[0] >= end)
    ]
    return max(places, default=0.0) + max((*near, 0.0))
