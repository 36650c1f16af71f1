"""Exact calculation: units, quantities with open ends, and formulas over ranges.

In come the words of a source, units and formulas; out go quantities. Knows nothing of
tables, files or questions. Formulas are loaded when first used.
"""

from typing import TYPE_CHECKING, Any

from bot.calc.compare import compare, test
from bot.calc.errors import CalculationError, FormulaError, QuantityError, UnitError
from bot.calc.format import format_number, format_quantity
from bot.calc.interval import add, divide, mean, negate, scale, share_of, subtract, total
from bot.calc.quantities import parse_quantity
from bot.calc.units import Units
from bot.calc.words import SCALES

if TYPE_CHECKING:
    from bot.calc.check import Shape, check_formula
    from bot.calc.formula import FUNCTIONS, Formula, parse_formula
    from bot.calc.given import Column, Result, Rows
    from bot.calc.run import Kept, run_steps

_LATER = {
    "Shape": "check",
    "check_formula": "check",
    "FUNCTIONS": "formula",
    "Formula": "formula",
    "parse_formula": "formula",
    "Column": "given",
    "Kept": "run",
    "Result": "given",
    "Rows": "given",
    "run_steps": "run",
}


def __getattr__(name: str) -> Any:
    """Return what formulas need, loaded when first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"bot.calc.{_LATER[name]}"), name)


__all__ = [
    "FUNCTIONS",
    "SCALES",
    "CalculationError",
    "Column",
    "Formula",
    "FormulaError",
    "Kept",
    "QuantityError",
    "Result",
    "Rows",
    "Shape",
    "UnitError",
    "Units",
    "add",
    "check_formula",
    "compare",
    "divide",
    "format_number",
    "format_quantity",
    "mean",
    "negate",
    "parse_formula",
    "parse_quantity",
    "run_steps",
    "scale",
    "share_of",
    "subtract",
    "test",
    "total",
]
