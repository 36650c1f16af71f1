"""Settings by name, as a command line writes them, read into slots."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.errors import BotError, name_nearest
from bot.base.lexicon import make_key
from bot.base.model import Quantity
from bot.calc import Units, parse_quantity
from bot.kinds.scenario.columns import list_keys
from bot.kinds.scenario.grounding import make_units
from bot.kinds.scenario.model import NO_NUMBER, Input, Scenario
from bot.kinds.scenario.series import read_series
from bot.kinds.scenario.slots import Slot, Slots

Setting = tuple[str, str]
MOST_POINTS = 1000


class UnknownNameError(BotError):
    """A setting names no input, output, row or option of the scenario."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        listed = f"; there is {', '.join(known)}" if known else ", nor any other"
        near = name_nearest(name, known)
        super().__init__(f"There is no {what} {name!r}{listed}.{near}")


class RangeError(BotError):
    """A sweep's range that cannot be gone through."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Write for example 0%:50%:10%; at most {MOST_POINTS} points.")


def read_settings(
    scenario: Scenario,
    settings: Sequence[Setting],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Slots:
    """Return the slots that *settings* write.

    Raises:
        BotError: A name is unknown, or a text is no value of its input.
    """
    known = {item.name: item for item in scenario.inputs}
    slots: dict[str, Slot] = {}
    for name, text in settings:
        if name not in known:
            raise UnknownNameError("input", name, tuple(known))
        slots[name] = _read_setting(known[name], text, catalogue)
    return Slots(tuple(slots.values()), sources)


def _read_setting(item: Input, text: str, catalogue: Catalogue) -> Slot:
    if item.type == "entity":
        return Slot(item.name, rows=_read_rows(item, text, catalogue))
    if item.type == "choice":
        if text not in item.options:
            raise UnknownNameError("option", text, item.options)
        return Slot(item.name, option=text)
    units = make_units(catalogue.units)
    if item.type == "series":
        return Slot(item.name, numbers=read_series(text, item.unit, units))
    return Slot(item.name, quantity=_read_amount(item, text, units))


def _read_amount(item: Input, text: str, units: Units) -> Quantity:
    return replace(parse_quantity(text, item.unit or "%", units), text="")


def _read_rows(item: Input, text: str, catalogue: Catalogue) -> tuple[str, ...]:
    keys = list_keys(item.of, catalogue.load_entry)
    if text.strip().lower() == "all":
        return keys
    names = {key: entity.name for key in keys if (entity := catalogue.load_entity(key))}
    found = []
    for part in text.split(","):
        named = [its[0] for its in catalogue.lexicon.aliases.get(make_key(part), ())]
        row = next((key for key in (part.strip(), *named) if key in keys), None)
        if row is None:
            raise UnknownNameError("row", part.strip(), tuple(names.values()))
        found.append(row)
    return tuple(dict.fromkeys(found))


def find_number(scenario: Scenario, name: str) -> Input:
    """Return the input with a number that has this name.

    Raises:
        UnknownNameError: There is none.
    """
    numbers = {its.name: its for its in scenario.inputs if its.type not in NO_NUMBER}
    if name not in numbers:
        raise UnknownNameError("input with a number", name, tuple(numbers))
    return numbers[name]


def read_exact(item: Input, text: str, units: Units) -> Fraction:
    """Return the one number that *text* writes, in the unit of *item*.

    Raises:
        BotError: It is none, or more than one.
    """
    quantity = _read_amount(item, text, units)
    if quantity.low is None or quantity.low != quantity.high:
        raise RangeError(f"{text!r} is not one number.")
    return quantity.low
