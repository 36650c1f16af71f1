"""Steps checked once: their shapes, and how many base units each of their units is.

The same steps are run over and over with other amounts; what does not depend on these is kept.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from bot.base.frozen import dataclass
from bot.calc.check import Shape, check_formula
from bot.calc.formula import parse_formula
from bot.calc.scope import find_factors
from bot.calc.units import Units

_KEPT = 256
"""So many plans are kept, of the scenarios asked last."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of steps before any amount is.

    Attributes:
        shapes: Of everything given and of each step.
        factors: Unit written in a formula -> how many base units it is.
        needs: Step -> everything given that it rests on, through other steps too.
    """

    shapes: Mapping[str, Shape]
    factors: Mapping[str, Fraction]
    needs: Mapping[str, frozenset[str]]


@lru_cache(maxsize=_KEPT)
def make_plan(
    texts: tuple[tuple[str, str], ...], given: tuple[tuple[str, Shape], ...], units: Units
) -> Plan:
    """Return the plan of steps.

    Args:
        texts: Names and formulas as they are written.
        given: Names that stand for something already, and the shape of that.
        units: The units of the base.

    Raises:
        FormulaError: A name is unknown, or shapes or units do not go together.
    """
    shapes = dict(given)
    formulas = {name: parse_formula(text) for name, text in texts}
    needs: dict[str, frozenset[str]] = {}
    for name, formula in formulas.items():
        shapes[name] = check_formula(formula, shapes, units)
        used = (needs.get(its, frozenset((its,))) for its in formula.names)
        needs[name] = frozenset().union(*used)
    return Plan(shapes, find_factors(formulas, units), needs)
