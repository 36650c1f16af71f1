"""A scenario run more than once: over the values of an input, or case beside case."""

from collections.abc import Sequence

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.model import Answer, Reply, Value
from bot.calc import Kept, Units, format_quantity
from bot.kinds.scenario.filling import RefusedError
from bot.kinds.scenario.joint import find_differences
from bot.kinds.scenario.model import OutputRule, Scenario
from bot.kinds.scenario.plotting import draw_bars
from bot.kinds.scenario.running import Run, run_scenario
from bot.kinds.scenario.saying import make_namer, say_label, say_slot
from bot.kinds.scenario.slots import Aim, Slot, Slots
from bot.kinds.scenario.wording import list_formulas, word_run

Outcome = Run | BotError


def sweep(scenario: Scenario, slots: Slots, aim: Aim, catalogue: Catalogue, units: Units) -> Reply:
    """Return a row for each value of the input that is gone through, its first output drawn.

    Raises:
        BotError: Every value is refused.
    """
    cases = [(Slot(aim.name, quantity=value),) for value in aim.values]
    labels = [format_quantity(value) for value in aim.values]
    kept: Kept = {}
    outcomes = [_try(scenario, slots.put(*case), catalogue, units, kept) for case in cases]
    bars = draw_bars([its.outputs[0][1] if isinstance(its, Run) else None for its in outcomes])
    item = next(item for item in scenario.inputs if item.name == aim.name)
    title = say_label(item)
    rows = _make_rows(scenario, title, labels, outcomes)
    drawn = f"{scenario.outputs[0].label or scenario.outputs[0].name}, drawn"
    rows = [(*row, bar) for row, bar in zip(rows, (drawn, *bars), strict=True)]
    text = f"{scenario.title}, by {title}:"
    return _tell(text, rows, outcomes, labels, catalogue)


def compare(
    scenario: Scenario, slots: Slots, aim: Aim, catalogue: Catalogue, units: Units
) -> Reply:
    """Return a row for each case, and for two of them how they differ, evaluated jointly.

    Raises:
        BotError: Every case is refused.
    """
    name = make_namer(catalogue)
    labels = [", ".join(f"{s.name} = {say_slot(s, name)}" for s in case) for case in aim.cases]
    cases = [slots.put(*case) for case in aim.cases]
    outcomes = [_try(scenario, case, catalogue, units, {}) for case in cases]
    rows = _make_rows(scenario, "case", labels, outcomes)
    text = f"{scenario.title}, case by case:"
    if len(outcomes) == 2 and all(isinstance(its, Run) for its in outcomes):
        gaps = find_differences(scenario, cases, catalogue.load_entry, units)
        cells = {rule.name: format_quantity(its, rule.digits) for rule, its in gaps}
        first = next(its for its in outcomes if isinstance(its, Run))
        rows.append(("second less first", *(cells.get(rule.name, "") for rule, _ in first.outputs)))
        text = f"{scenario.title}, case by case; the difference is taken jointly:"
    return _tell(text, rows, outcomes, labels, catalogue)


def _try(
    scenario: Scenario, slots: Slots, catalogue: Catalogue, units: Units, kept: Kept
) -> Outcome:
    try:
        return run_scenario(scenario, slots, catalogue.load_entry, units, kept)
    except BotError as error:
        return error


def _make_rows(
    scenario: Scenario, title: str, labels: Sequence[str], outcomes: Sequence[Outcome]
) -> list[tuple[str, ...]]:
    first = next((its for its in outcomes if isinstance(its, Run)), None)
    rules = [rule for rule, _ in first.outputs] if first else list(scenario.outputs)
    rows = [(title, *map(_head, rules))]
    for label, outcome in zip(labels, outcomes, strict=True):
        cells = (
            [format_quantity(its, rule.digits) for rule, its in outcome.outputs]
            if isinstance(outcome, Run)
            else [str(outcome), *[""] * (len(rules) - 1)]
        )
        rows.append((label, *cells))
    return rows


def _head(rule: OutputRule) -> str:
    """Return what heads the column of an output, or of one row of it."""
    _, _, row = rule.name.partition(".")
    label = rule.label or rule.name
    return f"{label}, {row}" if row and rule.label else label


def _tell(
    text: str,
    rows: Sequence[tuple[str, ...]],
    outcomes: Sequence[Outcome],
    labels: Sequence[str],
    catalogue: Catalogue,
) -> Reply:
    runs = [
        (label, its) for label, its in zip(labels, outcomes, strict=True) if isinstance(its, Run)
    ]
    if not runs:
        first = outcomes[0]
        raise first if isinstance(first, BotError) else RefusedError("There is no case.")
    told = [word_run(run, catalogue) for _, run in runs]
    values = tuple(
        Value(f"{label}: {rule.name}", its, format_quantity(its, rule.digits))
        for label, run in runs
        for rule, its in run.outputs
    )
    return Answer(
        text=text,
        kind="scenario",
        rows=tuple(rows),
        values=values,
        steps=list_formulas(runs[0][1].scenario),
        assumptions=tuple(dict.fromkeys(line for its in told for line in its.assumptions)),
        warnings=tuple(dict.fromkeys(line for its in told for line in its.warnings)),
        citations=tuple(dict.fromkeys(line for its in told for line in its.citations)),
        entries=told[0].entries,
        see=told[0].see,
    )
