"""From an amount of a question to the quantity an input takes, or what is in doubt about it.

Fractions, factors, points and relative changes become what the input's type needs.
"""

from dataclasses import replace
from fractions import Fraction

from bot.base.model import Amount, Choice, Quantity
from bot.calc import UnitError, Units, format_quantity
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt

PERCENT = Fraction(100)


def fits(item: Input, amount: Amount, units: Units, *, is_level: bool) -> bool:
    """Return whether *amount* may set *item*; *is_level* when it has a value at present."""
    if amount.sense not in ("level", "factor", "points") or item.type not in (
        "percent",
        "change",
        "quantity",
    ):
        return False
    if item.type == "change" and item.unit == "%":
        return amount.sense == "factor" or amount.unit in ("%", "")
    if item.type == "change" and amount.sense != "level":
        return False
    if item.type == "percent":
        return amount.unit in ("%", "pp", "") or amount.sense != "level"
    if amount.sense == "factor" or amount.unit == "%" != item.unit:
        return is_level and (amount.sense == "factor" or bool(amount.direction))
    if amount.sense == "points":
        return False
    if is_loose(item, amount):
        return True
    return not amount.unit or bool(suit_unit(amount.unit, item.unit, units))


def is_loose(item: Input, amount: Amount) -> bool:
    """Return whether an input that has no unit takes the number of an amount that has one."""
    return item.type == "quantity" and item.unit == "1" and amount.unit not in ("", "%", "pp")


def find_time(item: Input, amount: Amount, units: Units) -> str:
    """Return the time that an input counts by and *amount* does not name; empty for none."""
    if not amount.unit or item.type not in ("quantity", "change") or "/" not in item.unit:
        return ""
    suited = suit_unit(amount.unit, item.unit, units)
    return suited.removeprefix(f"{amount.unit}/") if suited not in ("", amount.unit) else ""


def ask_time(item: Input, amount: Amount, time: str) -> Doubt:
    """Return the doubt about how long an amount of a rate is meant for."""
    asked = f"{amount.text} in what time? Say for example {amount.text} a {time}."
    choice = Choice(f"{amount.text} a {time}", f"and {amount.text} a {time}?")
    return Doubt("amount", item.name, asked, (choice,))


def suit_unit(unit: str, target: str, units: Units) -> str:
    """Return *unit* as it measures what *target* does ("5 t" of "t/yr"); empty when it cannot."""
    try:
        return units.suit(unit, target) if (unit == "%") == (target == "%") else ""
    except UnitError:
        return ""


def is_move(item: Input, amount: Amount, way: str) -> bool:
    """Return whether *amount* changes a level, so that the level it starts from must be known."""
    if amount.sense in ("factor", "points") or amount.unit == "pp":
        return True
    is_percent = amount.unit == "%" != item.unit and amount.cue != "to"
    return bool(way) and (amount.cue == "by" or is_percent)


def convert_amount(
    item: Input,
    amount: Amount,
    way: str,
    base: Quantity | None,
    units: Units,
    *,
    is_part: bool = False,
) -> Quantity | Doubt | None:
    """Return what *amount* sets *item* to; None when it cannot be meant.

    Args:
        item: The input.
        amount: What the words give.
        way: ``up`` or ``down`` as the words around say; empty when they do not.
        base: The value that a relative change starts from; None when there is none.
        units: The units of the base.
        is_part: The input is a part of something, not a level.
    """
    if not amount.unit and amount.sense == "level" and (item.unit or "%") != "1":
        if amount.low or amount.high:
            return _ask_unit(item, amount, way)
        amount = replace(amount, unit=item.unit or "%")  # nothing is nothing in any unit
    if amount.sense == "factor" and amount.low != amount.high:
        return _ask_multiple(item, amount)
    if item.type == "change":
        return _make_change(item, amount, way, units)
    if item.type == "percent" and is_part:
        return _make_part(amount, way)
    return _make_level(item, amount, way, base, units)


def _ask_unit(item: Input, amount: Amount, way: str) -> Doubt:
    unit = item.unit or "%"
    text = format_quantity(Quantity(amount.low, amount.high, unit))
    more = {"up": " more", "down": " less"}.get(way, "") if item.type == "change" else ""
    asked = f"{amount.text} of what unit? Say for example {text}{more}."
    return Doubt("amount", item.name, asked, (Choice(f"{text}{more}", f"and at {text}{more}?"),))


def _ask_multiple(item: Input, amount: Amount) -> Doubt:
    """Return the doubt that "two times more" leaves: twice as much, or three times as much."""
    said = [format_quantity(Quantity(end, end, "1")) for end in (amount.low, amount.high)]
    choices = tuple(Choice(f"{its} times as much", f"and {its}x?") for its in said)
    asked = f"“{amount.text}”: {said[0]} times as much, or {said[1]} times?"
    return Doubt("amount", item.name, asked, choices)


