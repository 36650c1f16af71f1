"""Rows that lack something: a name that is denied, a figure of nothing, a cell that is empty."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from bot.base.model import Quantity
from bot.kinds.table.cues import has_word
from bot.kinds.table.draft import FAR
from bot.kinds.table.features import ENDS
from bot.kinds.table.figures import holds_figures
from bot.kinds.table.links import Links
from bot.kinds.table.pieces import Parts
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import find_column, list_values
from bot.kinds.table.slices import Slice, join_slices, list_said

MOST_LACKED = 2
"""Columns in which something may be lacking, at most."""


def list_lacking(parts: Parts) -> Iterator[Slice]:
    """Yield the slices of the rows that lack what is named behind a word of denial."""
    links = parts.links
    denied = has_word(links.question.tokens, links.words["roles"]["lacking"])
    if not denied:
        return
    start, said = min(denied), list_said(links)
    mark = frozenset((start,))
    kept = [its for its in said if min(its.used, default=0) < start]
    gone = [its for its in said if its not in kept and its.where[0].test == "is"]
    for its in gone:
        where = tuple(replace(item, is_not=True) for item in its.where)
        rest = join_slices([other for other in said if other is not its])
        yield rest.add(Slice(where, its.used | mark))
    base = join_slices(kept)
    ends = [cue.start for cue in links.cues if cue.kind in ENDS and cue.start > start]
    first = min(ends, default=FAR)
    behind = [link for link in parts.named.values() if start < min(link.tokens) < first]
    behind.sort(key=lambda link: min(link.tokens))
    for link in behind[:MOST_LACKED]:
        for item in _list_nothing(links, link.column.name):
            yield base.add(Slice((item,), link.tokens | mark))


def _list_nothing(links: Links, column: str) -> Iterator[Condition]:
    """Yield what holds of the rows that have nothing in *column*: no words, or a figure of zero."""
    table = links.table
    untold = {*links.words["untold"], *links.words["roles"]["lacking"].split()}
    gaps = tuple(its for its in list_values(table, column) if its.strip().lower() in untold)
    if gaps:
        yield Condition(column, "is", gaps)
    if holds_figures(table, table.columns[find_column(table, column)]):
        unit = table.columns[find_column(table, column)].unit or "1"
        zero = Quantity(Fraction(0), Fraction(0), unit)
        yield Condition(column, "about", (), zero)
