"""Which amounts of a question set which numeric inputs of a scenario, and to what."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from bot.base.model import Amount, Quantity, Question
from bot.calc import format_quantity, parse_quantity
from bot.kinds.scenario.bounding import is_limit, open_bound
from bot.kinds.scenario.changing import (
    ask_time,
    convert_amount,
    find_time,
    fits,
    is_loose,
    is_move,
    suit_unit,
)
from bot.kinds.scenario.ground import Found, Ground, score_words
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt, Slot, Slots

_NEAR = 5
"""Words before an amount among which an output may be named that comes to it."""


_TOLD = 1.0
"""Score from which some word links an amount to an input."""


def link_amounts(question: Question, ground: Ground, found: Found) -> bool:
    """Set inputs from amounts, best fit first; return False when a direction clashes."""
    amounts = question.amounts
    fitting = [
        (place, at)
        for place, item in enumerate(ground.scenario.inputs)
        for at, amount in enumerate(amounts)
        if fits(item, amount, ground.units, is_level=_is_level(item, ground))
        and (is_limit(item, ground) or not _is_reached(amount, question, ground))
        and item.name not in found.slots
    ]
    scores = {
        (place, at): score_amount(ground.scenario.inputs[place], amounts[at], question, ground)
        for place, at in fitting
    }
    chosen: dict[int, Input] = {}
    for score, at, place in sorted((-scores[pair], pair[1], pair[0]) for pair in fitting):
        item = ground.scenario.inputs[place]
        is_only = sum(its == at for _, its in fitting) == 1 and _has_gap(item, ground)
        is_needed = item.default is None and not is_loose(item, amounts[at])
        is_sure = score <= -1.5 or is_needed or is_only
        if at not in chosen and item not in chosen.values() and is_sure:
            chosen[at] = item
            found.takers[item.name] = amounts[at].start
            told = score_words(item, amounts[at].start, amounts[at].end, question, ground)
            is_moved = item.type == "change" and bool(amounts[at].direction)
            is_told = (told >= _TOLD or is_moved) and not is_loose(item, amounts[at])
            found.weak |= set() if is_told else {item.name}
    loose = {amounts[at].unit for at, item in chosen.items() if is_loose(item, amounts[at])}
    if any(suit_unit(one, other, ground.units) for one, other in combinations(loose, 2)):
        return False
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
    time = find_time(item, amount, ground.units)
    if time and (said := _find_said_time(amount, question, ground)):
        amount = replace(amount, unit=f"{amount.unit}/{said}")
    elif time and ground.units.measure(time).factor != 1 and item.name != ground.asked:
        found.doubt = found.doubt or ask_time(item, amount, time)
        found.tokens.update(range(amount.start, amount.end))
        return True
    way = amount.direction or find_way(question, ground) or _keep_way(item, ground)
    wanted = _find_wanted_way(item, ground)
    if wanted and way and way != wanted:
        return False
    is_cut = _is_cut_by(amount, question, ground)
    made = _convert(item, amount, way, ground, found, is_cut=is_cut)
    if made is None:
        return True
    found.tokens.update(range(amount.start, amount.end))
    found.tokens.update(_list_way_words(question, ground))
    if isinstance(made, Doubt):
        found.doubt = found.doubt or made
    else:
        opened = open_bound(item, amount, made, ground)
        found.slots[item.name] = Slot(item.name, quantity=opened)
    return True


def _find_said_time(amount: Amount, question: Question, ground: Ground) -> str:
    """Return the time that the words around an amount name: "annual use of", "eaten a day"."""
    floor = max((its.end for its in question.amounts if its.end <= amount.start), default=0)
    top = min((its.start for its in question.amounts if its.start >= amount.end), default=_NEAR**2)
    behind = range(amount.end, min(amount.end + _NEAR, top, len(question.tokens)))
    places = [*range(amount.start - 1, floor - 1, -1), *behind]
    words = (question.tokens[at].word for at in places)
    named = (ground.units.find_unit(word) for word in words)
    return next((unit for unit in named if unit and ground.units.is_time(unit)), "")


def _convert(
    item: Input, amount: Amount, way: str, ground: Ground, found: Found, *, is_cut: bool = False
) -> Quantity | Doubt | None:
    """Return what *amount* sets *item* to; in doubt when it changes a level nobody gave."""
    start = ground.phrasing.find_start(item, ground.scenario)
    slot = found.slots.get(start)
    base = slot.quantity if slot else ground.values.get(start or item.name)
    is_part = item.type == "change" or ground.phrasing.is_part(item) or _is_fraction(amount, way)
    is_part = is_part and not start and not is_limit(item, ground)
    is_known = base is not None and base.low is not None and base.low == base.high
    is_changed = is_move(item, amount, way) or (amount.cue == "" and is_cut)
    if not is_part and not is_known and is_changed:
        return _ask_start(item, start or item.name, amount, way, ground)
    return convert_amount(item, amount, way, base, ground.units, is_part=is_part)


def _is_fraction(amount: Amount, way: str) -> bool:
    """Return whether it is a plain part ("half is passed on"): nothing rises or falls."""
    return amount.sense == "factor" and amount.high <= 1 and not way


def _ask_start(item: Input, start: str, amount: Amount, way: str, ground: Ground) -> Doubt:
    asked = next(its for its in ground.scenario.inputs if its.name == start)
    label = asked.label or asked.name.replace("_", " ")
    ten = format_quantity(Quantity(Fraction(10), Fraction(10), asked.unit))
    text = f"{label} is not given: from what does it change? Say for example “from {ten}”."
    return Doubt("start", start, text, target=item.name, amount=amount, way=way)


def _is_reached(amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether *amount* is what an output comes to ("for its share to drop to 60%").

    A bare number right behind its name is, too, and what anything else comes to that the
    scenario does not speak of.
    """
    terms = {term.end: term.text for term in question.terms}
    start = amount.start
    while start and not question.tokens[start - 1].text[:1].isalnum():
        start -= 1
    if not amount.unit and terms.get(start) in ground.phrasing.asked:
        return True
    if amount.cue != "to":
        return False
    before = range(max(0, amount.start - _NEAR), amount.start)
    said = [
        term.text
        for term in question.terms
        if term.start in before
        and term.text[0].isalpha()
        and question.tokens[term.start].word not in ground.directions
    ]
    is_another = bool(said) and said[-1] not in ground.phrasing.terms
    return is_another or not ground.phrasing.asked.isdisjoint(said)


