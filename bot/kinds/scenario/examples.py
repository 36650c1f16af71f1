"""Runs the examples that a scenario's author gives, and says where they come out otherwise."""

from collections.abc import Callable
from fractions import Fraction

from bot.base.model import Quantity
from bot.calc import Units, format_quantity, parse_quantity
from bot.kinds.scenario.columns import LoadEntry
from bot.kinds.scenario.filling import read_slot
from bot.kinds.scenario.model import Example, Input, Scenario
from bot.kinds.scenario.running import run_scenario
from bot.kinds.scenario.slots import Slots

_TOLERANCE = Fraction(1, 10**9)

Difference = tuple[str, str, str]
"""Output, expected, got."""


def run_example(
    scenario: Scenario,
    example: Example,
    load_entry: LoadEntry,
    units: Units,
    find_row: Callable[[str], str],
) -> tuple[Difference, ...]:
    """Return what comes out otherwise than *example* says; its names must be the scenario's.

    Args:
        scenario: What is run.
        example: Inputs and expected outputs, as written.
        load_entry: Gives an entry by its id.
        units: The units of the base.
        find_row: Gives the id of a row by its name.

    Raises:
        BotError: The scenario has no result for these inputs.
    """
    inputs = {item.name: item for item in scenario.inputs}
    given = (
        read_slot(inputs[name], _name_rows(inputs[name], text, find_row), load_entry, units)
        for name, text in example.given
    )
    run = run_scenario(scenario, Slots(tuple(given)), load_entry, units)
    compared = ((name, text, run.find_output(name)) for name, text in example.expect)
    return tuple(
        (name, text, format_quantity(got))
        for name, text, got in compared
        if not _agree(parse_quantity(text, got.unit, units), got)
    )


def _name_rows(item: Input, text: str, find_row: Callable[[str], str]) -> str:
    if item.type != "entity" or text == "all":
        return text
    return ",".join(find_row(name.strip()) for name in text.split(","))


def _agree(expected: Quantity, got: Quantity) -> bool:
    """Return whether both ends are the same, to nine digits."""
    ends = ((expected.low, got.low), (expected.high, got.high))
    is_same = all(_is_near(one, other) for one, other in ends)
    return is_same and (expected.low_open, expected.high_open) == (got.low_open, got.high_open)


def _is_near(one: Fraction | None, other: Fraction | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _TOLERANCE * max(abs(one), abs(other), Fraction(1))
