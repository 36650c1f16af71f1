"""A scenario turned round: the value of an input for which an output reaches a target."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import cast

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.model import Abstention, Quantity, Reply
from bot.calc import format_quantity, parse_quantity
from bot.kinds.scenario.answering import answer_slots, make_units
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.running import Run, run_scenario
from bot.kinds.scenario.settings import Setting, UnknownNameError, find_number, read_settings
from bot.kinds.scenario.slots import Slot, Slots, list_missing
from bot.kinds.scenario.wording import word_run

_HALVINGS = 200


def solve_for(
    scenario: Scenario,
    settings: Sequence[Setting],
    name: str,
    target: Setting,
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return the reply with input *name* such that an output reaches *target*, or a refusal.

    Raises:
        BotError: The scenario does not say that it may be turned round so.
    """
    output, text = target
    item = find_number(scenario, name)
    allowed = dict(scenario.invert).get(name, ())
    if output not in allowed:
        raise UnknownNameError(f"output to solve {name} from,", output, allowed)
    slots = read_settings(scenario, settings, catalogue, sources)
    missing = [its for its in list_missing(scenario, slots) if its.name != name]
    if missing:
        return answer_slots(scenario, slots, catalogue)
    if item.domain is None or item.domain.low is None or item.domain.high is None:
        return _refuse(scenario, f"{name} has no domain to search.")
    units = make_units(catalogue.units)
    rule = next(its for its in scenario.outputs if its.name == output)
    wanted = parse_quantity(text, rule.unit or "1", units)

    def run(value: Fraction) -> Run:
        slot = Slot(name, quantity=Quantity(value, value, item.unit or "%"))
        case = slots.merge(Slots((slot,), sources))
        return run_scenario(scenario, case, catalogue.load_entry, units)

    def gap(value: Fraction) -> Fraction | None:
        got = run(value).find_output(output)
        if None in (got.low, wanted.low) or (got.low, wanted.low) != (got.high, wanted.high):
            return None
        return cast(Fraction, got.low) - cast(Fraction, wanted.low)

    try:
        domain = units.convert(item.domain, item.unit or "%")
        found = _bisect(gap, cast(Fraction, domain.low), cast(Fraction, domain.high))
        if found is None:
            reason = (
                f"No {name} within {format_quantity(domain)} is found to give {output} = {text}."
            )
            return _refuse(scenario, f"{reason} The output must be one number and reach it.")
        reply = word_run(run(found), catalogue)
    except BotError as error:
        return _refuse(scenario, str(error))
    said = format_quantity(Quantity(found, found, item.unit or "%"), 6)
    return replace(reply, text=f"{name} = {said} gives {output} = {text}. {reply.text}")


def _bisect(
    gap: Callable[[Fraction], Fraction | None], low: Fraction, high: Fraction
) -> Fraction | None:
    """Return where *gap* is nothing; None unless it has one sign at each end."""
    at_low, at_high = gap(low), gap(high)
    if at_low is None or at_high is None:
        return None
    if not at_low or not at_high:
        return low if not at_low else high
    if (at_low > 0) == (at_high > 0):
        return None
    guess = low - at_low * (high - low) / (at_high - at_low)
    for _ in range(_HALVINGS):
        here = gap(guess)
        if here is None or not here or high - low < Fraction(1, 10**12):
            return None if here is None else guess
        low, high = (guess, high) if (here > 0) == (at_low > 0) else (low, guess)
        guess = (low + high) / 2
    return guess


def _refuse(scenario: Scenario, reason: str) -> Abstention:
    return Abstention(text=reason, kind="scenario", entries=(scenario.id,), is_refused=True)
