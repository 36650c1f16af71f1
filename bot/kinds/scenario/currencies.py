"""Amounts in another currency than an input's: how many the one is of the other is asked back."""

import unicodedata
from dataclasses import replace

from bot.base.model import Amount, Quantity, Question, Unit
from bot.calc import UnitError, Units
from bot.kinds.scenario.ground import Found, Ground, score_words
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt, Slot


def doubt_currency(question: Question, ground: Ground, found: Found) -> None:
    """Take note of the first amount that only a rate of exchange makes one of an input."""
    for amount in question.amounts:
        if not found.tokens.isdisjoint(range(amount.start, amount.end)):
            continue
        able = [item for item in ground.scenario.inputs if _find_pair(amount, item, ground)]
        if able and found.doubt is None:
            item = max(able, key=lambda its: _score(its, amount, question, ground))
            own, wanted = _find_pair(amount, item, ground) or ("", "")
            text = f"{amount.text} is in {own}: how many {own} are 1 {wanted}?"
            found.doubt = Doubt("rate", item.name, text, target=item.name, amount=amount)
            found.tokens.update(range(amount.start, amount.end))
            found.slots.pop(item.name, None)


def settle_currency(question: Question, ground: Ground, found: Found) -> tuple[int, ...]:
    """Set the input whose rate of exchange was asked back for; return the amount that gives it."""
    doubt = ground.before.doubt
    if doubt is None or doubt.kind != "rate" or doubt.amount is None or not question.amounts:
        return ()
    item = next(its for its in ground.scenario.inputs if its.name == doubt.target)
    pair = _find_pair(doubt.amount, item, ground)
    rate = question.amounts[0]
    if pair is None or rate.low <= 0 or rate.sense != "level":
        return ()
    own, wanted = pair
    if rate.unit not in ("", own, wanted, f"{own}/{wanted}", f"{wanted}/{own}"):
        return ()
    is_inverse = rate.unit in (wanted, f"{wanted}/{own}")
    low, high = (rate.low, rate.high) if is_inverse else (1 / rate.high, 1 / rate.low)
    unit = doubt.amount.unit.replace(own, wanted, 1)
    given = Quantity(doubt.amount.low * low, doubt.amount.high * high, unit)
    made = ground.units.convert(given, item.unit)
    found.slots[item.name] = Slot(item.name, quantity=replace(made, text=""))
    found.tokens.update(range(rate.start, rate.end))
    return (0,)


def _score(item: Input, amount: Amount, question: Question, ground: Ground) -> float:
    return round(score_words(item, amount.start, amount.end, question, ground), 6)


def _find_pair(amount: Amount, item: Input, ground: Ground) -> tuple[str, str] | None:
    """Return the currencies of an amount and an input that measure the same but for them."""
    if item.type != "quantity" or amount.sense != "level" or not amount.unit:
        return None
    own, wanted = (_find_money(unit, ground.units) for unit in (amount.unit, item.unit))
    if not own or not wanted or own == wanted:
        return None
    try:
        is_alike = ground.units.is_alike(amount.unit.replace(own, wanted, 1), item.unit)
    except UnitError:
        return None
    return (own, wanted) if is_alike else None


def _find_money(expression: str, units: Units) -> str:
    """Return the currency that a unit expression begins with: a unit that has a sign for it."""
    unit = units.find(expression.split("/")[0])
    return unit.id if unit is not None and _is_money(unit) else ""


def _is_money(unit: Unit) -> bool:
    return any(unicodedata.category(sign) == "Sc" for name in unit.aliases for sign in name)
