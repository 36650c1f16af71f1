"""A run put into a reply: sentence, values, steps with their inputs, assumptions, sources."""

import re
from collections.abc import Iterable

from bot.base.access import Catalogue
from bot.base.model import Answer, GivenInput, Locator, Reply, Step, StepInput, Value
from bot.calc import Result, Units, format_quantity, parse_formula
from bot.kinds.scenario.columns import Figures
from bot.kinds.scenario.filling import Filled
from bot.kinds.scenario.grounding import make_units
from bot.kinds.scenario.model import OutputRule, Scenario
from bot.kinds.scenario.running import Run
from bot.kinds.scenario.saying import Name, list_names, make_namer, say_label, say_slot
from bot.kinds.suggest import list_next_questions

_GAP = r"\{(\w+)\}"


def word_run(run: Run, catalogue: Catalogue) -> Reply:
    """Return the answer that *run* leads to."""
    name = make_namer(catalogue)
    scenario = run.scenario
    return Answer(
        text=fill_template(run, name, make_units(catalogue.units)),
        kind="scenario",
        values=tuple(Value(r.name, q, format_quantity(q, r.digits)) for r, q in run.outputs),
        steps=tuple(_make_steps(run, name)),
        assumptions=(*scenario.assumptions, *_list_assumed(run, name)),
        warnings=(*run.warnings, *_list_caveats(run)),
        citations=_list_citations(run),
        entries=(scenario.id,),
        inputs=list_inputs(run, name),
        see=list_next_questions(scenario, catalogue),
    )


def list_formulas(scenario: Scenario) -> tuple[Step, ...]:
    """Return the steps of runs that each came to something else: formulas without results."""
    return tuple(Step(rule.name, rule.formula, (), "") for rule in scenario.steps)


def fill_template(run: Run, name: Name, units: Units) -> str:
    """Return the author's sentence with the values of inputs and outputs."""
    texts = {its.input.name: _say_filled(its, name) for its in run.filled}
    amounts = ((its.input.name, its.slot.quantity) for its in run.filled)
    texts |= {key: format_quantity(units.number(its)) for key, its in amounts if its}
    texts |= {r.name: format_quantity(units.number(its), r.digits) for r, its in run.outputs}
    texts |= _say_columns(run, name)
    text = re.sub(
        _GAP,
        lambda gap: texts.get(gap[1]) or _say_result(run.results[gap[1]]),
        run.scenario.template,
    )
    return text[:1].upper() + text[1:]


def _say_columns(run: Run, name: Name) -> dict[str, str]:
    """Return the outputs that have an amount for each row, in words."""
    texts = {}
    for rule in run.scenario.outputs:
        start = f"{rule.name}."
        rows = [
            (its.name.removeprefix(start), format_quantity(quantity, its.digits))
            for its, quantity in run.outputs
            if its.name.startswith(start)
        ]
        if run.results[rule.name].column is not None:
            is_listed = all(key.isdecimal() for key, _ in rows)
            said = [text if is_listed else f"{name(key)} {text}" for key, text in rows]
            texts[rule.name] = list_names(said) if said else "none"
    return texts


def _say_filled(filled: Filled, name: Name) -> str:
    is_all = filled.input.default is not None and filled.input.default.text == "all"
    return "all" if is_all and filled.is_default else say_slot(filled.slot, name)


def _say_result(result: Result, rule: OutputRule | None = None) -> str:
    if result.quantity is not None:
        return format_quantity(result.quantity, rule.digits if rule else None)
    return result.verdict or "an amount for each row"


def _make_steps(run: Run, name: Name) -> Iterable[Step]:
    said = {its.input.name: _give_input(its, name) for its in run.filled}
    said |= {its.name: _give_figures(its, name) for its in run.figures}
    rules = {rule.name: (rule, its) for rule, its in run.outputs}
    for rule in run.scenario.steps:
        names = parse_formula(rule.formula).names
        shown = tuple(said[used] for used in names if used in said)
        result = _say_result(run.results[rule.name])
        if rule.name in rules:
            output, quantity = rules[rule.name]
            result = format_quantity(quantity, output.digits)
        yield Step(rule.name, rule.formula, shown, result)
        said[rule.name] = StepInput(rule.name, result)


def _give_input(filled: Filled, name: Name) -> StepInput:
    origin = _say_source(filled.source) if filled.is_default else "the question"
    return StepInput(filled.input.name, _say_filled(filled, name), origin or "assumed")


def _give_figures(figures: Figures, name: Name) -> StepInput:
    column = figures.column
    pairs = zip(column.keys, column.quantities, strict=True)
    cells = "; ".join(f"{name(key)} {format_quantity(its)}" for key, its in pairs)
    source = _say_source(figures.table.source)
    return StepInput(figures.name, cells, f"{figures.table.title}, {source}" if source else "")


def _say_source(source: Locator | None) -> str:
    return (
        f"{source.source}: {source.at}" if source and source.at else source.source if source else ""
    )


def _list_assumed(run: Run, name: Name) -> Iterable[str]:
    for filled in run.filled:
        if filled.is_default:
            source = _say_source(filled.source)
            said = f"{say_label(filled.input)} = {_say_filled(filled, name)}"
            note = f" {filled.note}" if filled.note else ""
            yield f"{said} ({source or 'assumed'}).{note}"
    for figures in run.figures:
        if figures.is_choice:
            yield f"{figures.name}: {figures.label} of “{figures.table.title}”."
        if figures.left_out:
            left = list_names(map(name, figures.left_out))
            yield f"Left out of {figures.name}, without a number: {left}."


def list_inputs(run: Run, name: Name) -> tuple[GivenInput, ...]:
    """Return the inputs of a run: values, sources, and where the base holds them."""
    return tuple(
        GivenInput(
            its.input.name,
            say_label(its.input),
            _say_filled(its, name),
            _say_source(its.source),
            f"{run.scenario.place.file}:{its.input.line or run.scenario.place.line}",
            its.is_default,
        )
        for its in run.filled
    )


def _list_caveats(run: Run) -> Iterable[str]:
    for figures in run.figures:
        if figures.table.note:
            yield f"{figures.table.title}: {figures.table.note}"


def _list_citations(run: Run) -> tuple[Locator, ...]:
    found = [run.scenario.source, *(its for figures in run.figures for its in figures.citations)]
    found += [its.source for its in run.filled]
    return tuple(dict.fromkeys(its for its in found if its))
