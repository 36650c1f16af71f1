"""The ways to slice the rows of a table that the words of a question allow."""

from collections.abc import Iterator

from bot.base.access import Catalogue
from bot.kinds.table.guessing import keep_words
from bot.kinds.table.links import Links
from bot.kinds.table.picking import list_marks
from bot.kinds.table.query import Query
from bot.kinds.table.slices import MOST_FIGURES, Slice, join_slices, list_levels, list_said

MOST_KEPT = 4
"""Ways over whose rows the words left over are looked for, at most."""


def list_slices(links: Links, used: frozenset[int], catalogue: Catalogue) -> tuple[Slice, ...]:
    """Return the ways to slice the rows; the words that nothing has *used* may be in a cell."""
    said = list_said(links)
    base = join_slices(said)
    ways = [base, *_spare_one(said)]
    levels = list(list_levels(links, catalogue))
    ways = [way.add(level) for way in ways for level in levels][: 3 * MOST_FIGURES] + ways[:2]
    ways += [base.add(each) for each in list_marks(links)]
    used |= {i for cue in links.cues for i in cue.span}
    for way in tuple(ways[:MOST_KEPT]):
        query = Query(links.table.id, "list", where=way.where)
        query, span = keep_words(query, links, way.used | used, catalogue)
        ways += [Slice(query.where, way.used | span)] if span else []
    return tuple(dict.fromkeys(ways))


def _spare_one(said: list[Slice]) -> Iterator[Slice]:
    """Yield what is left of *said* without each of them: its words may mean something else."""
    for at in range(len(said)):
        yield join_slices(said[:at] + said[at + 1 :])
