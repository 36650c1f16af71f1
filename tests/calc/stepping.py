"""Steps run in one line, for tests: quantities, columns and formulas."""

from fractions import Fraction

from bot.base.model import Quantity, Unit
from bot.calc import Column, Units, parse_formula, run_steps

UNITS = Units(
    (
        Unit("t", "tonne", kind="mass"),
        Unit("kt", "kilotonne", is_="1000 t"),
        Unit("yr", "year", kind="time"),
        Unit("USD", "US dollar", kind="money"),
    )
)


def make(low, high=None, unit="1", **flags):
    """Return a quantity of one number, or of a range."""
    low, high = Fraction(low), Fraction(low if high is None else high)
    return Quantity(low, high, unit, **flags)


def above(low, unit="1"):
    """Return everything above *low*."""
    return Quantity(Fraction(low), None, unit, low_open=True, high_open=True)


def make_column(*quantities, unit="1"):
    """Return a column of rows a, b, c ..."""
    return Column(tuple("abcdefghijklmnop"[: len(quantities)]), quantities, unit)


def run(formula, **names):
    """Return the last result of formulas between semicolons."""
    steps = [(f"step{place}", parse_formula(text)) for place, text in enumerate(formula.split(";"))]
    return run_steps(steps, names, UNITS)[steps[-1][0]]


def find_ends(formula, **names):
    """Return the ends of a formula."""
    found = run(formula, **names).quantity
    return found.low, found.high
