"""Inputs and what they are set to, in words.

Knows nothing of what a scenario comes to.
"""

from collections.abc import Callable, Iterable

from bot.base.access import Catalogue
from bot.calc import format_quantity
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.series import say_series
from bot.kinds.scenario.slots import Aim, Slot, Slots

Name = Callable[[str], str]


def make_namer(catalogue: Catalogue) -> Name:
    """Return what gives the name of an entity."""

    def name(id_: str) -> str:
        entity = catalogue.load_entity(id_)
        return entity.name if entity else id_

    return name


def say_slot(slot: Slot, name: Name) -> str:
    """Return a slot's value in words."""
    if slot.quantity is not None:
        return format_quantity(slot.quantity)
    if slot.numbers:
        return say_series(slot.numbers)
    return slot.option or list_names(map(name, slot.rows))


def list_names(names: Iterable[str]) -> str:
    """Return *names* as a sentence lists them."""
    *head, last = tuple(names) or ("no row",)
    return f"{', '.join(head)} and {last}" if head else last


def say_slots(scenario: Scenario, slots: Slots, name: Name) -> str:
    """Return the resolved question in plain words."""
    given = [slot for item in scenario.inputs if (slot := slots.find(item.name))]
    said = [f"{its.name} = {say_slot(its, name)}" for its in given]
    said += [_say_aim(slots.aim, name)] if slots.aim else []
    return f"{scenario.title}: {', '.join(said)}" if said else scenario.title


def _say_aim(aim: Aim, name: Name) -> str:
    """Return what is wanted beside one run."""
    if aim.kind == "sweep":
        return f"{aim.name} in turn {', '.join(map(format_quantity, aim.values))}"
    if aim.kind == "solve" and aim.target:
        return f"which {aim.name} gives {aim.output} = {format_quantity(aim.target)}"
    if aim.kind == "tell":
        return f"{aim.output} asked for"
    cases = (", ".join(f"{s.name} = {say_slot(s, name)}" for s in case) for case in aim.cases)
    joint = {"compare": " against ", "chain": ", then "}.get(aim.kind, "")
    return joint.join(cases) or "which input matters most"


def say_label(item: Input) -> str:
    """Return what an input is called in a sentence."""
    return item.label or item.name.replace("_", " ")
