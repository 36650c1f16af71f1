"""Checks the examples of a scenario: that they can be read, then that they come out so."""

from collections.abc import Iterator

from bot.base.errors import BotError
from bot.base.model import KnowledgeBase, Place
from bot.base.reader import Reader
from bot.calc import parse_quantity
from bot.kinds.entry_fields import make_units
from bot.kinds.scenario.examples import run_example
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.value_checks import check_text


def check_examples(entry: Scenario, base: KnowledgeBase, reader: Reader) -> None:
    """Report names and values in examples that the scenario does not have."""
    inputs = {item.name: item for item in entry.inputs}
    outputs = {rule.name: rule for rule in entry.outputs}
    for at, example in enumerate(entry.examples):
        for name, text in example.given:
            place = reader.locate(entry, "examples", at, "given", name)
            if name in inputs:
                check_text(inputs[name], text, place, base, reader)
            else:
                reader.report_unknown("K031", place, "input", name, inputs)
        for name, text in example.expect:
            place = reader.locate(entry, "examples", at, "expect", name)
            if rule := outputs.get(name.partition(".")[0]):
                _check_amount(text, rule.unit, place, base, reader)
            else:
                reader.report_unknown("K031", place, "output", name, outputs)


def _check_amount(text: str, unit: str, place: Place, base: KnowledgeBase, reader: Reader) -> None:
    try:
        parse_quantity(text, unit, make_units(base.units))
    except BotError as error:
        reader.report("K041", place, str(error))


def list_example_mistakes(
    entry: Scenario, base: KnowledgeBase, reader: Reader
) -> Iterator[tuple[Place, str]]:
    """Yield place and message of each expectation that does not come out."""
    entries = {item.id: item for item in base.entries}
    units = make_units(base.units)

    def find_row(name: str) -> str:
        entity = reader.find_entity(name)
        return entity.id if entity else name

    for at, example in enumerate(entry.examples):
        try:
            differences = run_example(entry, example, entries.get, units, find_row)
        except BotError as error:
            place = reader.locate(entry, "examples", at)
            yield place, f"the example has no result: {error}"
            continue
        for name, expected, got in differences:
            place = reader.locate(entry, "examples", at, "expect", name)
            yield place, f"'{name}' should be {expected} but comes to {got}"
