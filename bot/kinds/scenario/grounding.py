"""What linking a question to a scenario needs, made from the base and the last turn."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.base.access import Catalogue
from bot.base.keeping import keep_last
from bot.base.model import Quantity
from bot.calc import Units
from bot.kinds.scenario.columns import find_table, list_keys
from bot.kinds.scenario.filling import fill_input
from bot.kinds.scenario.ground import Ground
from bot.kinds.scenario.model import NO_NUMBER, Scenario
from bot.kinds.scenario.phrasing import Phrasing, read_phrasing
from bot.kinds.scenario.slots import Slots, list_missing

make_units = lru_cache(maxsize=8)(Units)


def make_ground(scenario: Scenario, catalogue: Catalogue, before: Slots) -> Ground:
    """Return what linking a question that comes after *before* needs."""
    directions = _read_directions(catalogue.load_words("question"))
    units = make_units(catalogue.units)
    entities = [item for item in scenario.inputs if item.type == "entity"]
    tables = {item.name: find_table(item.of, catalogue.load_entry) for item in entities}
    kinds = {name: its[0].columns[its[1]].kind if its else "" for name, its in tables.items()}
    words = catalogue.load_words("kinds.scenario")
    phrasing = read_phrasing(scenario, catalogue.lexicon, directions, words)
    return Ground(
        scenario=scenario,
        phrasing=phrasing,
        units=units,
        words=words,
        directions=directions,
        rows={item.name: list_keys(item.of, catalogue.load_entry) for item in entities},
        kinds=kinds,
        values=_list_levels(scenario, phrasing, before, catalogue, units),
        before=before,
        asked=_find_asked(scenario, before),
    )


def _find_asked(scenario: Scenario, before: Slots) -> str:
    """Return the input that was asked back for; empty when nothing has been set yet."""
    if before.doubt is not None:
        return before.doubt.name if before.doubt.kind == "amount" else ""
    missing = list_missing(scenario, before) if before != Slots() else ()
    return missing[0].name if missing else ""


@keep_last(4)
def _read_directions(words: Mapping[str, Any]) -> Mapping[str, str]:
    ways = words["directions"]
    return {word: way for way in ("up", "down") for word in ways[way].split()}


def _list_levels(
    scenario: Scenario, phrasing: Phrasing, before: Slots, catalogue: Catalogue, units: Units
) -> dict[str, Quantity]:
    """Return the levels that are known: given before, or in the base with its source."""
    values = {}
    for item in scenario.inputs:
        if item.type in (*NO_NUMBER, "change") or not (before.find(item.name) or item.default):
            continue
        filled = fill_input(item, before, catalogue.load_entry, units)
        quantity = filled.slot.quantity
        is_stated = filled.is_fact or (filled.source and not phrasing.is_start(item))
        if quantity and (not filled.is_default or (is_stated and quantity.high != 0)):
            values[item.name] = quantity
    return values
