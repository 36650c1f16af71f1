"""Scenarios set by name, for the command line: once, over a range, side by side, backwards."""

from collections.abc import Sequence
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Abstention, Answer, Quantity, Reply
from bot.calc import format_quantity
from bot.kinds.scenario.answering import answer_slots, make_units
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.settings import (
    MOST_POINTS,
    RangeError,
    Setting,
    find_number,
    read_exact,
    read_settings,
)
from bot.kinds.scenario.slots import Slot, Slots
from bot.kinds.scenario.solving import solve_for

__all__ = ["compare", "run_settings", "solve_for", "sweep"]


def run_settings(
    scenario: Scenario,
    settings: Sequence[Setting],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return the reply to *scenario* with its inputs set by name."""
    return answer_slots(scenario, read_settings(scenario, settings, catalogue, sources), catalogue)


def sweep(
    scenario: Scenario,
    settings: Sequence[Setting],
    name: str,
    ends: tuple[str, str, str],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return a row for each value of input *name*; *ends* are start, stop and step.

    Raises:
        BotError: A name is unknown, or the range cannot be gone through.
    """
    item = find_number(scenario, name)
    units = make_units(catalogue.units)
    start, stop, step = (read_exact(item, text, units) for text in ends)
    if not step or (stop - start) / step < 0:
        raise RangeError("The step does not lead from start to stop.")
    count = int((stop - start) / step) + 1
    if count > MOST_POINTS:
        raise RangeError(f"These are {count} points.")
    values = [start + step * at for at in range(count)]
    texts = [format_quantity(Quantity(its, its, item.unit or "%")) for its in values]
    slots = read_settings(scenario, settings, catalogue, sources)
    cases = [
        slots.merge(Slots((Slot(name, quantity=Quantity(its, its, item.unit or "%")),), sources))
        for its in values
    ]
    return _tabulate(scenario, name, texts, cases, catalogue)


def compare(
    scenario: Scenario,
    cases: Sequence[Sequence[Setting]],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return a row for each list of settings."""
    labels = [", ".join(f"{name} = {text}" for name, text in case) for case in cases]
    slots = [read_settings(scenario, case, catalogue, sources) for case in cases]
    return _tabulate(scenario, "case", labels, slots, catalogue)


def _tabulate(
    scenario: Scenario,
    title: str,
    labels: Sequence[str],
    cases: Sequence[Slots],
    catalogue: Catalogue,
) -> Reply:
    header = (title, *(rule.label or rule.name for rule in scenario.outputs))
    rows, good = [header], None
    for label, slots in zip(labels, cases, strict=True):
        reply = answer_slots(scenario, slots, catalogue)
        if not isinstance(reply, Answer | Abstention):
            return reply
        good = reply if isinstance(reply, Answer) else good
        cells = [its.text for its in reply.values] or [reply.text]
        rows.append((label, *cells, *[""] * (len(header) - 1 - len(cells))))
    if good is None:
        return answer_slots(scenario, cases[0], catalogue)
    return replace(
        good, text=f"{scenario.title}, by {title}:", rows=tuple(rows), values=(), steps=()
    )
