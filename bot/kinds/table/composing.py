"""Queries put together from what words name: cells, counts, ends, neighbours, pairs.

The rules of operators.py read a question in one way. Here are the others; ranking.py says which
of all of them is likeliest. Knows nothing of how likely any is.
"""

from collections.abc import Iterator

from bot.base.access import Catalogue
from bot.kinds.table.composing_named import list_beside, list_pairs
from bot.kinds.table.cues import Cue
from bot.kinds.table.lacking import list_lacking
from bot.kinds.table.links import Links
from bot.kinds.table.pieces import Composed, Parts, cover, find_parts
from bot.kinds.table.query import Query
from bot.kinds.table.slices import Slice
from bot.kinds.table.slicing import list_slices
from bot.kinds.table.splitting import split_links

MOST_WAYS = 3
"""Ways to give names to columns, at most."""
MOST = 300
"""Queries that are put together, at most."""
ENDS = {
    "most": ("most", "least"),
    "least": ("least",),
    "more": ("most",),
    "less": ("least",),
    "first": ("least",),
    "last": ("most",),
    "best": ("most", "least"),
    "worst": ("most", "least"),
    "oldest": ("least",),
    "newest": ("most",),
}
"""Which end of a figure each cue may ask for."""
LISTED = {"first": "first", "last": "last", "most": "first", "least": "last"}
"""Which end of the rows as they are listed each cue may ask for."""


def compose(links: Links, catalogue: Catalogue) -> dict[Query, frozenset[int]]:
    """Return the queries that *links* may mean, with the tokens they account for."""
    found: dict[Query, frozenset[int]] = {}
    for way in split_links(links)[:MOST_WAYS]:
        for query, used in _compose_way(find_parts(way), catalogue):
            if len(used) > len(found.setdefault(query, used)):
                found[query] = used
            if len(found) >= MOST:
                return found
    return found


def _compose_way(parts: Parts, catalogue: Catalogue) -> Iterator[Composed]:
    yield from list_beside(parts)
    yield from list_pairs(parts)
    used, ends = parts.names(*parts.named), parts.cues(*ENDS)
    pieces = (*list_lacking(parts), *list_slices(parts.links, used, catalogue))
    for piece in dict.fromkeys(pieces):
        yield from _list_cells(parts, piece)
        for cue in ends:
            if not cue.span & piece.used:
                yield from _list_ends(parts, piece, cue)


def _list_cells(parts: Parts, piece: Slice) -> Iterator[Composed]:
    """Yield what the rows hold, and their number."""
    for column in parts.asked:
        yield parts.ask("list", piece, select=(column,)), piece.used | parts.names(column)
    counts = parts.cues("count", "amount")
    if counts:
        query = parts.ask("count", piece, figure="rows")
        spans = cover((*counts, *parts.cues("sum")))
        yield query, spans | piece.used | parts.names(parts.key)


def _list_ends(parts: Parts, piece: Slice, cue: Cue) -> Iterator[Composed]:
    """Yield the rows with the most or the least, and the values that most rows have."""
    used, orders = piece.used | cue.span, ENDS[cue.kind]
    for order in orders:
        for by in parts.figures:
            for column in parts.asked:
                other = "" if column == by else by
                query = parts.ask("superlative", piece, select=(column,), order=order, by=other)
                yield query, used | parts.names(column, by)
    for column in parts.words:
        query = parts.ask("group", piece, group=column, figure="count", order=orders[0])
        yield query, used | parts.names(column)
    for column in parts.asked if cue.kind in LISTED else ():
        query = parts.ask("listed", piece, select=(column,), order=LISTED[cue.kind])
        yield query, used | parts.names(column)
