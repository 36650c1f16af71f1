"""Several runs of one scenario as one calculation, over the same figures.

What one run comes to less what another does, and changes one after the other, are worked
out at the same point of the box: never one range less another.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.calc import Column, Result, Rows, Units, parse_formula, run_steps, subtract
from bot.kinds.scenario.columns import Figures, LoadEntry, read_figures
from bot.kinds.scenario.filling import Filled, fill_input
from bot.kinds.scenario.model import OutputRule, Scenario
from bot.kinds.scenario.running import check_domain, give
from bot.kinds.scenario.slots import Slots

Shown = tuple[tuple[OutputRule, Quantity], ...]
Given = Quantity | Rows | Column
_NAME = r"(?<![\w.])([^\W\d]\w*)\b(?!\s*\()"


@dataclass(frozen=True, slots=True)
class JointRun:
    """Runs worked out as one.

    Attributes:
        outputs: Of each run.
        filled: The inputs of each run.
    """

    outputs: tuple[Shown, ...]
    filled: tuple[tuple[Filled, ...], ...]
    figures: tuple[Figures, ...]


def find_differences(
    scenario: Scenario, cases: Sequence[Slots], load_entry: LoadEntry, units: Units
) -> Shown:
    """Return each output of the second case less that of the first.

    Raises:
        BotError: A case is refused or has no result.
    """
    steps, given, _, _ = _lay_out(scenario, cases, load_entry, units, chained=None)
    asked = [(f"{its.name}_less", f"{its.name}_2 - {its.name}_1") for its in scenario.outputs]
    results = run_steps([(n, parse_formula(f)) for n, f in (*steps, *asked)], given, units)
    return tuple(
        (
            rule,
            _narrow(
                _convert(rule, results[name], units),
                *(_convert(rule, results[f"{rule.name}_{at}"], units) for at in (2, 1)),
            ),
        )
        for rule, (name, _) in zip(scenario.outputs, asked, strict=True)
        if results[name].quantity is not None
    )


def _narrow(difference: Quantity, one: Quantity, other: Quantity) -> Quantity:
    """Return *difference* within what the two ranges alone allow: bounds may be too wide."""
    loose = subtract(one, other)
    low, high = difference, difference
    if loose.low is not None and (low.low is None or loose.low > low.low):
        low = loose
    if loose.high is not None and (high.high is None or loose.high < high.high):
        high = loose
    return replace(
        difference, low=low.low, low_open=low.low_open, high=high.high, high_open=high.high_open
    )


def find_changed(scenario: Scenario) -> tuple[str, str] | None:
    """Return a column and the step that is that column once changed; None when there is none."""
    uses = {use.name for use in scenario.use}
    for rule in scenario.steps:
        root = parse_formula(rule.formula).root
        first = root.arguments[0] if root.arguments else None
        if root.operation in ("scale", "without") and first and first.name in uses:
            return first.name, rule.name
    return None


def run_in_turn(
    scenario: Scenario, cases: Sequence[Slots], load_entry: LoadEntry, units: Units
) -> JointRun:
    """Return the runs of *cases*, each on what the one before has left of the column.

    Raises:
        BotError: A case is refused or has no result.
    """
    chained = find_changed(scenario)
    steps, given, filled, figures = _lay_out(scenario, cases, load_entry, units, chained=chained)
    results = run_steps([(name, parse_formula(text)) for name, text in steps], given, units)
    outputs = tuple(
        tuple(
            (rule, _convert(rule, results[f"{rule.name}_{at}"], units)) for rule in scenario.outputs
        )
        for at in range(1, len(cases) + 1)
    )
    return JointRun(outputs, filled, figures)


def _lay_out(
    scenario: Scenario,
    cases: Sequence[Slots],
    load_entry: LoadEntry,
    units: Units,
    *,
    chained: tuple[str, str] | None,
) -> tuple[
    list[tuple[str, str]], dict[str, Given], tuple[tuple[Filled, ...], ...], tuple[Figures, ...]
]:
    """Return the steps of all cases under names of their own, and what these stand for."""
    sources = cases[0].sources
    figures = tuple(read_figures(scenario, use, load_entry, sources) for use in scenario.use)
    given: dict[str, Given] = {its.name: its.column for its in figures}
    own = [*(item.name for item in scenario.inputs), *(rule.name for rule in scenario.steps)]
    steps: list[tuple[str, str]] = []
    filled = []
    for at, case in enumerate(cases, 1):
        names = {name: f"{name}_{at}" for name in own}
        if chained and at > 1:
            names[chained[0]] = f"{chained[1]}_{at - 1}"
        inputs = tuple(fill_input(item, case, load_entry, units) for item in scenario.inputs)
        for its in inputs:
            check_domain(its, units)
            if its.input.type != "choice":
                given[names[its.input.name]] = give(its)
        filled.append(inputs)
        steps += [(names[rule.name], _rename(rule.formula, names)) for rule in scenario.steps]
    return steps, given, tuple(filled), figures


def _rename(formula: str, names: Mapping[str, str]) -> str:
    return re.sub(_NAME, lambda found: names.get(found[1], found[1]), formula)


def _convert(rule: OutputRule, result: Result, units: Units) -> Quantity:
    assert result.quantity is not None
    return units.convert(result.quantity, rule.unit) if rule.unit else result.quantity
