"""Words that nothing else accounts for, as a condition: rows whose cells hold them."""

from collections.abc import Iterator
from dataclasses import replace

from bot.base.access import Catalogue
from bot.kinds.table.draft import Choice
from bot.kinds.table.links import Links
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.searching import find_rows
from bot.kinds.table.shape import slice_rows

NARROWED = ("list", "lookup", "count", "superlative", "rank", "listed", "sum", "average", "group")
"""Operators over the rows that meet conditions, of which words left over may be one."""
WHOLE = ("listed",)
"""Those that set the named rows against all the others."""


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
