"""What a run would have come to with the base's own values in place of the question's."""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.calc import Units, format_quantity
from bot.kinds.scenario.filling import Filled, fill_input
from bot.kinds.scenario.joint import find_differences
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.needing import keep_needed
from bot.kinds.scenario.running import Run, run_scenario
from bot.kinds.scenario.saying import list_names, make_namer, say_label, say_slot
from bot.kinds.scenario.slots import Slots


def tell_baseline(run: Run, slots: Slots, catalogue: Catalogue, units: Units) -> tuple[str, ...]:
    """Return how the first output differs from the base's values; empty when it uses them.

    Raises:
        BotError: The base's own values make no sense here.
    """
    scenario = run.scenario
    set_ = [its for its in run.filled if _is_override(its, scenario)]
    own = {
        its.input.name: fill_input(its.input, Slots(), catalogue.load_entry, units) for its in set_
    }
    changed = [its for its in set_ if own[its.input.name].slot.quantity != its.slot.quantity]
    if not changed:
        return ()
    kept = tuple(its for its in slots.given if its.name not in {x.input.name for x in changed})
    plain = Slots(kept, slots.sources)
    first = keep_needed(scenario, scenario.outputs[0].name)
    before = run_scenario(first, plain, catalogue.load_entry, units)
    differences = find_differences(first, [plain, slots], catalogue.load_entry, units)
    if not differences:
        return ()
    rule, difference = differences[0]
    if difference.unit == "%":
        difference = replace(difference, unit="points")
    name = make_namer(catalogue)
    held = (own[its.input.name] for its in changed)
    said = list_names(f"{say_label(its.input)} = {say_slot(its.slot, name)}" for its in held)
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
