"""How well a query fits a question: what it leaves unsaid, guesses or cannot honour."""

from itertools import pairwise

from bot.base.access import Catalogue
from bot.kinds.table.absence import leaves_absence
from bot.kinds.table.cues import has_word
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import Query
from bot.kinds.table.shape import list_figures, list_values

EXTREMES = ("most", "least", "best", "worst")
DEMANDS = ("block", "count", "ever", *EXTREMES, "sum", "average", "share", "ratio", "difference")
"""Kinds of cues that change the answer when they are not honoured."""
RANKED = ("superlative", "rank")
ALONE = 0.3
"""A table of one name, such as a total, has no highest one among several."""
UNLISTED = 0.45
"""What is left of the fit where only the order of the rows may be what "last" or "after" means."""
TOLD = ("lookup", "claim", "test")
"""Operators that tell the same of every named row."""
APART = 0.5
"""What is left of the fit where the rows that the same is told of are not named side by side."""
NAMED_ROW = 0.73
"""Fit from which a row counts as named: two thirds of its words."""
HALF_ROW = 0.75
"""What is left of the fit where half of its name is all that says whose figure is looked up."""


def weigh(
    query: Query,
    links: Links,
    column: Column | None,
    fit: float,
    left: frozenset[int],
    explained: frozenset[int],
    catalogue: Catalogue,
) -> float:
    """Return the fit of *query*, 0 to 1, from that of its *column*; *left* are words unused."""
    if query.op in ("count", "list", "search"):
        fit = max((fit, *(x.fit for x in links.columns if x.column.name == query.key)))
    is_named = query.op == "group" or any(link.column is column for link in links.columns)
    if query.op == "figureless":
        is_held = any(row.fit >= NAMED_ROW for row in links.rows)
        return 0.65 if is_named and is_held else 0.3
    if left and not is_named:
        fit *= 0.4
    fit = min((fit, *(row.fit for row in links.rows)))
    is_figure = column is not None and column.type == "quantity"
    if is_figure and query.op == "lookup" and any(row.fit < NAMED_ROW for row in links.rows):
        fit *= HALF_ROW
    if query.op == "listed" and not has_word(links.question.tokens, links.words["roles"]["listed"]):
        fit *= UNLISTED
    if query.op == "list" and left:
        fit *= 0.5
    fit *= _weigh_names(query, links)
    if is_figure and left & _find_units(links, left, catalogue):
        fit *= 0.3
    unmet = [
        cue
        for cue in links.cues
        if cue.kind in DEMANDS
        and not cue.span & explained
        and not (cue.kind == "count" and is_figure and is_named)
    ]
    unmet += [cue for cue in links.cues if cue.kind in EXTREMES and cue.end in left]
    fit *= 0.5 if leaves_absence(links.cues, explained) else 1
    return round(fit * 0.5 ** len(unmet), 4)


def leaves_demand(links: Links, explained: frozenset[int]) -> bool:
    """Return whether the question wants less than all rows: none of a thing, or the most."""
    ends = (cue for cue in links.cues if cue.kind in EXTREMES and not cue.span & explained)
    is_ranked = bool(list_figures(links.table)) and any(ends)
    return is_ranked or leaves_absence(links.cues, explained)


def _weigh_names(query: Query, links: Links) -> float:
    """Return what is left of the fit for the names of rows that *query* is about."""
    if query.op in RANKED and query.key and len(list_values(links.table, query.key)) == 1:
        return ALONE
    return APART if query.op in TOLD and _stand_apart(query, links) else 1.0


def _stand_apart(query: Query, links: Links) -> bool:
    """Return whether a word parts two rows of *query*: "did A import from B" is not of A and B."""
    parting, joining = (set(links.words["roles"][its].split()) for its in ("parts", "joins"))
    rows = [row.tokens for row in links.rows if row.column == query.key]
    spots = sorted((min(tokens), max(tokens)) for tokens in rows)
    between = [links.question.tokens[end + 1 : start] for (_, end), (start, _) in pairwise(spots)]
    return any(
        not parting.isdisjoint(said) and joining.isdisjoint(said)
        for said in ([token.word for token in tokens] for tokens in between)
    )


def list_left(links: Links, explained: frozenset[int]) -> frozenset[int]:
    """Return the content tokens that nothing accounts for."""
    tokens = links.question.tokens
    return frozenset(
        i
        for term in links.question.terms
        if not explained & set(range(term.start, term.end))
        for i in range(term.start, term.end)
        if not tokens[i].is_light
    )


def _find_units(links: Links, left: frozenset[int], catalogue: Catalogue) -> frozenset[int]:
    """Return which of the tokens *left* are words for units, of the base or not."""
    english = {word for words in catalogue.load_words("base")["units"].values() for word in words}
    known = english | catalogue.lexicon.units.keys()
    tokens = links.question.tokens
    return frozenset(i for i in left if tokens[i].word in known or tokens[i].text in known)
