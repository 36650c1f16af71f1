"""Checks a scenario in the light of the whole base: names, formulas, units, order of steps."""

import re

from bot.base.errors import BotError
from bot.base.model import KnowledgeBase
from bot.base.reader import Reader, make_hint
from bot.calc.check import Shape, check_formula
from bot.calc.errors import FormulaError
from bot.calc.formula import parse_formula
from bot.kinds.entry_fields import make_units
from bot.kinds.fact.model import Fact
from bot.kinds.scenario.model import Scenario
from bot.kinds.table.model import Column, Table

NAMED = re.compile(r"\{(\w+)\}")


def check_scenario(entry: Scenario, base: KnowledgeBase, reader: Reader) -> None:
    """Report everything in *entry* that does not fit."""
    _check_names(entry, reader)
    shapes = _make_shapes(entry, base, reader)
    _check_steps(entry, base, shapes, reader)
    _check_mentions(entry, reader)


def _find_column(
    reference: str,
    base: KnowledgeBase,
    path: tuple[str | int, ...],
    entry: Scenario,
    reader: Reader,
) -> Column | None:
    """Return the column that ``table.column`` names; None after reporting it."""
    place = reader.locate(entry, *path)
    table_id, _, name = reference.partition(".")
    tables = {item.id: item for item in base.entries if isinstance(item, Table)}
    if table_id not in tables:
        reader.report_unknown("K031", place, "table", table_id, tables)
        return None
    columns = {column.name: column for column in tables[table_id].columns}
    if name not in columns:
        reader.report_unknown("K031", place, f"column in {table_id}", name, columns)
    return columns.get(name)


def _check_names(entry: Scenario, reader: Reader) -> None:
    seen: dict[str, str] = {}
    for group in ("use", "inputs", "steps"):
        for item in getattr(entry, group):
            if item.name in seen:
                place = reader.locate(entry, group, item.name)
                message = f"'{item.name}' is already a name in {seen[item.name]}"
                reader.report("K052", place, message, "choose another name")
            seen.setdefault(item.name, group)


def _make_shapes(entry: Scenario, base: KnowledgeBase, reader: Reader) -> dict[str, Shape]:
    """Return what the names of the formulas stand for, before the steps."""
    shapes: dict[str, Shape] = {}
    for use in entry.use:
        for index, reference in enumerate(use.columns):
            path = ("use", use.name, index)
            column = _find_column(reference, base, path, entry, reader)
            if column:
                shapes.setdefault(use.name, Shape("column", column.unit or "1"))
    for item in entry.inputs:
        kind = "rows" if item.type == "entity" else "scalar"
        shapes[item.name] = Shape(kind, item.unit or "1")  # type: ignore[arg-type]
        if item.of:
            _find_column(item.of, base, ("inputs", item.name, "of"), entry, reader)
        _check_default(entry, item.name, base, reader)
    return shapes


def _check_default(entry: Scenario, name: str, base: KnowledgeBase, reader: Reader) -> None:
    (item,) = (item for item in entry.inputs if item.name == name)
    text = item.default.text if item.default else ""
    if not text.endswith(".value"):
        return
    facts = {fact.id for fact in base.entries if isinstance(fact, Fact) and fact.value}
    if text.removesuffix(".value") not in facts:
        place = reader.locate(entry, "inputs", name, "default")
        reader.report_unknown(
            "K031", place, "fact with a value", text.removesuffix(".value"), facts
        )


def _check_steps(
    entry: Scenario, base: KnowledgeBase, shapes: dict[str, Shape], reader: Reader
) -> None:
    units = make_units(base.units)
    later = {step.name for step in entry.steps}
    formulas = [(step.formula, step.name, ("steps", step.name)) for step in entry.steps]
    for index, limit in enumerate(entry.limits):
        formulas.append((limit.condition, "", ("limits", index, limit.action)))  # type: ignore[arg-type]
    broken: set[str] = set()
    for text, name, path in formulas:
        place = reader.locate(entry, *path)
        try:
            formula = parse_formula(text)
            early = [used for used in formula.names if used in later and used not in shapes]
            if broken.intersection(formula.names):
                broken.add(name)
            elif early:
                what = "itself" if early[0] == name else f"the later step '{early[0]}'"
                reader.report("K051", place, f"this formula needs {what}", "reorder the steps")
                broken.add(name)
            else:
                shape = check_formula(formula, shapes, units)
                if name:
                    shapes[name] = shape
        except FormulaError as error:
            message, _, hint = str(error).partition(" Did you mean")
            reader.report("K050", place, message, f"Did you mean{hint}" if hint else "")
            broken.add(name)
    for output in entry.outputs:
        if output.name not in later:
            place = reader.locate(entry, "outputs", output.name)
            reader.report(
                "K031", place, f"there is no step '{output.name}'", make_hint(output.name, later)
            )
        elif output.name in shapes and not _is_alike(units, shapes[output.name], output.unit):
            place = reader.locate(entry, "outputs", output.name, "unit")
            message = f"'{output.name}' is in {shapes[output.name].unit}, not in {output.unit}"
            reader.report("K054", place, message)


def _is_alike(units: object, shape: Shape, unit: str) -> bool:
    try:
        return bool(units.is_alike(shape.unit, unit))  # type: ignore[attr-defined]
    except BotError:
        return True


def _check_mentions(entry: Scenario, reader: Reader) -> None:
    """Report names in templates, phrasings and invert rules that nothing has."""
    inputs = [item.name for item in entry.inputs]
    shown = [*inputs, *(item.name for item in entry.outputs)]
    texts = [(("answer",), entry.template, shown, "input or output")]
    texts += [(("ask", i), text, inputs, "input") for i, text in enumerate(entry.ask)]  # type: ignore[misc]
    for path, text, known, what in texts:
        for name in NAMED.findall(text):
            if name not in known:
                reader.report_unknown("K053", reader.locate(entry, *path), what, name, known)
    for name, outputs in entry.invert:
        place = reader.locate(entry, "invert", name)
        for wanted, known, what in (
            (name, inputs, "input"),
            *((o, shown, "output") for o in outputs),
        ):
            if wanted not in known:
                reader.report_unknown("K031", place, what, wanted, known)
