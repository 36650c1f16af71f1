"""Numbers of a question by the columns they stand at: amounts that look like times or points."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from bot.base.model import Amount, Moment, Question
from bot.kinds.table.linking import WHOLE, ColumnLink, ValueLink
from bot.kinds.table.model import Table
from bot.kinds.table.shape import list_exact, list_figures, list_values

WHOLE_PERCENT = 100
NEAR = 3
"""Words from the name of a figure to the number that is its amount, at most."""


def drop_moments(
    table: Table, question: Question, rows: Iterable[ValueLink], columns: Sequence[ColumnLink]
) -> Question:
    """Return *question* without the times within a name, and those that are a figure's amounts."""
    whole = [link.tokens for link in rows if link.fit == 1]
    names = {i for tokens in whole for i in tokens if len(tokens) > 1}
    names |= {
        i
        for link in columns
        if link.column.type != "time" and len(link.tokens) > 1
        for i in link.tokens
    }
    moments: list[Moment] = []
    amounts: list[Amount] = []
    for moment in question.moments:
        if names.issuperset(range(moment.start, moment.end)):
            continue
        if _is_of_figure(table, moment, columns):
            value = Fraction(moment.value)
            amounts.append(Amount(value, value, "", moment.text, moment.start, moment.end))
        else:
            moments.append(moment)
    every = tuple(sorted((*question.amounts, *amounts), key=lambda amount: amount.start))
    return replace(question, moments=tuple(moments), amounts=every)


def _is_of_figure(table: Table, moment: Moment, columns: Sequence[ColumnLink]) -> bool:
    """Return whether a bare year stands right beside the name of a figure that it is one of."""
    times = (column.name for column in table.columns if column.type == "time")
    if not moment.value.isdecimal() or any(
        moment.value in list_values(table, its) for its in times
    ):
        return False
    value = Fraction(moment.value)
    held = {c.name for c in list_figures(table) if value in list_exact(table, c)}
    named = [link for link in columns if link.fit >= WHOLE or link.column.name in held]
    if any(moment.end in link.tokens and link.column.name in held for link in named):
        return True
    gaps = {
        moment.start - max(ahead): link.column.name
        for link in reversed(named)
        if (ahead := [i for i in link.tokens if i < moment.start])
    }
    least = min(gaps, default=NEAR + 1)
    return least <= NEAR and gaps[least] in held


def list_amounts(
    question: Question, rows: Iterable[ValueLink], columns: Sequence[ColumnLink]
) -> tuple[Amount, ...]:
    """Return the levels and ranks that are no times and no part of a name."""
    taken = {i for m in question.moments for i in range(m.start, m.end)}
    taken |= {i for row in rows if row.fit == 1 for i in row.tokens}
    named = {
        i
        for link in columns
        if link.fit >= WHOLE
        for i in link.tokens
        if {i - 1, i + 1} & link.tokens
    }
    counted = (_count_points(amount, columns) for amount in question.amounts)
    return tuple(
        amount
        for amount in counted
        if amount.sense in ("level", "rank")
        and read_factor(amount, question, columns) is None
        and amount.start not in named
        and not taken & set(range(amount.start, amount.end))
    )


def _count_points(amount: Amount, columns: Sequence[ColumnLink]) -> Amount:
    """Return *amount* as a bare number where its points are those of a column: "41 points"."""
    last = amount.end - 1
    is_own = any(last in link.tokens and link.column.type == "quantity" for link in columns)
    if amount.sense != "points" or not is_own:
        return amount
    return replace(amount, sense="level", unit="", end=last)


def read_factor(
    amount: Amount, question: Question, columns: Iterable[ColumnLink]
) -> Fraction | None:
    """Return by what "twice", "three times" or "half as" multiplies; None for other amounts."""
    if amount.low != amount.high or not amount.low:
        return None
    if amount.sense == "factor":
        return amount.low
    word = question.tokens[amount.end].word if amount.end < len(question.tokens) else ""
    is_share = any(link.column.unit == "%" for link in columns)
    is_part = amount.unit == "%" and (word == "as" or (word in ("of", "that") and not is_share))
    return amount.low / WHOLE_PERCENT if is_part else None
