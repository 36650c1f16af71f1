"""A scenario worked out: inputs filled, domains checked, steps run, limits judged.

Works on a compiled base and on one that is still being checked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.calc import (
    CalculationError,
    Column,
    Result,
    Rows,
    Units,
    format_quantity,
    parse_formula,
    run_steps,
    test,
)
from bot.kinds.scenario.columns import Figures, LoadEntry, read_figures
from bot.kinds.scenario.filling import Filled, RefusedError, fill_input
from bot.kinds.scenario.model import Input, OutputRule, Scenario
from bot.kinds.scenario.slots import Slots

if TYPE_CHECKING:
    from bot.calc import Kept

_LIMIT = "limit_{}_"


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a scenario came to."""

    scenario: Scenario
    filled: tuple[Filled, ...]
    figures: tuple[Figures, ...]
    results: Mapping[str, Result]
    outputs: tuple[tuple[OutputRule, Quantity], ...]
    warnings: tuple[str, ...]

    def find_output(self, name: str) -> Quantity:
        """Return what an output came to."""
        return next(quantity for rule, quantity in self.outputs if rule.name == name)


def run_scenario(
    scenario: Scenario,
    slots: Slots,
    load_entry: LoadEntry,
    units: Units,
    kept: "Kept | None" = None,
) -> Run:
    """Return what *scenario* comes to with *slots*; every required input must be set.

    What *kept* holds of earlier runs is not worked out again where nothing of it has changed.

    Raises:
        RefusedError: An input is outside its domain, or a limit refuses.
        BotError: A figure is missing, or a step has no result.
    """
    figures = tuple(read_figures(scenario, u, load_entry, slots.sources) for u in scenario.use)
    filled = tuple(fill_input(item, slots, load_entry, units) for item in scenario.inputs)
    for item in filled:
        check_domain(item, units)
    given = {
        **{its.name: its.column for its in figures},
        **{its.input.name: give(its) for its in filled if its.input.type != "choice"},
    }
    steps = [(rule.name, parse_formula(rule.formula)) for rule in scenario.steps]
    limits = [(_LIMIT.format(i), parse_formula(x.condition)) for i, x in enumerate(scenario.limits)]
    warnings = _judge_early(scenario, limits, given, units)
    results = run_steps([*steps, *limits], given, units, kept)
    warnings = tuple(dict.fromkeys((*warnings, *_judge(scenario, limits, results))))
    outputs = tuple(its for rule in scenario.outputs for its in _list_output(rule, results, units))
    return Run(scenario, filled, figures, results, outputs, warnings)


def give(filled: Filled) -> Quantity | Column | Rows:
    """Return what formulas take for an input."""
    item, slot = filled.input, filled.slot
    if item.type == "series":
        keys = tuple(str(at) for at in range(1, len(slot.numbers) + 1))
        return Column(keys, slot.numbers, item.unit or "1")
    return Rows(slot.rows) if slot.quantity is None else slot.quantity


def check_domain(filled: Filled, units: Units) -> None:
    """Complain when an input is outside its domain.

    Raises:
        RefusedError: It is; says what it may be.
    """
    for quantity in filled.slot.numbers or (filled.slot.quantity,):
        if filled.input.domain is not None and quantity is not None:
            _check_amount(filled.input, filled.input.domain, quantity, units)


def _check_amount(item: Input, limits: Quantity, quantity: Quantity, units: Units) -> None:
    domain = units.convert(limits, quantity.unit) if limits.unit != "1" else limits
    if test(quantity, "between", replace(domain, unit=quantity.unit)) != "yes":
        allowed = format_quantity(replace(limits, unit=item.unit or "%", text=""))
        label = item.label or item.name.replace("_", " ")
        reason = f"{label} can be {allowed}, not {format_quantity(quantity)}."
        raise RefusedError(reason, f"Try {label} within {allowed}.")


def _judge_early(
    scenario: Scenario,
    limits: Sequence[tuple[str, object]],
    given: Mapping[str, object],
    units: Units,
) -> tuple[str, ...]:
    """Refuse by limits on inputs alone, before a step can fail on them."""
    early = [
        (name, formula)
        for name, formula in limits
        if set(formula.names) <= set(given)  # type: ignore[attr-defined]
    ]
    return _judge(scenario, early, run_steps(early, given, units))  # type: ignore[arg-type]


def _judge(
    scenario: Scenario, limits: Sequence[tuple[str, object]], results: Mapping[str, Result]
) -> tuple[str, ...]:
    """Return the warnings.

    Raises:
        RefusedError: A limit that refuses surely holds.
    """
    warnings = []
    for name, _ in limits:
        limit = scenario.limits[int(name.split("_")[1])]
        verdict = results[name].verdict
        if verdict == "yes" and limit.action == "refuse":
            raise RefusedError(limit.say)
        if verdict != "no":
            warnings.append(limit.say if verdict == "yes" else f"May apply: {limit.say}")
    return tuple(warnings)


def _list_output(
    rule: OutputRule, results: Mapping[str, Result], units: Units
) -> Iterator[tuple[OutputRule, Quantity]]:
    """Yield an output's amount, or that of each row as ``output.row``."""

    def convert(quantity: Quantity) -> Quantity:
        return units.convert(quantity, rule.unit) if rule.unit else quantity

    result = results[rule.name]
    if result.quantity is not None:
        yield rule, convert(result.quantity)
        return
    if result.column is None:
        raise CalculationError(f"{rule.name} is no amount.")
    for key, quantity in zip(result.column.keys, result.column.quantities, strict=True):
        yield replace(rule, name=f"{rule.name}.{key}"), convert(quantity)
