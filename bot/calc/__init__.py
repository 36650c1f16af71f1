"""Exact calculation: units, quantities with open ends, and formulas over ranges.

In come the words of a source, units and formulas; out go quantities. Knows nothing of
tables, files or questions. Formulas are loaded when first used.
"""

from bot.calc.compare import compare, test
from bot.calc.errors import CalculationError, FormulaError, QuantityError, UnitError
from bot.calc.format import format_number, format_quantity
from bot.calc.interval import add, divide, mean, negate, scale, share_of, subtract, total
from bot.calc.quantities import parse_quantity
from bot.calc.units import Units

__all__ = [
    "CalculationError",
    "FormulaError",
    "QuantityError",
    "UnitError",
    "Units",
    "add",
    "compare",
    "divide",
    "format_number",
    "format_quantity",
    "mean",
    "negate",
    "parse_quantity",
    "scale",
    "share_of",
    "subtract",
    "test",
    "total",
]
