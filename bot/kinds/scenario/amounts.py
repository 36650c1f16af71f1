"""Which amounts of a question set which numeric inputs of a scenario, and to what."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from bot.base.model import Amount, Quantity, Question
from bot.calc import format_quantity, parse_quantity
from bot.kinds.scenario.belonging import belongs_elsewhere
from bot.kinds.scenario.bounding import doubt_sign, is_limit, open_bound
from bot.kinds.scenario.changing import (
    ask_time,
    convert_amount,
    find_time,
    fits,
    is_loose,
    is_move,
    suit_unit,
)
from bot.kinds.scenario.evidence import (
    is_change,
    is_reached,
    names_input,
    score_amount,
)
from bot.kinds.scenario.ground import Found, Ground, score_words
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt, Slot
from bot.kinds.scenario.supplying import find_origin, find_said_time, share_unit
from bot.kinds.scenario.ways import (
    find_wanted_way,
    find_way,
    is_cut_by,
    keep_way,
    list_way_words,
)

_MOST = 24
"""More amounts than any calculation takes, lists apart: they would only take time."""

_HINTED = 1.0
"""Score from which a bare number may be of an input that has a unit."""

_SURE = 1.5
"""Score from which an amount surely means an input."""

_SURER = 2.5
"""The same where none but light words ("of") say so, of an input that need not be given."""


def link_amounts(question: Question, ground: Ground, found: Found) -> bool:
    """Set inputs from amounts, best fit first; return False when they cannot be meant so."""
    amounts = question.amounts
    if len(amounts) > _MOST:
        return False
    chosen = _choose_inputs(question, ground, found)
    for at, item in chosen.items():
        found.takers[item.name] = amounts[at].start
        found.weak |= set() if _is_told(item, amounts[at], question, ground) else {item.name}
    loose = {amounts[at].unit for at, item in chosen.items() if is_loose(item, amounts[at])}
    if any(suit_unit(one, other, ground.units) for one, other in combinations(loose, 2)):
        return False
    return all(
        _set_amount(chosen[at], amounts[at], question, ground, found)
        for at in sorted(chosen, key=lambda at: is_change(amounts[at]))
    )


def _choose_inputs(question: Question, ground: Ground, found: Found) -> dict[int, Input]:
    """Return the input that each amount sets, by the amount's position, best fit first.

    An input with a default has to be named, or the only one that the amount fits. What goes up or
    down is no level that nobody speaks of: "cuts its harvest by a third" sets no limit.
    """
    amounts = question.amounts
    fitting = [
        (-score_amount(item, amount, question, ground), at, place)
        for place, item in enumerate(ground.scenario.inputs)
        for at, amount in enumerate(amounts)
        if item.name not in found.slots
        and fits(item, amount, ground.units, is_level=_is_level(item, ground))
        and (_is_bound(item, amount, ground) or not is_reached(amount, question, ground))
        and not belongs_elsewhere(item, amount, question, ground)
    ]
    chosen: dict[int, Input] = {}
    for score, at, place in sorted(fitting):
        item = ground.scenario.inputs[place]
        is_only = sum(its == at for _, its, _ in fitting) == 1 and _has_gap(item, ground)
        is_only &= not is_loose(item, amounts[at]) or names_input(
            item, amounts[at], question, ground
        )
        is_needed = item.default is None and not is_loose(item, amounts[at])
        is_needed &= not _is_bare(item, amounts[at]) or score <= -_HINTED
        is_free = at not in chosen and item not in chosen.values()
        is_free &= not _moves_another(item, amounts[at], question, ground)
        told = names_input(item, amounts[at], question, ground)
        is_sure = item.default is None or told or is_limit(item, ground)
        sure = _SURE if is_sure else _SURER
        if is_free and (score <= -sure or is_needed or is_only):
            chosen[at] = item
    return chosen


def _is_bound(item: Input, amount: Amount, ground: Ground) -> bool:
    """Return whether *item* is a limit that *amount* gives: by an amount it would only move."""
    return is_limit(item, ground) and not is_change(amount)


def _is_bare(item: Input, amount: Amount) -> bool:
    """Return whether *amount* is a number alone, and *item* has a unit."""
    return not amount.unit and amount.sense == "level" and item.unit != "1" and amount.high != 0


def _moves_another(item: Input, amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether *amount* moves something, and no words say surely that it is *item*.

    What may only go the way that the words do ("supply shrinks 5%" of a loss) is moved by none.
    """
    is_factor = amount.sense == "factor" and bool(amount.direction)
    is_moved = is_factor or (
        amount.sense == "level" and bool(amount.direction or amount.cue == "by")
    )
    wanted = find_wanted_way(item, ground)
    starts = ground.phrasing.find_start(item)
    is_start = ground.phrasing.is_start(item)
    is_open = item.type == "change" or bool(starts) or is_start or item.name == ground.asked
    is_open |= ground.before.find(item.name) is not None
    is_open |= bool(wanted) and wanted == amount.direction
    told = score_words(item, amount.start, amount.end, question, ground)
    return is_moved and not is_open and told < _SURE


