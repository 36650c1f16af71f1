"""What the queries that are put together are made of: the columns that a question may ask for."""

from collections.abc import Iterable
from typing import Any

from bot.base.frozen import dataclass
from bot.kinds.table.asking import find_called
from bot.kinds.table.cues import Cue
from bot.kinds.table.dates import holds_dates
from bot.kinds.table.figures import holds_figures
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.query import Query
from bot.kinds.table.shape import find_key
from bot.kinds.table.slices import Slice

NAMED = 0.6
"""Fit from which a column may be asked for."""
MOST_ASKED, MOST_FIGURES = 8, 6
"""Columns that may be asked for where few are named, and figures that may order rows."""

Composed = tuple[Query, frozenset[int]]
"""A query and the tokens it accounts for."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What may be asked in one way to read the names of a question.

    Attributes:
        named: The best link of each column, by its name.
        spans: The tokens that name it.
        asked: Columns that may be asked for, likeliest first.
        figures: Columns that may order the rows.
        words: Of *asked* those that hold no amounts.
        amounts: Of *figures* those that are no dates, and may be added up.
    """

    links: Links
    key: str
    named: dict[str, ColumnLink]
    spans: dict[str, frozenset[int]]
    asked: tuple[str, ...]
    figures: tuple[str, ...]
    words: tuple[str, ...]
    amounts: tuple[str, ...]

    def ask(self, op: str, piece: Slice, key: str | None = None, **more: Any) -> Query:
        """Return a query over the rows of *piece*, which *key* names, else the table's own."""
        name = self.key if key is None else key
        return Query(self.links.table.id, op, where=piece.where, key=name, **more)

    def names(self, *columns: str) -> frozenset[int]:
        """Return the tokens that name *columns*."""
        return frozenset().union(*[self.spans[name] for name in columns if name in self.spans])

    def cues(self, *kinds: str) -> tuple[Cue, ...]:
        """Return the first cue of each of *kinds*."""
        return tuple(cue for kind in kinds if (cue := self.links.find(kind)))


def find_parts(links: Links) -> Parts:
    """Return the columns that may be asked for or order the rows; of unnamed ones the first."""
    table, key = links.table, find_key(links.table)
    named: dict[str, ColumnLink] = {}
    for link in links.columns:
        if link.fit >= NAMED:
            named.setdefault(link.column.name, link)
    given = {row.column for row in links.rows}
    plain = [column.name for column in table.columns if column.type != "source"]
    called = find_called(links)
    asked = [name for name in named if name not in given] + ([called.name] if called else [])
    if len(asked) < 2:
        asked += [*named, *(name for name in plain if name not in given)]
    asked = list(dict.fromkeys(asked))[: MOST_ASKED - 1]
    free = [c for c in table.columns if c.name not in given and holds_figures(table, c)]
    figures = [c.name for c in free if c.name in named] or [c.name for c in free[:MOST_FIGURES]]
    times = [c.name for c in table.columns if c.type == "time" and c.name not in given]
    name = key.name if key else ""
    asked += [name] if name and name not in asked else []
    kinds = {column.name: column.type for column in table.columns}
    words = tuple(name for name in asked if kinds[name] != "quantity")
    amounts = tuple(name for name in figures if not holds_dates(table, name))
    every = dict.fromkeys((*figures, *times))
    spans = {name: link.tokens | link.more for name, link in named.items()}
    return Parts(links, name, named, spans, tuple(asked), tuple(every), words, amounts)


def cover(cues: Iterable[Cue]) -> frozenset[int]:
    """Return the tokens of *cues*."""
    return frozenset().union(*(cue.span for cue in cues))
