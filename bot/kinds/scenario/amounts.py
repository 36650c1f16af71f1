"""Which amounts of a question set which numeric inputs of a scenario, and to what."""

from bot.base.model import Amount, Quantity, Question
from bot.kinds.scenario.changing import convert_amount, fits
from bot.kinds.scenario.ground import Found, Ground, score_words
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt, Slot


def link_amounts(question: Question, ground: Ground, found: Found) -> bool:
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
    found: Found,
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
    score = score_words(item, amount.start, amount.end, question, ground)
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
