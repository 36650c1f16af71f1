"""Inputs filled: with what the question sets, else with what the base gives.

Needs no formula, so a question that is only read does not load how they are run.
"""

from dataclasses import replace

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import Locator
from bot.calc import Units, parse_quantity
from bot.kinds.fact.model import Fact
from bot.kinds.scenario.columns import LoadEntry, list_keys
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.series import read_series
from bot.kinds.scenario.slots import Slot, Slots


class RefusedError(BotError):
    """A what-if that makes no sense; the message is the reason, *offer* what would."""

    def __init__(self, reason: str, offer: str = "") -> None:
        super().__init__(reason)
        self.offer = offer


@dataclass(frozen=True, slots=True)
class Filled:
    """An input with its value and where that was read.

    Attributes:
        is_default: Nothing set it.
        is_fact: It is the value of a fact.
    """

    input: Input
    slot: Slot
    source: Locator | None = None
    note: str = ""
    is_default: bool = False
    is_fact: bool = False


def fill_input(item: Input, slots: Slots, load_entry: LoadEntry, units: Units) -> Filled:
    """Return an input's value: the slot's, else its default's.

    Raises:
        RefusedError: It has neither.
    """
    slot = slots.find(item.name)
    if slot:
        return Filled(item, slot)
    if item.default is None:
        raise RefusedError(f"{item.name} is not given.", item.ask)
    text, source = item.default.text, item.default.source
    fact = load_entry(text.removesuffix(".value")) if text.endswith(".value") else None
    if isinstance(fact, Fact) and fact.value:
        value = units.convert(fact.value, item.unit or fact.value.unit)
        slot = Slot(item.name, quantity=replace(value, text=""))
        source = source or fact.source
        return Filled(item, slot, source, item.default.note, is_default=True, is_fact=True)
    slot = read_slot(item, text, load_entry, units)
    return Filled(item, slot, source, item.default.note, is_default=True)


def read_slot(item: Input, text: str, load_entry: LoadEntry, units: Units) -> Slot:
    """Return the slot that *text* writes: ``all``, entity ids, an option or an amount."""
    if item.type == "entity":
        keys = list_keys(item.of, load_entry)
        return Slot(item.name, rows=keys if text == "all" else tuple(text.split(",")))
    if item.type == "choice":
        return Slot(item.name, option=text)
    if item.type == "series":
        return Slot(item.name, numbers=read_series(text, item.unit, units))
    quantity = parse_quantity(text, item.unit or "%", units)
    return Slot(item.name, quantity=replace(quantity, text=""))
