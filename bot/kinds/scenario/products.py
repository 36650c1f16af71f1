"""Amounts that only together give an input: a weight and its price, "10 t at $63/kg"."""

from itertools import pairwise

from bot.base.model import Amount, Quantity, Question
from bot.calc import UnitError
from bot.kinds.scenario.ground import Found, Ground
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Slot

_NEAR = 3


def link_products(question: Question, ground: Ground, found: Found) -> None:
    """Set what is needed and not given from two amounts side by side whose product it is."""
    for item in ground.scenario.inputs:
        if item.type != "quantity" or item.default is not None or item.name in found.slots:
            continue
        for one, other in pairwise(question.amounts):
            takers = [find_taker(its, found) for its in (one, other)]
            is_open = "" in takers or not found.weak.isdisjoint(takers)
            is_pair = is_open and _joins(one, other, question)
            product = _multiply(one, other, item, ground) if is_pair else None
            if product is not None:
                for name in found.weak.intersection(takers):
                    found.slots.pop(name, None)
                    found.weak.discard(name)
                found.slots[item.name] = Slot(item.name, quantity=product)
                found.tokens.update(range(one.start, other.end))
                break


def find_taker(amount: Amount, found: Found) -> str:
    """Return the input that *amount* has gone to; empty for none."""
    return next((name for name, start in found.takers.items() if start == amount.start), "")


def _joins(one: Amount, other: Amount, question: Question) -> bool:
    """Return whether only light words ("at", "of") lie between a level and what each of it is.

    A percentage of a price is no product of the two.
    """
    between = question.tokens[one.end : other.start]
    is_level = one.sense == other.sense == "level" and not {"", "%", "pp"} & {one.unit, other.unit}
    is_each = "/" in one.unit + other.unit
    return (
        is_level
        and is_each
        and 0 < len(between) <= _NEAR
        and all(token.is_light for token in between)
    )


def _multiply(one: Amount, other: Amount, item: Input, ground: Ground) -> Quantity | None:
    try:
        unit = ground.units.join(one.unit, other.unit)
        product = Quantity(one.low * other.low, one.high * other.high, unit)
        return ground.units.convert(product, item.unit)
    except UnitError:
        return None
