"""Checks a scenario in the light of the whole base: its names, then everything they stand for."""

import re

from bot.base.model import KnowledgeBase
from bot.base.reader import Reader
from bot.kinds.scenario.example_checks import check_examples, list_example_mistakes
from bot.kinds.scenario.formula_checks import check_formulas
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.value_checks import check_values

NAMED = re.compile(r"\{(\w+)\}")
_OF_SCENARIOS = re.compile(r"W|K05")


def check_scenario(entry: Scenario, base: KnowledgeBase, reader: Reader) -> None:
    """Report everything in *entry* that does not fit; run its examples when the rest does."""
    is_sound = all(_OF_SCENARIOS.match(problem.code) for problem in reader.problems)
    before = len(reader.problems)
    _check_names(entry, reader)
    check_values(entry, base, reader)
    check_formulas(entry, base, reader)
    _check_mentions(entry, reader)
    check_examples(entry, base, reader)
    if is_sound and len(reader.problems) == before:
        for place, message in list_example_mistakes(entry, base, reader):
            reader.report("K055", place, message)


def _check_names(entry: Scenario, reader: Reader) -> None:
    seen: dict[str, str] = {}
    for group in ("use", "inputs", "steps"):
        for item in getattr(entry, group):
            if item.name in seen:
                place = reader.locate(entry, group, item.name)
                message = f"'{item.name}' is already a name in {seen[item.name]}"
                reader.report("K052", place, message, "choose another name")
            seen.setdefault(item.name, group)


def _check_mentions(entry: Scenario, reader: Reader) -> None:
    """Report names in templates, phrasings and invert rules that nothing has."""
    inputs = [item.name for item in entry.inputs]
    outputs = [item.name for item in entry.outputs]
    texts: list[tuple[tuple[str | int, ...], str, list[str], str]] = [
        (("answer",), entry.template, [*inputs, *outputs], "input or output")
    ]
    texts += [(("ask", at), text, inputs, "input") for at, text in enumerate(entry.ask)]
    for path, text, known, what in texts:
        for name in NAMED.findall(text):
            if name not in known:
                reader.report_unknown("K053", reader.locate(entry, *path), what, name, known)
    for name, solved in entry.invert:
        if name not in inputs:
            place = reader.locate(entry, "invert", name)
            reader.report_unknown("K031", place, "input", name, inputs)
        for at, output in enumerate(solved):
            if output not in outputs:
                place = reader.locate(entry, "invert", name, at)
                reader.report_unknown("K031", place, "output", output, outputs)
