"""A scenario worked out: inputs filled, domains checked, steps run, limits judged.

Works on a compiled base and on one that is still being checked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import Locator, Quantity
from bot.calc import (
    CalculationError,
    Result,
    Rows,
    Units,
    format_quantity,
    parse_formula,
    parse_quantity,
    run_steps,
    test,
)
from bot.kinds.fact.model import Fact
from bot.kinds.scenario.columns import Figures, LoadEntry, list_keys, read_figures
from bot.kinds.scenario.model import Input, OutputRule, Scenario
from bot.kinds.scenario.slots import Slot, Slots

_LIMIT = "limit_{}_"


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
    quantity = parse_quantity(text, item.unit or "%", units)
    return Slot(item.name, quantity=replace(quantity, text=""))


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
