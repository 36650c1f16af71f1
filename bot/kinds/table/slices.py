"""What may have to hold of the rows: the values and amounts that the words of a question give."""

from collections.abc import Iterator, Sequence

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Amount, Quantity
from bot.calc import Units
from bot.kinds.table.cues import read_comparison
from bot.kinds.table.figures import holds_figures
from bot.kinds.table.levels import fit_level, make_units
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import find_time

NAMED = 0.7
"""Fit from which a column is named."""
MOST_LEVELS = 2
MOST_FIGURES = 6
"""No more amounts are held against columns, and each against no more of them."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Conditions, and the tokens that say so."""

    where: tuple[Condition, ...] = ()
    used: frozenset[int] = frozenset()

    def add(self, other: "Slice") -> "Slice":
        """Return the conditions of both."""
        return Slice((*self.where, *other.where), self.used | other.used)


def join_slices(slices: Sequence[Slice]) -> Slice:
    """Return all conditions of *slices*."""
    whole = Slice()
    for each in slices:
        whole = whole.add(each)
    return whole


def list_said(links: Links) -> list[Slice]:
    """Return the values that words name, by their columns, and the times."""
    held: dict[str, list[str]] = {}
    tokens: dict[str, frozenset[int]] = {}
    for row in links.rows:
        held.setdefault(row.column, []).extend(row.cells or (row.value,))
        tokens[row.column] = tokens.get(row.column, frozenset()) | row.tokens
    found = [
        Slice((Condition(name, "is", tuple(dict.fromkeys(values))),), tokens[name])
        for name, values in held.items()
    ]
    found += [Slice((item,), links.times.used) for item in links.times.conditions]
    time = find_time(links.table)
    if time and links.times.ends:
        ends: tuple[Condition, ...] = (Condition(time.name, "is", links.times.ends),)
        if links.times.is_span:
            pairs = zip(("since", "until"), links.times.ends, strict=True)
            ends = tuple(Condition(time.name, how, (end,)) for how, end in pairs)
        found.append(Slice(ends, links.times.used))
    return found


def list_levels(links: Links, catalogue: Catalogue) -> Iterator[Slice]:
    """Yield the ways to give the amounts and places of a question to columns with figures."""
    amounts = [its for its in links.amounts if its.sense in ("level", "rank")]
    ways = [Slice()]
    units = make_units(catalogue.units)
    for amount in amounts[:MOST_LEVELS]:
        options = list(_give(amount, links, units))
        ways = [way.add(option) for way in ways for option in options]
    yield from (way for way in ways if way.where)


def _give(amount: Amount, links: Links, units: Units) -> Iterator[Slice]:
    """Yield *amount* as a condition on each column that it may be a figure of."""
    test, span = read_comparison(amount, links.question.tokens, links.words)
    span |= frozenset(range(amount.start, amount.end))
    figures = [column for column in links.table.columns if holds_figures(links.table, column)]
    gaps: dict[str, int] = {}
    names: dict[str, frozenset[int]] = {}
    for link in links.columns:
        if link.column in figures and link.fit >= NAMED:
            gaps[link.column.name] = min(abs(i - amount.start) for i in link.tokens)
            names[link.column.name] = link.tokens
    near = sorted(gaps, key=lambda name: gaps[name])[:2]
    wanted = [c for c in figures if c.name in near] or figures[:MOST_FIGURES]
    for column in wanted:
        level = _measure(amount, column, units)
        if level is None:
            continue
        condition = Condition(column.name, test or "about", (), level)
        yield Slice((condition,), span | names.get(column.name, frozenset()))


def _measure(amount: Amount, column: Column, units: Units) -> Quantity | None:
    """Return *amount* as one of *column*; None where that has figures of something else."""
    if amount.unit in ("", "%"):
        return Quantity(amount.low, amount.high, column.unit or "1")
    return fit_level(amount, column, units)
