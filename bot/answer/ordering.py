"""Which table a question is about, of those that have a reading of it."""

import math
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.ranking import RankedReading

SOFTLY = 0.25
"""Power of what tells less about which table is meant than the words that are accounted for.

From .2 to .33 public tables are found about as often.
"""

LEAST = 0.001
"""Least that a reading is trusted, and search sure of a table, where tables are set in order."""


def order_tables(ranked: Sequence[RankedReading]) -> tuple[RankedReading, ...]:
    """Return *ranked* with the tables among them in order of how likely each is meant.

    Among other kinds tables keep their places: only which of them has which changes. None stands
    lower for it, so that equals are still asked back. The readings of one table keep their order.
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
    placed = (
        replace(item, standing=max(item.standing, held.standing)) for (_, item), held in places
    )
    return tuple(next(placed) if item.candidate.kind == "table" else item for item in ranked)


def weigh_table(item: RankedReading) -> float:
    """Return how likely the table of *item* is meant: mostly by the words it accounts for.

    How well they fit, how likely the reading is right and how sure search is of it tell apart
    tables that account for about the same.
    """
    reading = item.reading
    if not reading.fit:
        return 0.0
    told = reading.fit * max(reading.trust, LEAST) * max(item.candidate.confidence, LEAST)
    return item.standing / reading.fit * math.pow(told, SOFTLY)
