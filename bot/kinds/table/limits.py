"""Numbers that say how many rows are wanted: "the three largest", "five lakes with the most"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.base.model import Amount
from bot.kinds.table.cues import Cue
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.model import Table
from bot.kinds.table.shape import find_key

NAMED = 0.95
"""Fit from which words surely name the column that gathers the rows."""
MOST = 1_000
"""A larger number is an amount."""


def mark_limits(
    amounts: Sequence[Amount], columns: Sequence[ColumnLink], cues: Sequence[Cue], table: Table
) -> tuple[Amount, ...]:
    """Return *amounts* with the sense ``limit`` for those that number the rows of a ranking.

    And ``rows`` for those that number the rows of each group ("directors of at least two plays").
    """
    ends = [cue for cue in cues if cue.kind in ("most", "least")]
    key = find_key(table)
    named = {i for link in columns if link.column is key for i in link.tokens | link.more}
    others = [
        min(link.tokens)
        for link in columns
        if link.column is not key
        and link.column.type in ("entity", "category")
        and link.fit >= NAMED
    ]
    first = min(others, default=None)
    starts = named | {cue.start for cue in ends}
    marked = []
    for amount in amounts:
        sense = amount.sense
        if _is_bare(amount) and ends and not amount.cue and amount.end in starts:
            sense = "limit"
        elif (
            _is_bare(amount) and first is not None and first < amount.start and amount.end in named
        ):
            sense = "rows"
        marked.append(replace(amount, sense=sense))
    return tuple(marked)


def _is_bare(amount: Amount) -> bool:
    """Return whether *amount* is a whole number without a unit."""
    is_whole = amount.low == amount.high == int(amount.low) and 0 < amount.low <= MOST
    return amount.sense == "level" and not amount.unit and is_whole
