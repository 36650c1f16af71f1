"""Scenarios set by name, for the command line: what is wanted, as a dashed option writes it."""

from collections.abc import Sequence
from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.model import Quantity, Reply
from bot.calc import parse_quantity
from bot.kinds.scenario.grounding import make_units
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.replying import answer_slots
from bot.kinds.scenario.settings import (
    MOST_POINTS,
    RangeError,
    Setting,
    UnknownNameError,
    find_number,
    read_exact,
    read_settings,
)
from bot.kinds.scenario.slots import Aim, Slots


def run_settings(
    scenario: Scenario,
    settings: Sequence[Setting],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
    aim: Aim | None = None,
) -> Reply:
    """Return the reply to *scenario* with its inputs set by name, and *aim* for it.

    Raises:
        BotError: A name is unknown, or a text is no value of its input.
    """
    slots = read_settings(scenario, settings, catalogue, sources)
    return answer_slots(scenario, Slots(slots.given, sources, aim=aim), catalogue)


def aim_over(
    scenario: Scenario, name: str, ends: tuple[str, str, str], catalogue: Catalogue
) -> Aim:
    """Return the aim of a sweep of input *name*; *ends* are start, stop and step.

    Raises:
        BotError: The name is unknown, or the range cannot be gone through.
    """
    item = find_number(scenario, name)
    units = make_units(catalogue.units)
    start, stop, step = (read_exact(item, text, units) for text in ends)
    return Aim("sweep", name, list_steps(item, (start, stop), step))


def list_steps(
    item: Input, ends: tuple[Fraction, Fraction], step: Fraction
) -> tuple[Quantity, ...]:
    """Return the values of *item* from one end to the other.

    Raises:
        RangeError: The step leads away, or there are too many.
    """
    start, stop = ends
    if not step or (stop - start) / step < 0:
        raise RangeError("The step does not lead from start to stop.")
    count = int((stop - start) / step) + 1
    if count > MOST_POINTS:
        raise RangeError(f"These are {count:,} points.")
    found = (start + step * at for at in range(count))
    return tuple(Quantity(its, its, item.unit or "%") for its in found)


def aim_at(scenario: Scenario, name: str, target: Setting, catalogue: Catalogue) -> Aim:
    """Return the aim of the input *name* with which an output is *target*.

    Raises:
        BotError: The scenario does not say that it may be turned round so, or the target is
            no one amount.
    """
    output, text = target
    item = find_number(scenario, name)
    allowed = dict(scenario.invert).get(name, ())
    if output not in allowed:
        raise UnknownNameError(f"output to solve {name} from,", output, allowed)
    rule = next(its for its in scenario.outputs if its.name == output)
    wanted = parse_quantity(text, rule.unit or "1", make_units(catalogue.units))
    if wanted.low is None or wanted.low != wanted.high:
        raise RangeError(f"{text!r} is not one number.")
    return Aim(
        "solve", item.name, output=output, target=Quantity(wanted.low, wanted.low, wanted.unit)
    )


def aim_beside(scenario: Scenario, cases: Sequence[Sequence[Setting]], catalogue: Catalogue) -> Aim:
    """Return the aim of *cases* side by side.

    Raises:
        BotError: A name is unknown, or a text is no value of its input.
    """
    read = (read_settings(scenario, case, catalogue).given for case in cases)
    return Aim("compare", cases=tuple(read))


def aim_around(scenario: Scenario, output: str) -> Aim:
    """Return the aim of ranking inputs by how far they move *output*; empty for the first.

    Raises:
        UnknownNameError: The scenario has no such output.
    """
    known = tuple(rule.name for rule in scenario.outputs)
    if output and output not in known:
        raise UnknownNameError("output", output, known)
    return Aim("sensitivity", output=output)
