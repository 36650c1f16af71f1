"""Which table a question is about, of those that have a reading of it."""

import math
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.ranking import RankedReading

FITTING = 0.25
"""Power of a reading's fit: it tells more about the answer than about which table is meant.

From .1 to .35 public tables are found about as often.
"""

TRUSTED = 0.05
"""Power of its trust, which tells two tables apart that account for the same words.

It is fitted on public tables: with more, those that people ask in other ways lose.
"""


def order_tables(ranked: Sequence[RankedReading]) -> tuple[RankedReading, ...]:
    """Return *ranked* with the tables among them in order of how likely each is meant.

    Among other kinds tables stand as before: only which of them stands where changes. The readings
    of one table keep their order.
    """
    own = [item for item in ranked if item.candidate.kind == "table"]
    least: dict[str, float] = {}
    weighed = []
    for item in own:
        entry = item.reading.entry.id
        least[entry] = min(least.get(entry, math.inf), weigh_table(item))
        weighed.append((least[entry], item))
    likely = sorted(weighed, key=lambda pair: -round(pair[0], 9))
    places = zip(likely, own, strict=True)
    placed = (replace(item, standing=held.standing) for (_, item), held in places)
    return tuple(next(placed) if item.candidate.kind == "table" else item for item in ranked)


def weigh_table(item: RankedReading) -> float:
    """Return how likely the table of *item* is meant: mostly by the words it accounts for."""
    reading = item.reading
    if not reading.fit:
        return 0.0
    softened = math.pow(reading.fit, FITTING - 1) * math.pow(reading.trust, TRUSTED)
    return item.standing * softened
