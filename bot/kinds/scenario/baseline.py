"""What a run would have come to with the base's own values in place of the question's."""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.calc import Units, format_quantity
from bot.kinds.scenario.filling import Filled, fill_input
from bot.kinds.scenario.joint import find_differences
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.running import Run, run_scenario
from bot.kinds.scenario.saying import list_names, make_namer, say_label, say_slot
from bot.kinds.scenario.slots import Slots


def tell_baseline(run: Run, slots: Slots, catalogue: Catalogue, units: Units) -> tuple[str, ...]:
    """Return how the first output differs from the base's values; empty when it uses them.

    Raises:
        BotError: The base's own values make no sense here.
    """
    scenario = run.scenario
    changed = [its for its in run.filled if _is_override(its, scenario)]
    names = {its.input.name for its in changed}
    if not changed:
        return ()
    kept = tuple(slot for slot in slots.given if slot.name not in names)
    plain = Slots(kept, slots.sources)
    before = run_scenario(scenario, plain, catalogue.load_entry, units)
    differences = find_differences(scenario, [plain, slots], catalogue.load_entry, units)
    if not differences:
        return ()
    rule, difference = differences[0]
    if difference.unit == "%":
        difference = replace(difference, unit="points")
    name = make_namer(catalogue)
    own = [fill_input(its.input, plain, catalogue.load_entry, units) for its in changed]
    said = list_names(f"{say_label(its.input)} = {say_slot(its.slot, name)}" for its in own)
    was = format_quantity(before.find_output(rule.name), rule.digits)
    moved = format_quantity(difference, rule.digits)
    label = rule.label or rule.name
    return (f"With {said}, as the base has it: {label} = {was}; the difference is {moved}.",)


def _is_override(filled: Filled, scenario: Scenario) -> bool:
    item = filled.input
    is_set = not filled.is_default and item.default is not None and filled.slot.quantity is not None
    return is_set and not _is_start(item, scenario)


def _is_start(item: Input, scenario: Scenario) -> bool:
    """Return whether a change starts from this input, so that setting it overrides nothing."""
    return any(f"from {{{item.name}}}" in text for text in scenario.ask)
