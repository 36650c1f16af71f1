"""Queries put together from what words name: cells, counts, totals, ends, neighbours, pairs.

The rules of operators.py read a question in one way. Here are the others; ranking.py says which
of all of them is likeliest. Knows nothing of how likely any is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.kinds.table.asking import find_called
from bot.kinds.table.cues import Cue, has_word
from bot.kinds.table.figures import holds_figures
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.query import Query
from bot.kinds.table.shape import find_key
from bot.kinds.table.slices import Slice, join_slices, list_said, list_slices
from bot.kinds.table.splitting import split_links

MOST_WAYS = 3
"""Ways to give names to columns, at most."""
MOST = 300
"""Queries that are put together, at most."""
NAMED = 0.6
"""Fit from which a column may be asked for."""
MOST_ASKED, MOST_FIGURES = 8, 5
"""Columns that may be asked for where few are named, and figures that may order rows."""
ENDS = {
    "most": ("most", "least"),
    "least": ("least",),
    "first": ("least",),
    "last": ("most",),
    "best": ("most", "least"),
    "worst": ("most", "least"),
    "oldest": ("least",),
    "newest": ("most",),
}
"""Which end of a figure each cue may ask for."""
PAIRED = ("difference", "more", "less", "most", "least", "first", "last", "count")

Composed = tuple[Query, frozenset[int]]
"""A query and the tokens it accounts for."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What may be asked in one way to read the names of a question.

    Attributes:
        named: The best link of each column, by its name.
        asked: Columns that may be asked for, likeliest first.
        figures: Columns that may order the rows.
    """

    links: Links
    key: str
    named: dict[str, ColumnLink]
    asked: tuple[str, ...]
    figures: tuple[str, ...]

    def start(self, op: str, piece: Slice) -> Query:
        """Return a query over the rows of *piece*."""
        return Query(self.links.table.id, op, where=piece.where, key=self.key)

    def names(self, *columns: str) -> frozenset[int]:
        """Return the tokens that name *columns*."""
        links = (self.named[name] for name in columns if name in self.named)
        return frozenset().union(*(link.tokens | link.more for link in links))

    def cues(self, *kinds: str) -> tuple[Cue, ...]:
        """Return the first cue of each of *kinds*."""
        return tuple(cue for kind in kinds if (cue := self.links.find(kind)))


def compose(links: Links, catalogue: Catalogue) -> dict[Query, frozenset[int]]:
    """Return the queries that *links* may mean, with the tokens they account for."""
    found: dict[Query, frozenset[int]] = {}
    for way in split_links(links)[:MOST_WAYS]:
        for query, used in _compose_way(_find_parts(way), catalogue):
            found[query] = max(found.get(query, used), used, key=len)
            if len(found) >= MOST:
                return found
    return found


def _find_parts(links: Links) -> Parts:
    """Return the columns that may be asked for or order the rows; of unnamed ones the first."""
    table, key = links.table, find_key(links.table)
    named: dict[str, ColumnLink] = {}
    for link in links.columns:
        if link.fit >= NAMED:
            named.setdefault(link.column.name, link)
    given = {row.column for row in links.rows}
    every = [column.name for column in table.columns if column.type != "source"]
    called = find_called(links)
    asked = [name for name in named if name not in given] + ([called.name] if called else [])
    if len(asked) < 2:
        asked += [*named, *(name for name in every if name not in given)]
    asked = list(dict.fromkeys(asked))[: MOST_ASKED - 1]
    free = [c.name for c in table.columns if c.name not in given and holds_figures(table, c)]
    figures = [name for name in free if name in named] or free[:MOST_FIGURES]
    times = [c.name for c in table.columns if c.type == "time" and c.name not in given]
    name = key.name if key else ""
    asked += [name] if name and name not in asked else []
    return Parts(links, name, named, tuple(asked), tuple(dict.fromkeys((*figures, *times))))


def _compose_way(parts: Parts, catalogue: Catalogue) -> Iterator[Composed]:
    used = parts.names(*parts.named)
    for piece in list_slices(parts.links, used, catalogue):
        for column in parts.asked:
            query = replace(parts.start("list", piece), select=(column,))
            yield query, piece.used | parts.names(column)
        counts = parts.cues("count", "amount")
        if counts:
            query = replace(parts.start("count", piece), figure="rows")
            spans = _cover((*counts, *parts.cues("sum")))
            yield query, spans | piece.used | parts.names(parts.key)
        for cue in parts.cues("sum", "average"):
            for column in parts.figures:
                query = replace(parts.start(cue.kind, piece), select=(column,))
                yield query, cue.span | piece.used | parts.names(column)
        yield from _list_ends(parts, piece)
    yield from _list_beside(parts)
    yield from _list_pairs(parts)


def _list_ends(parts: Parts, piece: Slice) -> Iterator[Composed]:
    """Yield the rows with the most or the least, and the values that most rows have."""
    kinds = {column.name: column.type for column in parts.links.table.columns}
    for kind, orders in ENDS.items():
        cues = parts.cues(kind)
        used = piece.used | _cover(cues)
        for order in orders if cues else ():
            query = replace(parts.start("superlative", piece), order=order)
            for by in parts.figures:
                for column in parts.asked:
                    selected = replace(query, select=(column,), by="" if column == by else by)
                    yield selected, used | parts.names(column, by)
        for column in parts.asked if cues else ():
            if kinds[column] != "quantity":
                query = replace(parts.start("group", piece), group=column, figure="count")
                yield replace(query, order=orders[0]), used | parts.names(column)


def _list_beside(parts: Parts) -> Iterator[Composed]:
    """Yield the rows that are listed right after or before a named one."""
    links, roles = parts.links, parts.links.words["roles"]
    for row in links.rows:
        others = join_slices([its for its in list_said(links) if its.where[0].column != row.column])
        for order in ("after", "before"):
            said = has_word(links.question.tokens, roles[f"listed_{order}"])
            for piece in dict.fromkeys((others, Slice())) if said else ():
                for column in dict.fromkeys((row.column, *parts.asked)):
                    query = replace(parts.start("listed", piece), select=(column,), order=order)
                    query = replace(query, key=row.column, operands=(row.value,))
                    yield query, row.tokens | said | parts.names(column)


def _list_pairs(parts: Parts) -> Iterator[Composed]:
    """Yield which of several named values is more, comes first or stands in more rows."""
    said = list_said(parts.links)
    cues = _cover(parts.cues(*PAIRED))
    whole = join_slices(said)
    for piece in said:
        item = piece.where[0]
        if item.test != "is" or len(item.values) < 2 or item.values == ("latest",):
            continue
        rest = join_slices([its for its in said if its is not piece])
        both = replace(parts.start("superlative", whole), key=item.column, select=(item.column,))
        for by in (name for name in parts.figures if name != item.column):
            used = whole.used | cues | parts.names(by)
            for order in ("most", "least"):
                yield replace(both, by=by, order=order), used
            if len(item.values) == 2:
                gap = replace(parts.start("difference", rest), key=item.column, select=(by,))
                yield replace(gap, operands=item.values, figure="apart"), used
        for order in ("first", "last"):
            yield replace(both, op="listed", order=order), whole.used
        for order in ("most", "least"):
            group = replace(parts.start("group", whole), group=item.column, figure="count")
            yield replace(group, order=order), whole.used


def _cover(cues: Iterable[Cue]) -> frozenset[int]:
    return frozenset().union(*(cue.span for cue in cues))
