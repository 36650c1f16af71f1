"""Which figure an amount of a question is one of: a named one near it, rather one that holds it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.base.model import Amount
from bot.base.tokens import split_words
from bot.calc import SCALES
from bot.kinds.table.cues import read_comparison
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column, Table
from bot.kinds.table.shape import list_exact

NAMED = 0.75
"""Fit from which a figure is named at all."""
NEAR = 4
"""Words from a column's name to the amount that is given for it, at most."""
TELLING = 3
"""Digits that a number must have to tell by itself which figure it is one of."""


def list_measured(links: Links) -> tuple[ColumnLink, ...]:
    """Return the columns that amounts are given for."""
    levels = [amount for amount in links.amounts if amount.sense == "level"]
    beside = (find_beside(amount, links, len(levels)) for amount in levels)
    return tuple(link for link in beside if link)


def find_beside(amount: Amount, links: Links, count: int) -> ColumnLink | None:
    """Return the figure named right behind an amount, else nearest before it.

    None when the amount can only be of the one column that is named.
    """
    named = [link for link in links.columns if link.column.type == "quantity" and link.fit >= NAMED]
    is_exact = not read_comparison(amount, links.question.tokens, links.words)[0]
    if len(links.columns) < 2 or (count > 1 and len(named) < 2):
        return None
    near = _list_near(amount, links, named, count)
    if is_exact:
        holding = (link for link in near if _holds(links.table, link.column, amount))
        return next(holding, None) or (near[0] if near else None)
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
    end = tokens[amount.end - 1].end
    right = [p for gap, p in behind if not gap and tokens[amount.end].start - end <= 1]
    ahead = [place for gap, place in sorted(before) if count > 1 or gap <= NEAR]
    places = dict.fromkeys((*right, *ahead, *(place for _, place in sorted(behind))))
    return [named[place] for place in places]


def _holds(table: Table, column: Column, amount: Amount) -> bool:
    """Return whether a cell of *column* is just *amount*, be it a share or in percent."""
    values, low = list_exact(table, column), scale_down(amount, column).low
    return low in values or (amount.unit == "%" and low / 100 in values)


def scale_down(amount: Amount, column: Column) -> Amount:
    """Return "9.7 million" as 9.7 for a bare number of a column that is "in millions"."""
    said = amount.text.lower().split()
    label = [word.removesuffix("s") for word in split_words(column.label)]
    factors = [SCALES[its] for its in SCALES if its in said and not {its, its[0]}.isdisjoint(label)]
    if not factors or column.unit != "1" or amount.unit:
        return amount
    return replace(amount, low=amount.low / factors[0], high=amount.high / factors[0])
