"""Amounts and units of a question beside a column: conditions, and the unit that is wanted."""

from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Amount, Quantity, Question
from bot.calc import UnitError, Units
from bot.kinds.table.cues import read_comparison
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import Condition

LONGEST_UNIT = 3
"""Words in the longest name of a unit."""

NAMED = 0.75
"""Fit from which a figure is named at all."""

NEAR = 4
"""Words from a column's name to the amount that is given for it, at most."""


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
    for amount in amounts:
        beside = _find_beside(amount, links, len(amounts))
        held = beside.column if beside else column
        quantity = _fit_level(amount, held, Units(catalogue.units))
        if held is None or quantity is None:
            return None
        test, span = read_comparison(amount, links.question.tokens, links.words)
        conditions.append(Condition(held.name, test or "about", (), quantity))
        used |= span | set(range(amount.start, amount.end)) | (beside.tokens if beside else set())
    if len(amounts) < 2:
        return Levels(tuple(conditions), used=frozenset(used))
    between = range(amounts[0].end, amounts[-1].start)
    joints = {i: links.question.tokens[i].word for i in between}
    is_any = "or" in [word for i, word in joints.items() if i not in used]
    return Levels(tuple(conditions), is_any, frozenset(used))


def find_measured(links: Links) -> frozenset[str]:
    """Return the names of the columns that amounts are given for."""
    levels = [amount for amount in links.amounts if amount.sense == "level"]
    beside = (_find_beside(amount, links, len(levels)) for amount in levels)
    return frozenset(link.column.name for link in beside if link)


def _find_beside(amount: Amount, links: Links, count: int) -> ColumnLink | None:
    """Return the figure named right behind an amount, else nearest before it.

    None when the amount can only be of the one column that is named.
    """
    named = [link for link in links.columns if link.column.type == "quantity" and link.fit >= NAMED]
    if len(links.columns) < 2 or (count > 1 and len(named) < 2):
        return None
    behind = next((link for link in named if amount.end in link.tokens), None)
    if behind:
        return behind
    before = [
        (max(i for i in link.tokens if i < amount.start), -place)
        for place, link in enumerate(named)
        if min(link.tokens) < amount.start
    ]
    place, best = max(before, default=(-NEAR, 0))
    is_near = count > 1 or amount.start - place <= NEAR
    return named[-best] if before and is_near else None


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


def read_wanted_unit(
    links: Links, column: Column, catalogue: Catalogue
) -> tuple[str, frozenset[int]] | None:
    """Return the unit that "in kt" or "how many kilos" wants; None when it does not fit.

    Empty when the question wants no other unit than the column's.
    """
    question, lexicon = links.question, catalogue.lexicon
    taken = {i for amount in links.amounts for i in range(amount.start, amount.end)}
    times = {i for link in links.columns if link.column.type == "time" for i in link.tokens}
    taken |= {i for i in times if i and question.tokens[i - 1].word == "many"}
    asks = set(links.words["roles"]["unit"].split())
    for start in range(1, len(question.tokens)):
        unit, end = _find_unit(question, start, lexicon)
        if not unit or start in taken or question.tokens[start - 1].word not in asks:
            continue
        span = frozenset(range(start, end))
        target = _fit_unit(unit, column.unit, Units(catalogue.units))
        if target or unit == "%":
            return ("" if target == column.unit else target, span) if target else ("", frozenset())
        return None
    return "", frozenset()


def _fit_unit(unit: str, own: str, units: Units) -> str:
    """Return the unit expression of the kind of *own* that *unit* stands for; empty when unlike."""
    top, stroke, rest = own.partition("/")
    for target, model in ((unit, own), (f"{unit}{stroke}{rest}", own), (f"{top}/{unit}", own)):
        try:
            units.find_factor(model, target)
        except UnitError:
            continue
        return target
    return ""


def link_units(column: Column, question: Question, lexicon: Lexicon) -> frozenset[int]:
    """Return the tokens that say the unit of *column*, part by part, with the "per" before."""
    parts = set(column.unit.replace("*", "/").split("/"))
    found: set[int] = set()
    for start in range(len(question.tokens)):
        unit, end = _find_unit(question, start, lexicon)
        if unit in parts:
            found.update(range(start, end))
    return frozenset(found | {i - 1 for i in found if i and question.tokens[i - 1].word == "per"})


def _find_unit(question: Question, start: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the unit whose name begins at token *start*, and its end; empty for none."""
    tokens = question.tokens
    for end in range(min(start + LONGEST_UNIT, len(tokens)), start, -1):
        raw = " ".join(token.text for token in tokens[start:end])
        words = " ".join(token.word for token in tokens[start:end])
        unit = lexicon.units.get(raw, lexicon.units.get(words, ""))
        if unit:
            return unit, end
    return "", start