def _is_told(item: Input, amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether some word links an amount to the input that it sets."""
    is_moved = item.type == "change" and bool(amount.direction) and not item.words
    is_named = names_input(item, amount, question, ground) or _is_only_measure(item, amount, ground)
    return (is_named or is_moved) and not is_loose(item, amount)


def _is_only_measure(item: Input, amount: Amount, ground: Ground) -> bool:
    """Return whether the unit of an amount is that of *item* and of no other input."""
    alike = [
        its.name for its in ground.scenario.inputs if suit_unit(amount.unit, its.unit, ground.units)
    ]
    return amount.unit not in ("", "%", "pp") and alike == [item.name]


def _set_amount(
    item: Input,
    amount: Amount,
    question: Question,
    ground: Ground,
    found: Found,
) -> bool:
    amount = share_unit(item, amount, question, ground)
    time = find_time(item, amount, ground.units)
    if time and (said := find_said_time(amount, question, ground)):
        amount = replace(amount, unit=f"{amount.unit}/{said[0]}")
        found.tokens.add(said[1])
    elif time and ground.units.measure(time).factor != 1 and item.name != ground.asked:
        found.doubt = found.doubt or ask_time(item, amount, time)
        found.tokens.update(range(amount.start, amount.end))
        return True
    way = amount.direction or find_way(question, ground, amount) or keep_way(item, ground)
    wanted = find_wanted_way(item, ground)
    is_sure = bool(amount.direction) or len(question.amounts) == 1
    if wanted and way and way != wanted and is_sure:
        return False
    is_cut = is_cut_by(amount, question, ground)
    made = _convert(item, amount, way, ground, found, is_cut=is_cut)
    if isinstance(made, Doubt) and made.kind == "start":
        origin = find_origin(item, amount, question, ground)
        start = convert_amount(item, origin, "", None, ground.units) if origin else None
        if origin and isinstance(start, Quantity):
            made = convert_amount(item, amount, way, start, ground.units)
            found.tokens.update(range(origin.start, origin.end))
    if made is None:
        return True
    is_signed = amount.start > 0 and question.tokens[amount.start - 1].text == "+"
    if isinstance(made, Quantity) and not is_signed:
        made = doubt_sign(item, amount, made) or made
    found.tokens.update(range(amount.start, amount.end))
    found.tokens.update(list_way_words(question, ground))
    if isinstance(made, Doubt):
        found.doubt = found.doubt or made
    else:
        opened = open_bound(item, amount, made, ground)
        found.slots[item.name] = Slot(item.name, quantity=opened)
    return True


def _convert(
    item: Input, amount: Amount, way: str, ground: Ground, found: Found, *, is_cut: bool = False
) -> Quantity | Doubt | None:
    """Return what *amount* sets *item* to; in doubt when it changes a level nobody gave."""
    start = ground.phrasing.find_start(item)
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
    way = amount.direction or find_way(question, ground, amount) or keep_way(item, ground)
    return _convert(item, amount, way, ground, Found())


def settle_start(question: Question, ground: Ground, found: Found) -> None:
    """Work out a change whose start was asked back for and is now given."""
    doubt = ground.before.doubt
    slot = found.slots.get(doubt.name) if doubt else None
    if doubt is None or doubt.kind != "start" or doubt.amount is None:
        return
    if slot is None or slot.quantity is None:
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
    start = ground.phrasing.find_start(item)
    if start or item.name in ground.values:
        return True
    text = item.default.text if item.default else ""
    if item.type != "quantity" or not text or text.endswith(".value"):
        return bool(text)
    usual = parse_quantity(text, item.unit, ground.units)
    return usual.low == usual.high


def _has_gap(item: Input, ground: Ground) -> bool:
    return any(gap.name == item.name for gap in ground.phrasing.gaps)