def _is_cut_by(amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether right behind *amount* it is called a loss ("a 30% cut"): no level is."""
    behind = question.tokens[amount.end : amount.end + 2]
    return any(ground.directions.get(token.word) == "down" for token in behind)


def choose_input(amount: Amount, question: Question, ground: Ground) -> Input | None:
    """Return the input that *amount* speaks of best; None when it fits none."""
    able = [
        (-score_amount(item, amount, question, ground), place)
        for place, item in enumerate(ground.scenario.inputs)
        if fits(item, amount, ground.units, is_level=_is_level(item, ground))
    ]
    return ground.scenario.inputs[min(able)[1]] if able else None


def convert_said(
    item: Input, amount: Amount, question: Question, ground: Ground
) -> Quantity | Doubt | None:
    """Return what *amount* alone sets *item* to, with the direction that the words give."""
    way = amount.direction or find_way(question, ground) or _keep_way(item, ground)
    return _convert(item, amount, way, ground, Found())


def settle_start(question: Question, ground: Ground, found: Found) -> None:
    """Work out a change whose start was asked back for and is now given."""
    doubt = ground.before.doubt
    slot = found.slots.get(doubt.name) if doubt else None
    if doubt is None or doubt.amount is None or slot is None or slot.quantity is None:
        return
    if any(amount.cue == "to" for amount in question.amounts):
        return
    item = next(its for its in ground.scenario.inputs if its.name == doubt.target)
    made = convert_amount(item, doubt.amount, doubt.way, slot.quantity, ground.units)
    if isinstance(made, Doubt):
        found.doubt = found.doubt or made
    elif made is not None:
        found.slots[item.name] = Slot(item.name, quantity=made)


def _is_level(item: Input, ground: Ground) -> bool:
    """Return whether an input has one value before anything is said."""
    start = ground.phrasing.find_start(item, ground.scenario)
    if start or item.name in ground.values:
        return True
    text = item.default.text if item.default else ""
    if item.type != "quantity" or not text or text.endswith(".value"):
        return bool(text)
    usual = parse_quantity(text, item.unit, ground.units)
    return usual.low == usual.high


def _find_wanted_way(item: Input, ground: Ground) -> str:
    """Return the only way in which a part may go; a level that is reached may go both."""
    if (
        item.type != "percent"
        or ground.phrasing.find_start(item, ground.scenario)
        or ground.phrasing.is_start(item, ground.scenario)
    ):
        return ""
    return ground.phrasing.find_direction(item.name)


def _keep_way(item: Input, ground: Ground) -> str:
    """Return the direction that a change had before ("and at 20%?")."""
    held = ground.before.find(item.name)
    if item.type != "change":
        return ""
    if held is None or held.quantity is None or held.quantity.low is None:
        return ground.before.way
    return "down" if held.quantity.low < 0 else "up"


def find_way(question: Question, ground: Ground) -> str:
    """Return ``up`` or ``down`` when the words of the whole question go one way; else empty."""
    ways = {ground.directions[t.word] for t in question.tokens if t.word in ground.directions}
    return ways.pop() if len(ways) == 1 else ""


def _list_way_words(question: Question, ground: Ground) -> list[int]:
    return [i for i, token in enumerate(question.tokens) if token.word in ground.directions]


def _has_gap(item: Input, ground: Ground) -> bool:
    return any(gap.name == item.name for gap in ground.phrasing.gaps)


def complete_amount(amount: Amount, question: Question, ground: Ground) -> Amount:
    """Return *amount* in the unit of the input that was asked back for, where it has none."""
    item = next((its for its in ground.scenario.inputs if its.name == ground.asked), None)
    if item is None or amount.sense != "level" or not _is_bare(question):
        return amount
    is_part = bool(amount.unit) and item.unit.startswith(f"{amount.unit}/")
    return replace(amount, unit=item.unit) if not amount.unit or is_part else amount


def _is_bare(question: Question) -> bool:
    """Return whether *question* gives amounts and says nothing else."""
    sized = {at for its in question.amounts for at in range(its.start, its.end)}
    return all(term.start in sized for term in question.terms) and not question.unknown


def score_amount(item: Input, amount: Amount, question: Question, ground: Ground) -> float:
    """Return how well the words around *amount* speak of *item*; 1.5 and more is sure."""
    score = score_words(item, amount.start, amount.end, question, ground)
    cues = {gap.before[0] for gap in ground.phrasing.gaps if gap.name == item.name and gap.before}
    if _starts_nothing(amount, question, ground):
        score -= 4.0 if ground.phrasing.is_start(item, ground.scenario) else 0.0
    elif amount.cue in ("from", "to"):
        score += 2.0 if amount.cue in cues else 0.0
        others = {g.before[0] for g in ground.phrasing.gaps if g.name != item.name and g.before}
        score -= 2.0 if amount.cue in others - cues else 0.0
    has_move = any(_is_change(its) for its in question.amounts if its is not amount)
    if ground.phrasing.find_start(item, ground.scenario):
        score += 2.0 if _is_change(amount) else -3.0 if has_move and amount.cue != "to" else 0.0
    if ground.phrasing.is_start(item, ground.scenario) and amount.cue != "from":
        score += 3.0 if has_move and not _is_change(amount) else -2.0
    doubt = ground.before.doubt
    if doubt and doubt.kind == "start" and doubt.name == item.name and not _is_change(amount):
        score += 6.0 if amount.cue != "to" else 0.0
    score -= 0.0 if _is_possible(item, amount) else 1.0
    if item.name == ground.asked:
        score += 6.0 if _is_bare(question) else 0.5
    held = ground.before.find(item.name) is not None
    return round(score + (0.5 if item.default is None else 0.0) + (0.25 if held else 0.0), 6)


def _starts_nothing(amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether "from" goes before the only amount of its sort: "revenue from a 10% duty"."""
    others = (its for its in question.amounts if its is not amount)
    is_alone = not any(its.unit == amount.unit or _is_change(its) for its in others)
    return amount.cue == "from" and is_alone and ground.before == Slots()


def _is_possible(item: Input, amount: Amount) -> bool:
    """Return whether a plain number lies where the input makes sense (2 is no share of one)."""
    low, high = (item.domain.low, item.domain.high) if item.domain else (None, None)
    if amount.unit or amount.sense != "level" or item.unit != "1":
        return True
    return (low is None or amount.low >= low) and (high is None or amount.high <= high)


def _is_change(amount: Amount) -> bool:
    return amount.cue == "by" or amount.sense in ("factor", "points")
