"""Names that several columns hold: the ways to give each to one of them."""

from dataclasses import replace
from itertools import islice, product

from bot.kinds.table.linking import WHOLE, ValueLink
from bot.kinds.table.links import Links

MOST_WAYS = 8
"""No more ways to give names to columns are tried."""


def split_links(links: Links) -> tuple[Links, ...]:
    """Return one *links* for each way to give names to columns, where one fits several.

    A name right behind the word for a column belongs to that column. Names are given to
    different columns unless they are set against each other.
    """
    spots: dict[frozenset[int], list[ValueLink]] = {}
    for link in dict.fromkeys(links.rows):
        spots.setdefault(link.tokens, []).append(link)
    options = [_keep_headed(tokens, held, links) for tokens, held in spots.items()]
    if all(len(held) == 1 for held in options):
        return (replace(links, rows=tuple(held[0] for held in options)),)
    picks = list(islice(product(*options), MOST_WAYS))
    is_pair = links.find("compare", "more", "less", "difference", "ratio") is not None
    spreads = [len({link.column for link in pick}) for pick in picks]
    wanted = min(spreads, default=0) if is_pair else max(spreads, default=0)
    return tuple(
        replace(links, rows=pick)
        for pick, spread in zip(picks, spreads, strict=True)
        if spread == wanted
    )


def _keep_headed(tokens: frozenset[int], held: list[ValueLink], links: Links) -> list[ValueLink]:
    """Return the links of one name into the column named right before it; none if it has not."""
    heads = {
        link.column.name
        for link in links.columns
        if link.fit >= 0.95 and link.column.type == "entity" and min(tokens) - 1 in link.tokens
    }
    same = {column.kind for column in links.table.columns if column.name in heads}
    alike = {c.name for c in links.table.columns if c.type == "entity" and c.kind in same}
    if not heads or not alike & {link.column for link in held}:
        entities = {c.name for c in links.table.columns if c.type == "entity"}
        is_words = entities.isdisjoint(link.column for link in held)
        return _keep_near(tokens, held, links) if is_words else held
    return [link for link in held if link.column in heads]


def _keep_near(tokens: frozenset[int], held: list[ValueLink], links: Links) -> list[ValueLink]:
    """Return the links of one name into the column whose own name is nearest, light words away."""
    gaps: dict[str, int] = {}
    for link in links.columns:
        if link.fit >= WHOLE and not link.tokens & tokens:
            ends = [(i, j) for i in link.tokens for j in tokens]
            low, high = min((sorted(pair) for pair in ends), key=lambda pair: pair[1] - pair[0])
            if all(links.question.tokens[i].is_light for i in range(low + 1, high)):
                gaps[link.column.name] = high - low
    near = [link for link in held if link.column in gaps]
    least = min((gaps[link.column] for link in near), default=0)
    return [link for link in near if gaps[link.column] == least] or held
