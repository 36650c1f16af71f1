"""Amounts and units of a question beside a column: conditions, and the unit that is wanted."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.base.model import Amount, Quantity
from bot.base.tokens import split_tokens
from bot.calc import SCALES, UnitError, Units
from bot.kinds.table.cues import read_comparison, read_far_comparison
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column, Table
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import KEPT, find_column

NAMED = 0.75
"""Fit from which a figure is named at all."""

PERIOD_TESTS = {"over": "after", "under": "before", "at_least": "since", "at_most": "until"}
"""How a year compares, by how an amount does."""

YEARS = (1000, 3000)
"""Numbers from the one to before the other are calendar years."""

NEAR = 4
"""Words from a column's name to the amount that is given for it, at most."""
FAR = 6
"""Words from the name of a time column to the year that it is compared with, at most."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What the amounts of a question demand.

    Attributes:
        is_any: One of *conditions* is enough.
        used: The tokens that say so.
        is_guess: An amount was given to no column.
    """

    conditions: tuple[Condition, ...] = ()
    is_any: bool = False
    used: frozenset[int] = frozenset()
    is_guess: bool = False


def read_levels(links: Links, column: Column | None, catalogue: Catalogue) -> Levels | None:
    """Return the conditions that amounts set, on *column* unless another is named beside one.

    None when an amount has a unit that its column does not measure.
    """
    amounts = [amount for amount in links.amounts if amount.sense == "level"]
    conditions: list[Condition] = []
    used: set[int] = set()
    is_guess = False
    for amount in amounts:
        test, span = read_comparison(amount, links.question.tokens, links.words)
        beside = _find_beside(amount, links, len(amounts))
        period = _read_period(amount, test, links) if beside is None else None
        if period:
            conditions.append(period)
            used |= span | set(range(amount.start, amount.end))
            continue
        held = beside.column if beside else column
        if held is None or held.type != "quantity":
            is_guess = True
            continue
        quantity = _fit_level(_scale_down(amount, held), held, Units(catalogue.units))
        if quantity is None:
            return None
        if beside and test in ("", "about"):
            far = read_far_comparison(amount, beside.tokens, links.question.tokens, links.words)
            test, span = far if far[0] else (test, span)
        conditions.append(Condition(held.name, test or "about", (), quantity))
        used |= span | set(range(amount.start, amount.end)) | (beside.tokens if beside else set())
    if len(amounts) < 2:
        return Levels(tuple(conditions), used=frozenset(used), is_guess=is_guess)
    between = range(amounts[0].end, amounts[-1].start)
    joints = {i: links.question.tokens[i].word for i in between}
    is_any = "or" in [word for i, word in joints.items() if i not in used]
    return Levels(tuple(conditions), is_any, frozenset(used), is_guess)


def _read_period(amount: Amount, test: str, links: Links) -> Condition | None:
    """Return the period of "a year under 1905": a bare number by the time that is named."""
    how = PERIOD_TESTS.get(test)
    time = next((x for x in links.columns if x.column.type == "time" and x.fit >= NAMED), None)
    if how is None or time is None or amount.unit or amount.low != amount.high:
        return None
    is_near = any(0 < amount.start - i <= FAR for i in time.tokens | time.more)
    is_year = YEARS[0] <= amount.low < YEARS[1] and amount.low == int(amount.low)
    return Condition(time.column.name, how, (str(amount.low),)) if is_near and is_year else None


def list_measured(links: Links) -> tuple[ColumnLink, ...]:
    """Return the columns that amounts are given for."""
    levels = [amount for amount in links.amounts if amount.sense == "level"]
    beside = (_find_beside(amount, links, len(levels)) for amount in levels)
    return tuple(link for link in beside if link)


def _find_beside(amount: Amount, links: Links, count: int) -> ColumnLink | None:
    """Return the figure named right behind an amount, else nearest before it.

    None when the amount can only be of the one column that is named.
    """
    named = [link for link in links.columns if link.column.type == "quantity" and link.fit >= NAMED]
    if len(links.columns) < 2 or (count > 1 and len(named) < 2):
        return None
    near = _list_near(amount, links, named, count)
    if read_comparison(amount, links.question.tokens, links.words)[0] in ("", "about"):
        holding = (link for link in near if _holds(links.table, link.column, amount))
        return next(holding, near[0] if near else None)
    return near[0] if near else None


def _list_near(
    amount: Amount, links: Links, named: Sequence[ColumnLink], count: int
) -> list[ColumnLink]:
    """Return the *named* figures near *amount*: right behind it, before it, a little behind it."""
    tokens = links.question.tokens
    before = [
        (amount.start - max(i for i in link.tokens if i < amount.start), place)
        for place, link in enumerate(named)
        if min(link.tokens) < amount.start
    ]
    behind = [
        (at - amount.end, place)
        for place, link in enumerate(named)
        for at in link.tokens
        if 0 <= at - amount.end < NEAR
        and all(tokens[i].is_light for i in range(amount.end, at) if i not in link.tokens)
    ]
    right = [place for gap, place in behind if not gap]
    ahead = [place for gap, place in sorted(before) if count > 1 or gap <= NEAR]
    places = dict.fromkeys((*right, *ahead, *(place for _, place in sorted(behind))))
    return [named[place] for place in places]


def _holds(table: Table, column: Column, amount: Amount) -> bool:
    """Return whether a cell of *column* is just *amount*, be it a share or in percent."""
    values, low = _list_exact(table, column), _scale_down(amount, column).low
    return low in values or (amount.unit == "%" and low / 100 in values)


def _scale_down(amount: Amount, column: Column) -> Amount:
    """Return "9.7 million" as 9.7 for a bare number of a column that is "in millions"."""
    said = amount.text.lower().split()
    label = [piece.text.lower().removesuffix("s") for piece in split_tokens(column.label)]
    factors = [SCALES[word] for word in SCALES if word in said and word in label]
    if not factors or column.unit != "1" or amount.unit:
        return amount
    return replace(amount, low=amount.low / factors[0], high=amount.high / factors[0])


@keep_last(KEPT)
def _list_exact(table: Table, column: Column) -> frozenset[Fraction]:
    """Return the exact figures of *column*."""
    at = find_column(table, column.name)
    held = (row.cells[at].quantity for row in table.rows)
    return frozenset(its.low for its in held if its and its.is_exact and its.low is not None)


def _fit_level(amount: Amount, column: Column | None, units: Units) -> Quantity | None:
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
