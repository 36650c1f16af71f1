"""Amounts and units of a question beside a column: conditions, and the unit that is wanted."""

from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.base.model import Amount, Quantity
from bot.calc import UnitError, Units
from bot.kinds.table.beside import find_beside, scale_down
from bot.kinds.table.cues import read_comparison, read_far_comparison
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import list_figures

make_units = keep_last(8)(Units)
"""The units of a base, made when they are first asked for."""
NAMED_ROW = 0.73
"""Fit from which a row counts as named: two thirds of its words."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What the amounts of a question demand.

    Attributes:
        is_any: One of *conditions* is enough.
        used: The tokens that say so.
    """

    conditions: tuple[Condition, ...] = ()
    is_any: bool = False
    used: frozenset[int] = frozenset()


def read_levels(links: Links, column: Column | None, catalogue: Catalogue) -> Levels | None:
    """Return the conditions that amounts set, on *column* unless another is named beside one.

    None when an amount has a unit that its column does not measure.
    """
    amounts = [amount for amount in links.amounts if amount.sense == "level"]
    conditions: list[Condition] = []
    used: set[int] = set()
    units = make_units(catalogue.units) if amounts else None
    for amount in amounts:
        test, span = read_comparison(amount, links.question.tokens, links.words)
        beside = find_beside(amount, links, len(amounts))
        held = beside.column if beside else _find_figure(links, column)
        if held is None or held.type != "quantity" or units is None:
            continue
        if not test and _counts_named(amount, held, links):
            return None
        quantity = fit_level(scale_down(amount, held), held, units)
        if quantity is None:
            return None
        if beside and not test:
            far = read_far_comparison(amount, beside.tokens, links.question.tokens, links.words)
            test, span = far if far[0] else (test, span)
        conditions.append(Condition(held.name, test or "about", (), quantity))
        used |= span | set(range(amount.start, amount.end)) | (beside.tokens if beside else set())
    if len(amounts) < 2:
        return Levels(tuple(conditions), used=frozenset(used))
    between = range(amounts[0].end, amounts[-1].start)
    joints = {i: links.question.tokens[i].word for i in between}
    is_any = "or" in [word for i, word in joints.items() if i not in used]
    return Levels(tuple(conditions), is_any, frozenset(used))


def _find_figure(links: Links, column: Column | None) -> Column | None:
    """Return the asked *column*; where that is a time, the only figure named, or there is."""
    if column is None or column.type != "time":
        return column
    named = [link.column for link in links.columns if link.column.type == "quantity"]
    held = named or list_figures(links.table)
    return held[0] if len(held) == 1 else column


def _counts_named(amount: Amount, held: Column, links: Links) -> bool:
    """Return whether *amount* says how many of a row are meant: "what do two Herons cost?"."""
    rows = (row.tokens for row in links.rows if row.fit >= NAMED_ROW)
    return not amount.unit and held.unit != "1" and any(amount.end in tokens for tokens in rows)


def fit_level(amount: Amount, column: Column | None, units: Units) -> Quantity | None:
    """Return *amount* in the unit of *column*; "5 kt" of a yearly rate is 5 kt a year."""
    if column is None or column.type != "quantity":
        return None
    level = Quantity(amount.low, amount.high, amount.unit or column.unit)
    try:
        return units.convert(level, column.unit)
    except UnitError:
        factor = _find_rate_factor(units, level.unit, column.unit)
        if factor is None:
            return None
        return Quantity(amount.low * factor, amount.high * factor, column.unit)


def _find_rate_factor(units: Units, unit: str, rate: str) -> Fraction | None:
    """Return the factor from *unit* to what *rate* counts ("kt" to "t/yr"); None when unlike."""
    try:
        return units.find_factor(unit, rate.split("/")[0]) if "/" in rate else None
    except UnitError:
        return None
