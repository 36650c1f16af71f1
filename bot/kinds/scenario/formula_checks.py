"""Checks the formulas of a scenario: names, units, order of steps, conditions, outputs."""

from bot.base.errors import BotError
from bot.base.model import KnowledgeBase, Place
from bot.base.reader import Reader
from bot.calc import FormulaError, Shape, Units, check_formula, parse_formula
from bot.kinds.entry_fields import make_units
from bot.kinds.scenario.model import Input, OutputRule, Scenario
from bot.kinds.scenario.value_checks import find_use_column


def check_formulas(entry: Scenario, base: KnowledgeBase, reader: Reader) -> None:
    """Report steps and conditions that cannot be worked out, and outputs that are no step."""
    formulas = _Formulas(entry, base, reader)
    for step in entry.steps:
        formulas.add_step(step.name, step.formula, reader.locate(entry, "steps", step.name))
    for index, limit in enumerate(entry.limits):
        place = reader.locate(entry, "limits", index, limit.action)
        shape = formulas.find_shape("", limit.condition, place)
        if shape and shape.kind != "bool":
            message = "a condition must be true or false"
            reader.report("K050", place, message, "compare two amounts, as in cut > 50%")
    for output in entry.outputs:
        formulas.check_output(entry, output)


class _Formulas:
    """The shapes of names known so far, in the order of the steps."""

    def __init__(self, entry: Scenario, base: KnowledgeBase, reader: Reader) -> None:
        self._reader = reader
        self._units: Units = make_units(base.units)
        self._shapes = _make_shapes(entry, base)
        self._steps = {step.name for step in entry.steps}
        self._broken: set[str] = set()

    def add_step(self, name: str, formula: str, place: Place) -> None:
        """Keep the shape of a step, or report why it has none."""
        shape = self.find_shape(name, formula, place)
        if shape is None:
            self._broken.add(name)
        else:
            self._shapes[name] = shape

    def find_shape(self, name: str, text: str, place: Place) -> Shape | None:
        """Return the shape of a formula; None after reporting, or when it uses a broken step."""
        try:
            formula = parse_formula(text)
            if self._broken.intersection(formula.names):
                return None
            waiting = (its for its in formula.names if its in self._steps - set(self._shapes))
            if early := next(waiting, None):
                what = "itself" if early == name else f"the later step '{early}'"
                message = f"this formula needs {what}"
                self._reader.report("K051", place, message, "reorder the steps")
                return None
            return check_formula(formula, self._shapes, self._units)
        except FormulaError as error:
            message, _, hint = str(error).partition(" Did you mean")
            self._reader.report("K050", place, message, f"Did you mean{hint}" if hint else "")
            return None

    def check_output(self, entry: Scenario, output: OutputRule) -> None:
        """Report an output that is no step, no one amount, or in an unlike unit."""
        place = self._reader.locate(entry, "outputs", output.name)
        if output.name not in self._steps:
            self._reader.report_unknown("K031", place, "step", output.name, self._steps)
            return
        shape = self._shapes.get(output.name)
        if shape is None or output.name in self._broken:
            return
        if shape.kind not in ("scalar", "column"):
            self._reader.report("K054", place, f"'{output.name}' is no amount")
        elif not self._is_alike(shape.unit, output.unit):
            place = self._reader.locate(entry, "outputs", output.name, "unit")
            message = f"'{output.name}' is in {shape.unit}, not in {output.unit}"
            self._reader.report("K054", place, message)

    def _is_alike(self, one: str, other: str) -> bool:
        try:
            return self._units.is_alike(one, other)
        except BotError:
            return True


def _make_shapes(entry: Scenario, base: KnowledgeBase) -> dict[str, Shape]:
    """Return what the names of the formulas stand for, before the steps."""
    shapes: dict[str, Shape] = {}
    for use in entry.use:
        columns = (find_use_column(reference, base) for reference in use.columns)
        first = next((column for column in columns if column), None)
        shapes[use.name] = Shape("column", first.unit or "1" if first else "1")
    for item in entry.inputs:
        if item.type != "choice":
            shapes[item.name] = _make_shape(item)
    return shapes


def _make_shape(item: Input) -> Shape:
    if item.type == "entity":
        return Shape("rows")
    return Shape("column" if item.type == "series" else "scalar", item.unit)
