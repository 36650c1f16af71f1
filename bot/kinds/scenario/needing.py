"""The part of a scenario that one output needs, for a calculation that is made many times."""

from dataclasses import replace

from bot.calc import parse_formula
from bot.kinds.scenario.model import Scenario


def keep_needed(scenario: Scenario, output: str) -> Scenario:
    """Return *scenario* with one output alone, and no steps but those that it or a limit needs."""
    formulas = {rule.name: rule.formula for rule in scenario.steps}
    open_ = [output, *(name for its in scenario.limits for name in _list_names(its.condition))]
    needed: set[str] = set()
    while open_:
        name = open_.pop()
        if name in formulas and name not in needed:
            needed.add(name)
            open_ += _list_names(formulas[name])
    return replace(
        scenario,
        steps=tuple(rule for rule in scenario.steps if rule.name in needed),
        outputs=tuple(rule for rule in scenario.outputs if rule.name == output),
    )


def _list_names(formula: str) -> list[str]:
    return list(parse_formula(formula).names)
