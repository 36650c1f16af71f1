"""What else a question may want where no column holds the figure that it seems to ask for.

"How many sites were listed in 1988" of a table of words counts the rows with those words, and
"which city had the most sites" the rows of each city. Never sure enough to be answered alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.base.access import Catalogue
from bot.kinds.table.draft import Choice
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.searching import find_rows
from bot.kinds.table.shape import slice_rows

GUESSED = 0.3
"""Fit of such a reading, at most."""
COUNTED = 0.45
"""Fit of one that counts rows where "how many" asks for no figure."""
NARROWED = ("list", "lookup", "count", "superlative", "rank", "listed", "sum", "average", "group")
"""Operators over the rows that meet conditions, of which words left over may be one."""
WHOLE = ("listed",)
"""Those that set the named rows against all the others."""
GATHERED = ("entity", "category", "text")


def guess_query(
    query: Query, links: Links, column: Column | None, used: frozenset[int], catalogue: Catalogue
) -> Choice | None:
    """Return *query* that counts rows, or those of each value; None when nothing is counted."""
    order, count = links.find("most", "least"), links.find("count", "sum")
    if order and column and column.type in GATHERED and links.starts_with("which"):
        query = replace(query, op="group", group=column.name, figure="count", unit="")
        query = replace(query, order=order.kind)
        asked = frozenset(i for link in links.columns if link.column is column for i in link.tokens)
        choice: Choice = replace(query, select=()), order.span | asked
    elif count and (count.kind == "count" or not query.operands):
        choice = replace(query, op="count", select=(), unit="", figure="rows"), count.span
    else:
        return None
    where = tuple(item for item in choice[0].where if item.test != "has")
    query, span = keep_words(replace(choice[0], where=where), links, used | choice[1], catalogue)
    return query, choice[1] | span


def keep_words(query: Query, links: Links, used: frozenset[int], catalogue: Catalogue) -> Choice:
    """Return *query* over the rows whose cells hold the words left over, as many as any row has."""
    if query.op not in NARROWED:
        return query, frozenset()
    is_part = query.operands and query.op not in WHOLE
    named = (Condition(query.key, "is", query.operands),) if is_part else ()
    rows = slice_rows(links.table, (*query.where, *named))
    held: list[str] = []
    span: set[int] = set()
    for term, place in _list_terms(links, used):
        found = tuple(find_rows(links.table, (*held, term), catalogue.lexicon, rows))
        if found and len(found) < len(rows):
            rows, held = found, [*held, term]
            span.add(place)
    if not held:
        return query, frozenset()
    said = " ".join(links.question.tokens[i].text for i in sorted(span))
    where = (*query.where, Condition("", "has", tuple(held), said=said))
    return replace(query, where=where), frozenset(span)


def _list_terms(links: Links, used: frozenset[int]) -> Iterator[tuple[str, int]]:
    """Yield the content words and numbers left over, as the index has them, with their places."""
    terms = {term.start: term.text for term in links.question.terms}
    for at, token in enumerate(links.question.tokens):
        if at not in used and not token.is_light and token.word.isalnum():
            yield terms.get(at, token.stem), at