def _make_change(item: Input, amount: Amount, way: str, units: Units) -> Quantity | Doubt | None:
    """Return a change, relative or in the input's unit, negative for less."""
    low, high = amount.low, amount.high
    if item.unit != "%":
        factor = units.find_factor(suit_unit(amount.unit, item.unit, units), item.unit)
        low, high = low * factor, high * factor
    if amount.sense == "points":
        return None
    if amount.sense == "factor":
        return _order(_change_by(low, amount, way), _change_by(high, amount, way))
    if amount.cue == "to":
        return _order(low - PERCENT, high - PERCENT) if item.unit == "%" else None
    if low < 0 or (not low and not high):
        return _order(low, high, item.unit)
    if not way:
        text = format_quantity(Quantity(low, high, item.unit))
        choices = tuple(
            Choice(f"{text} {word}", f"and {text} {word}?") for word in ("more", "less")
        )
        return Doubt("amount", item.name, f"{text} more or less?", choices)
    sign = -1 if way == "down" else 1
    return _order(sign * low, sign * high, item.unit)


def _change_by(factor: Fraction, amount: Amount, way: str) -> Fraction:
    """Return what multiplying by *factor* changes, in percent; "by a third" moves that part."""
    if factor < 1 and amount.cue != "to" and way:
        return (-factor if way == "down" else factor) * PERCENT
    if factor > 1 and way == "down":
        return (1 / factor - 1) * PERCENT
    return (factor - 1) * PERCENT


def _make_part(amount: Amount, way: str) -> Quantity | None:
    """Return a part of something in percent."""
    if amount.sense == "points":
        return None
    if amount.sense != "factor":
        is_left = amount.cue == "to" and way == "down" and amount.unit == "%"
        ends = (PERCENT - amount.low, PERCENT - amount.high)
        return _order(*ends) if is_left else _order(amount.low, amount.high)
    if amount.high > 1:
        return None
    if amount.cue == "to" and way == "down":
        return _order((1 - amount.low) * PERCENT, (1 - amount.high) * PERCENT)
    return _order(amount.low * PERCENT, amount.high * PERCENT)


def _make_level(
    item: Input, amount: Amount, way: str, base: Quantity | None, units: Units
) -> Quantity | Doubt | None:
    """Return a level, reached from *base* where the words give a change."""
    unit = item.unit or "%"
    sign = -1 if way == "down" else 1
    exact = base.low if base is not None and base.low == base.high else None
    if amount.sense == "factor" and exact is not None:
        return _order(exact * amount.low, exact * amount.high, unit)
    if amount.sense == "factor":
        return None
    if amount.sense == "points" or amount.unit == "pp":
        return (
            None
            if exact is None
            else _order(exact + sign * amount.low, exact + sign * amount.high, unit)
        )
    is_by = amount.cue == "by" and bool(way)
    if amount.unit == "%" != unit:
        if exact is None or not way or amount.cue == "to":
            return None
        low, high = (exact * (1 + sign * end / PERCENT) for end in (amount.low, amount.high))
        return _order(low, high, unit)
    said = suit_unit(amount.unit, unit, units) or unit
    level = units.convert(Quantity(amount.low, amount.high, said), unit)
    if not is_by or exact is None or level.low is None or level.high is None:
        return replace(level, text="")
    added = _order(exact + sign * level.low, exact + sign * level.high, unit)
    if unit != "%" or not exact:
        return added
    low, high = (exact * (1 + sign * end / PERCENT) for end in (level.low, level.high))
    last = amount.text.split()[-1].lstrip("0123456789.,")
    if last.isalpha() and units.find_unit(last) != "%":  # "by a quarter" is not in points
        return _order(low, high, unit)
    return _ask_points(item, amount, _order(low, high, unit), added, exact)


def _ask_points(
    item: Input, amount: Amount, relative: Quantity, added: Quantity, start: Fraction
) -> Doubt:
    first = format_quantity(Quantity(start, start, "%"))
    texts = [format_quantity(quantity) for quantity in (relative, added)]
    labels = (f"{amount.text} of the rate", f"{amount.text[:-1].strip()} percentage points")
    choices = tuple(
        Choice(f"{label}: from {first} to {text}", f"and from {first} to {text}?")
        for label, text in zip(labels, texts, strict=True)
    )
    asked = f"By {amount.text} of the rate ({texts[0]}) or by percentage points ({texts[1]})?"
    return Doubt("amount", item.name, asked, choices)


def _order(one: Fraction, other: Fraction, unit: str = "%") -> Quantity:
    return Quantity(min(one, other), max(one, other), unit)
