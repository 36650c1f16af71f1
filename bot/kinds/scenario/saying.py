"""Inputs and what they are set to, in words.

Knows nothing of what a scenario comes to.
"""

from collections.abc import Callable, Iterable

from bot.base.access import Catalogue
from bot.calc import format_quantity
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.series import say_series
from bot.kinds.scenario.slots import Slot, Slots

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
    said = ", ".join(f"{its.name} = {say_slot(its, name)}" for its in given)
    return f"{scenario.title}: {said}" if said else scenario.title


def say_label(item: Input) -> str:
    """Return what an input is called in a sentence."""
    return item.label or item.name.replace("_", " ")
