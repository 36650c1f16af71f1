"""How likely a reading is right, by what may be said of it in words: the features below.

Their weights stand in ``weights.toml``, fitted by ``python -m tests.bench.fit_trust`` over public
tables of all kinds. How well words fit chooses among entries; this only says what to make of it.
"""

from collections.abc import Iterator, Mapping
from math import exp

from bot.base.access import Catalogue
from bot.kinds.table.executing import execute
from bot.kinds.table.linking import WHOLE, ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.query import Query
from bot.kinds.table.shape import find_column
from bot.kinds.table.weighing import list_left

LEVELS = ("over", "at_least", "under", "at_most", "since", "after", "before", "until")
"""Tests that no row may meet, though the question is well understood."""
MOST_ROWS = 1_000
"""A longer table is not worked out only to see how likely its reading is right."""
SHOWN = ("lookup", "list", "filter")
"""Operators that show the rows they find."""


def trust(
    query: Query, explained: frozenset[int], fit: float, links: Links, catalogue: Catalogue
) -> float:
    """Return how likely a reading with this *fit* is right, 0 to 1."""
    weights: Mapping[str, float] = links.words["weights"]
    features = list_features(query, explained, fit, links, catalogue)
    total = sum(weights.get(name, 0.0) * value for name, value in features)
    return 1 / (1 + exp(-total))


def list_features(
    query: Query, explained: frozenset[int], fit: float, links: Links, catalogue: Catalogue
) -> Iterator[tuple[str, float]]:
    """Yield the features of a reading that hold, with how much, 0 to 1."""
    left = list_left(links, explained)
    yield "any", 1
    yield "fit", fit
    yield f"op {query.op}", 1
    yield "left", min(len(left), 4) / 4
    for cue in links.cues:
        if not cue.span & explained:
            yield f"unmet {cue.kind}", 1
    yield from _tell_result(query, links, catalogue)
    yield from _tell_asked(query, links)
    yield from _tell_conditions(query, links)


def _tell_result(query: Query, links: Links, catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    """Yield what the result looks like: one row, several, or none; not of very long tables."""
    if len(links.table.rows) > MOST_ROWS:
        return
    result = execute(query, links.table, catalogue.lexicon)
    rows = len(result.sure or result.possible)
    if query.op in SHOWN:
        yield "shows one", float(rows == 1)
        yield "shows many", float(rows > 1)
        yield "shows for a number", float(links.find("count") is not None)
    is_empty = not rows and result.amount is None
    yield "finds nothing", float(is_empty and not any(i.test in LEVELS for i in query.where))


def _tell_asked(query: Query, links: Links) -> Iterator[tuple[str, float]]:
    """Yield how surely the asked column is named, and what else is named."""
    by_name: dict[str, ColumnLink] = {link.column.name: link for link in reversed(links.columns)}
    asked = query.select[0] if query.select else ""
    link = by_name.get(asked or query.key)
    how = "unnamed" if link is None else "whole" if link.fit >= WHOLE else "part"
    yield f"asks a {how} {'column' if asked else 'name'}", 1
    if asked:
        column = links.table.columns[find_column(links.table, asked)]
        yield f"asks a {column.type}", 1
    given = {item.column for item in query.where if not item.is_default}
    yield "asks what is given", float(asked in given)
    if link:
        yield "asked next", float(_is_next(link, links))
    used = {*query.select, query.key, query.by, query.group, *given}
    if query.op in ("series", "change") or query.times:
        used |= {x.column.name for x in links.columns if x.column.type == "time"}
    unused = [x for x in links.columns if x.column.name not in used and x.fit >= WHOLE]
    yield "unused names", min(len(unused), 2) / 2


def _is_next(link: ColumnLink, links: Links) -> bool:
    """Return whether the name of the asked column stands right behind a word that asks."""
    asks = set(links.words["roles"]["asks"].split())
    tokens = links.question.tokens
    start = next((i for i, token in enumerate(tokens) if token.word in asks), None)
    if start is None or max(link.tokens) <= start:
        return False
    end = min(i for i in link.tokens if i > start)
    return all(tokens[i].is_light for i in range(start + 1, end))


def _tell_conditions(query: Query, links: Links) -> Iterator[tuple[str, float]]:
    """Yield how surely the rows are named."""
    named = {link.column.name for link in links.columns}
    given = [item for item in query.where if not item.is_default]
    yield "no condition", float(not given and not query.operands)
    yield "names rows", float(bool(query.operands))
    yield "unnamed condition", float(any(item.column not in named for item in given))
    yield "part of a name", float(any(row.fit < 1 for row in links.rows))
