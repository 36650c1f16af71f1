"""Amounts against the domain of an input: bounds ("by more than 30%"), and a sign left out."""

from dataclasses import replace
from fractions import Fraction

from bot.base.model import Amount, Choice, Quantity
from bot.base.text import stem
from bot.calc import format_quantity, test
from bot.kinds.scenario.ground import Ground
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt


def open_bound(item: Input, amount: Amount, made: Quantity, ground: Ground) -> Quantity:
    """Return all that a bound leaves ("more than 30%"); what is a limit itself stays one amount.

    "Over 2 years" says how long, and so does "over 5" of an input that is asked for by that word.
    """
    is_time = bool(amount.unit) and ground.units.is_time(amount.unit)
    is_called = amount.cue in item.words
    lasts = (is_time or is_called) and amount.cue in ground.words["durations"].split()
    if amount.cue not in ground.words["bounds"].split() or lasts or is_limit(item, ground):
        return made
    everything = Quantity(None, None, made.unit, low_open=True, high_open=True)
    domain = item.domain or everything
    domain = replace(domain, unit=made.unit) if domain.unit == "1" else domain
    domain = ground.units.convert(domain, made.unit)
    if item.type == "change":
        zero = Fraction(0)
        is_cut = made.high is not None and made.high < 0
        domain = replace(domain, high=zero) if is_cut else replace(domain, low=zero)
        made, domain = (_mirror(made), _mirror(domain)) if is_cut else (made, domain)
        opened = _bound(made, amount.cue, domain)
        return _mirror(opened) if is_cut else opened
    return _bound(made, amount.cue, domain)


def doubt_sign(item: Input, amount: Amount, made: Quantity) -> Doubt | None:
    """Return the doubt about a number above zero of an input that has none: "elasticity of 1.5"."""
    domain = item.domain
    if domain is None or domain.high is None or domain.high > 0 or amount.unit or not made.low:
        return None
    turned = _mirror(made)
    if made.low < 0 or test(turned, "between", domain) != "yes":
        return None
    label = item.label or item.name.replace("_", " ")
    said = format_quantity(turned)
    allowed = format_quantity(replace(domain, text=""))
    asked = f"{label} can be {allowed}, not {format_quantity(made)}: is {said} meant?"
    return Doubt("amount", item.name, asked, (Choice(said, f"and at {said}?"),))


def _bound(made: Quantity, cue: str, domain: Quantity) -> Quantity:
    is_open = cue in ("over", "under")
    if cue in ("over", "at_least"):
        return replace(made, high=domain.high, low_open=is_open, high_open=domain.high_open)
    return replace(made, low=domain.low, high_open=is_open, low_open=domain.low_open)


def _mirror(its: Quantity) -> Quantity:
    """Return an amount with its sign turned round."""
    low = None if its.high is None else -its.high
    high = None if its.low is None else -its.low
    return replace(its, low=low, high=high, low_open=its.high_open, high_open=its.low_open)


def is_limit(item: Input, ground: Ground) -> bool:
    """Return whether an input is called a limit, so that "at most 60%" gives its one value."""
    called = {word for name, stems in ground.phrasing.names if name == item.name for word in stems}
    return not called.isdisjoint(map(stem, ground.words["limits"].split()))
