"""Queries put together about named rows: beside them, one against another."""

from collections.abc import Iterator
from functools import partial

from bot.kinds.table.cues import has_word
from bot.kinds.table.pieces import Composed, Parts, cover
from bot.kinds.table.slices import Slice, join_slices, list_said

PAIRED = ("difference", "more", "less", "most", "least", "first", "last", "count")


def list_beside(parts: Parts) -> Iterator[Composed]:
    """Yield the rows that are listed, or come by a time or figure, right beside a named one."""
    links, roles = parts.links, parts.links.words["roles"]
    for order in ("after", "before"):
        said = has_word(links.question.tokens, roles[f"listed_{order}"])
        if not said:
            continue
        for row in links.rows:
            others = join_slices([its for its in list_said(links) if not its.used & row.tokens])
            for rest in dict.fromkeys((others, Slice())):
                ask = partial(
                    parts.ask, piece=rest, key=row.column, order=order, operands=(row.value,)
                )
                used = row.tokens | rest.used | said
                for asked in dict.fromkeys((row.column, *parts.asked)):
                    chosen = ask("listed", select=(asked,))
                    yield chosen, used | parts.names(asked)
                    if rest.where == others.where:
                        for by in parts.figures:
                            other = "" if by == asked else by
                            beside = ask("next", select=(asked,), by=other)
                            yield beside, used | parts.names(asked, by)


def list_pairs(parts: Parts) -> Iterator[Composed]:
    """Yield how far apart two named values are, and which of several is listed first or last."""
    said = list_said(parts.links)
    cues = cover(parts.cues(*PAIRED))
    whole = join_slices(said)
    for piece in said:
        item = piece.where[0]
        if item.test != "is" or len(item.values) < 2 or item.values == ("latest",):
            continue
        rest = join_slices([its for its in said if its is not piece])
        key, values = item.column, item.values
        for by in (name for name in parts.figures if name != item.column):
            used = whole.used | cues | parts.names(by)
            if len(values) == 2 and by in parts.amounts:
                gap = partial(parts.ask, "difference", rest, key, figure="apart")
                yield gap(select=(by,), operands=values), used
        for order in ("first", "last"):
            yield parts.ask("listed", whole, key, select=(key,), order=order), whole.used
