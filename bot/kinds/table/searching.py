"""Rows whose words, not their figures, are asked for: a search through text cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.keeping import keep_last
from bot.base.lexicon import Lexicon
from bot.base.model import Term
from bot.base.text import terms
from bot.kinds.table.cues import has_word
from bot.kinds.table.linking_cells import MANY_ROWS
from bot.kinds.table.links import Links
from bot.kinds.table.model import Table
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import KEPT, slice_rows

SEARCHED = ("text", "category")
FEW = 16
"""Large tables whose letters are kept."""
LETTERS = 4
"""First letters of a term by which the rows of a large table are looked through."""


def search(
    query: Query, links: Links, used: frozenset[int], catalogue: Catalogue
) -> tuple[Query, frozenset[int]]:
    """Return a text search instead of a bare list when cells hold the words left over."""
    if query.op not in ("list", "count") or query.operands or any(i.amount for i in query.where):
        return query, frozenset()
    if any(item.test == "is" and not item.is_default for item in query.where):
        return query, frozenset()
    loose = has_word(links.question.tokens, links.words["roles"]["loose"])
    wanted = [
        term
        for term in links.question.terms
        if not set(range(term.start, term.end)) & used and term.start not in loose
    ]
    apart = [term for term in wanted if not set(range(term.start, term.end)) & links.topic]
    for pick in (wanted, apart):
        found = tuple(dict.fromkeys(term.text for term in pick))
        rows = slice_rows(links.table, query.where)
        if any(True for _ in find_rows(links.table, found, catalogue.lexicon, rows)):
            said = _quote(pick, links)
            span = frozenset(i for term in pick for i in range(term.start, term.end))
            held = Condition("", "has", found, said=said)
            count = links.find("count")
            if count and count.end in span:  # rows that speak of what is counted are not those
                return query, frozenset()
            query = replace(query, op="search", where=(*query.where, held))
            if count:
                return replace(query, op="count", figure="rows"), span | loose | count.span
            return query, span | loose
    return query, frozenset()


def _quote(pick: Sequence[Term], links: Links) -> str:
    """Return the words of *pick* as they were typed."""
    tokens = links.question.tokens
    spots = dict.fromkeys(i for term in pick for i in range(term.start, term.end))
    return " ".join(tokens[i].text for i in spots)


def find_rows(
    table: Table, wanted: Sequence[str], lexicon: Lexicon, rows: Iterable[int] | None = None
) -> Iterator[int]:
    """Yield those *rows* (all when None) whose text cells together hold all *wanted* terms."""
    needed = set(wanted)
    found = range(len(table.rows)) if rows is None else rows
    if not needed:
        return
    if len(table.rows) <= MANY_ROWS:
        holders = _index_rows(table, lexicon)
        holding = [holders.get(term, set()) for term in needed]
        yield from (row for row in found if all(row in held for held in holding))
        return
    letters = _read_letters(table)
    for head in {term[:LETTERS] for term in needed if term[0] != "@"}:
        found = [row for row in found if head in letters[row]]
    yield from (row for row in found if needed <= _read_terms(table, row, lexicon))


def _list_searched(table: Table) -> list[int]:
    return [at for at, column in enumerate(table.columns) if column.type in SEARCHED]


def _read_terms(table: Table, row: int, lexicon: Lexicon) -> set[str]:
    """Return the terms of the text cells of a row."""
    texts = (table.rows[row].cells[at].text for at in _list_searched(table))
    return {term for text in texts for term in terms(text, lexicon)}


@keep_last(KEPT)
def _index_rows(table: Table, lexicon: Lexicon) -> dict[str, set[int]]:
    """Return the rows whose text cells hold each term."""
    holders: dict[str, set[int]] = {}
    for row in range(len(table.rows)):
        for term in _read_terms(table, row, lexicon):
            holders.setdefault(term, set()).add(row)
    return holders


@keep_last(FEW)
def _read_letters(table: Table) -> tuple[str, ...]:
    """Return what the text cells of each row hold, in small letters."""
    held = _list_searched(table)
    return tuple(" ".join(row.cells[at].text for at in held).lower() for row in table.rows)
