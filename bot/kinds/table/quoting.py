"""A yes or no over words: whether a text cell says what the question claims.

The cell is quoted, hedges and all. Where it denies something the quote has to do.
"""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.lexicon import Lexicon
from bot.base.text import terms
from bot.base.tokens import split_tokens
from bot.kinds.table.cues import has_word
from bot.kinds.table.links import Links
from bot.kinds.table.naming import Words
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.searching import find_rows
from bot.kinds.table.shape import find_column, list_texts, slice_rows

QUOTED = ("lookup", "list", "search", "figureless")
LEADS = {"yes": "Yes", "perhaps": "Possibly"}
"""What each verdict begins with; without one the table just says it."""


def ask_text(
    query: Query, links: Links, used: frozenset[int], catalogue: Catalogue
) -> tuple[Query, frozenset[int]]:
    """Return a claim about texts where a yes or no is wanted and cells hold the words left over."""
    texts = list_texts(links.table)
    if query.op not in QUOTED or not links.starts_with("yes") or not texts:
        return query, frozenset()
    loose = has_word(links.question.tokens, links.words["roles"]["loose"])
    named = (Condition(query.key, "is", query.operands),) if query.operands else ()
    rows = slice_rows(links.table, (*query.where, *named))
    wanted = [
        term
        for term in links.question.terms
        if not set(range(term.start, term.end)) & used and term.start not in loose
    ]
    own = [term for term in wanted if not set(range(term.start, term.end)) & links.topic]
    for pick in (wanted, own):
        found = tuple(dict.fromkeys(term.text for term in pick))
        row = next(find_rows(links.table, found, catalogue.lexicon, rows), None)
        if row is not None:
            span = frozenset(i for term in pick for i in range(term.start, term.end))
            return _make_claim(query, links, row, found, catalogue.lexicon), span | loose
    return query, frozenset()


def _make_claim(
    query: Query, links: Links, row: int, held: tuple[str, ...], lexicon: Lexicon
) -> Query:
    """Return the claim with the columns that speak of it, as sure as their words are."""
    cells = {
        column.name: links.table.rows[row].cells[find_column(links.table, column.name)].text
        for column in list_texts(links.table)
    }
    shared = {name: len(set(held) & set(terms(text, lexicon))) for name, text in cells.items()}
    most = max(shared.values())
    select = tuple(name for name, count in shared.items() if count == most)
    said = {piece.text.lower() for name in select for piece in split_tokens(cells[name])}
    roles = links.words["roles"]
    verdict = "perhaps" if not said.isdisjoint(roles["hedges"].split()) else "yes"
    if most < len(set(held)) or not said.isdisjoint(roles["denials"].split()):
        verdict = ""
    where = (*query.where, Condition("", "has", held))
    return replace(query, op="quote", order=verdict, select=select, where=where, is_claim=True)


def word_quote(words: Words) -> str:
    """Return the verdict with the cells that say it."""
    lead = LEADS.get(words.query.order, "The table says")
    told = [
        f"{words.table.columns[find_column(words.table, name)].label} of {words.name(row)}: "
        f"“{words.cell(row, name).removesuffix('.')}”"
        for row in words.result.sure
        for name in words.query.select
    ]
    return f"{lead}: {'; '.join(told)}."
