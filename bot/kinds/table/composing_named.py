"""Queries put together about named rows: beside them, besides them, one against another."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bot.base.access import Catalogue
from bot.kinds.table.cues import has_word
from bot.kinds.table.executing import execute
from bot.kinds.table.pieces import Composed, Parts, cover
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import find_key, read_column
from bot.kinds.table.slices import Slice, join_slices, list_said
from bot.kinds.table.slicing import list_slices

PAIRED = ("difference", "more", "less", "most", "least", "first", "last", "count")


def list_beside(parts: Parts, catalogue: Catalogue) -> Iterator[Composed]:
    """Yield the rows that are listed, or come by a time or figure, right beside a named one."""
    links, roles = parts.links, parts.links.words["roles"]
    for order in ("after", "before"):
        said = has_word(links.question.tokens, roles[f"listed_{order}"])
        if not said:
            continue
        for piece, column, value in _list_anchors(parts, said, catalogue):
            others = join_slices([its for its in list_said(links) if not its.used & piece.used])
            for rest in dict.fromkeys((others, Slice())):
                ask = partial(parts.ask, piece=rest, key=column, order=order, operands=(value,))
                used = piece.used | rest.used | said
                for asked in dict.fromkeys((column, *parts.asked)):
                    chosen = ask("listed", select=(asked,))
                    yield chosen, used | parts.names(asked)
                    if rest.where == others.where:
                        for by in parts.figures:
                            other = "" if by == asked else by
                            beside = ask("next", select=(asked,), by=other)
                            yield beside, used | parts.names(asked, by)


def _list_anchors(
    parts: Parts, said: frozenset[int], catalogue: Catalogue
) -> Iterator[tuple[Slice, str, str]]:
    """Yield what picks out one row, and a value that only this row has in a column."""
    links = parts.links
    for row in links.rows:
        yield Slice((Condition(row.column, "is", (row.value,)),), row.tokens), row.column, row.value
    key = find_key(links.table)
    if len(links.rows) > 1 or not links.rows:
        names = dict.fromkeys((*((key.name,) if key else ()), *parts.asked))
        for piece in list_slices(links, parts.names(*parts.named) | said, catalogue):
            rows = execute(parts.ask("filter", piece), links.table, catalogue.lexicon).sure
            if not piece.where or len(rows) != 1:
                continue
            for name in names:
                held = read_column(links.table, name)
                if held.count(held[rows[0]]) == 1:
                    yield piece, name, held[rows[0]]
                    break


def list_pairs(parts: Parts) -> Iterator[Composed]:
    """Yield which of several named values is more, comes first or stands in more rows."""
    said = list_said(parts.links)
    cues = cover(parts.cues(*PAIRED))
    whole = join_slices(said)
    for piece in said:
        item = piece.where[0]
        if item.test != "is" or len(item.values) < 2 or item.values == ("latest",):
            continue
        rest = join_slices([its for its in said if its is not piece])
        key, values = item.column, item.values
        both = partial(parts.ask, piece=whole, key=key, select=(key,))
        for by in (name for name in parts.figures if name != item.column):
            used = whole.used | cues | parts.names(by)
            for order in ("most", "least"):
                yield both("superlative", by=by, order=order), used
            if len(values) == 2 and by in parts.amounts:
                gap = partial(parts.ask, "difference", rest, key, figure="apart")
                yield gap(select=(by,), operands=values), used
        for order in ("first", "last"):
            yield both("listed", order=order), whole.used
        for order in ("most", "least"):
            group = parts.ask("group", whole, group=key, figure="count", order=order)
            yield group, whole.used


def list_others(parts: Parts) -> Iterator[Composed]:
    """Yield what else the rows hold that share all but one of the named values."""
    links = parts.links
    others = has_word(links.question.tokens, links.words["roles"]["others"])
    others |= cover(parts.cues("except"))
    said = list_said(links)
    for piece in said if others else ():
        item = piece.where[0]
        if item.test != "is":
            continue
        rest = join_slices([its for its in said if its is not piece])
        gone = Slice((replace(item, is_not=True),), piece.used | others)
        for column in dict.fromkeys((item.column, *parts.asked)):
            query = parts.ask("list", rest.add(gone), select=(column,))
            yield query, rest.used | gone.used | parts.names(column)
