"""Queries put together that ask for a yes or no."""

from collections.abc import Iterator
from functools import partial

from bot.base.access import Catalogue
from bot.kinds.table.pieces import Composed, Parts, cover
from bot.kinds.table.slices import join_slices, list_levels, list_said


def list_claims(parts: Parts, catalogue: Catalogue) -> Iterator[Composed]:
    """Yield whether one of two named rows is more, has an amount or has what else is named."""
    if not parts.links.starts_with("yes"):
        return
    said = list_said(parts.links)
    cues = cover(parts.cues("more", "less", "first", "last"))
    for piece in said:
        item = piece.where[0]
        rest = join_slices([its for its in said if its is not piece])
        if item.test != "is" or item.values == ("latest",):
            continue
        if len(item.values) == 2:
            both = partial(parts.ask, "top", rest.add(piece), item.column)
            for by in (name for name in parts.figures if name != item.column):
                used = rest.used | piece.used | cues | parts.names(by)
                for order in ("most", "least"):
                    yield both(select=(by,), order=order, operands=item.values[:1]), used
        if rest.where:
            claim = parts.ask("claim", rest, item.column, operands=item.values, is_claim=True)
            yield claim, piece.used | rest.used | parts.names(*parts.named)
        for level in list_levels(parts.links, catalogue):
            test = partial(parts.ask, "test", rest.add(level), item.column)
            query = test(select=(level.where[0].column,), operands=item.values)
            yield query, piece.used | rest.used | level.used
    for level in list_levels(parts.links, catalogue):
        some = join_slices([*said, level])
        query = parts.ask("test", some, select=(level.where[0].column,), order="any")
        yield query, some.used
