"""A scenario worked out: inputs filled, domains checked, steps run, limits judged.

Works on a compiled base and on one that is still being checked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.calc import (
    CalculationError,
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
from bot.kinds.scenario.model import OutputRule, Scenario
from bot.kinds.scenario.slots import Slots

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


def run_scenario(scenario: Scenario, slots: Slots, load_entry: LoadEntry, units: Units) -> Run:
    """Return what *scenario* comes to with *slots*; every required input must be set.

    Raises:
        RefusedError: An input is outside its domain, or a limit refuses.
        BotError: A figure is missing, or a step has no result.
    """
    figures = tuple(read_figures(scenario, u, load_entry, slots.sources) for u in scenario.use)
    filled = tuple(fill_input(item, slots, load_entry, units) for item in scenario.inputs)
    for item in filled:
        _check_domain(item, units)
    given = {
        **{its.name: its.column for its in figures},
        **{its.input.name: _give(its) for its in filled if its.input.type != "choice"},
    }
    steps = [(rule.name, parse_formula(rule.formula)) for rule in scenario.steps]
    limits = [(_LIMIT.format(i), parse_formula(x.condition)) for i, x in enumerate(scenario.limits)]
    warnings = _judge_early(scenario, limits, given, units)
    results = run_steps([*steps, *limits], given, units)
    warnings = tuple(dict.fromkeys((*warnings, *_judge(scenario, limits, results))))
    outputs = tuple((rule, _find_output(rule, results, units)) for rule in scenario.outputs)
    return Run(scenario, filled, figures, results, outputs, warnings)


def _give(filled: Filled) -> Quantity | Rows:
    quantity = filled.slot.quantity
    return Rows(filled.slot.rows) if quantity is None else quantity


def _check_domain(filled: Filled, units: Units) -> None:
    item, quantity = filled.input, filled.slot.quantity
    if item.domain is None or quantity is None:
        return
    domain = units.convert(item.domain, quantity.unit) if item.domain.unit != "1" else item.domain
    if test(quantity, "between", replace(domain, unit=quantity.unit)) != "yes":
        allowed = format_quantity(replace(item.domain, unit=item.unit or "%", text=""))
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


def _find_output(rule: OutputRule, results: Mapping[str, Result], units: Units) -> Quantity:
    quantity = results[rule.name].quantity
    if quantity is None:
        raise CalculationError(f"{rule.name} is not one amount.")
    return units.convert(quantity, rule.unit) if rule.unit else quantity
