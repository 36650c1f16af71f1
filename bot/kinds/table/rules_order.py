"""Rules for questions that set rows in order: the most, a place, a neighbour, which of two."""

from dataclasses import replace
from fractions import Fraction

from bot.base.model import Quantity
from bot.kinds.table.cues import Cue, has_word
from bot.kinds.table.draft import Choice, Draft
from bot.kinds.table.links import Links
from bot.kinds.table.ordering import ALL
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import find_time, keep_times


def ask_pair(draft: Draft) -> Choice | None:
    """Return the difference or ratio of two rows, or which of several is more."""
    if not draft.is_figure or len(draft.query.operands) < 2:
        return None
    than = has_word(draft.links.question.tokens, "than")
    if cue := draft.links.find("ratio", "difference"):
        return replace(draft.query, op=cue.kind), cue.span | than
    cue = draft.links.find("more", "less", "most", "least", "compare")
    if cue and not draft.is_of_other(cue):
        asks = "least" if cue.kind in ("less", "least") else "most"
        claims = draft.is_claim and bool(than)
        return replace(draft.query, op="compare", order=asks, is_claim=claims), cue.span | than
    return None


def ask_placed(draft: Draft) -> Choice | None:
    """Return who had a place ("finished first"), or when or how often a named row had it."""
    query, links = draft.query, draft.links
    rank = next((a for a in links.amounts if a.sense == "rank"), None)
    first = links.find("first")
    if not draft.is_rank or draft.column is None or not (rank or first) or draft.has_level:
        return None
    if links.find("most", "least", "last", "best", "worst") or draft.is_claim:
        return None
    if draft.column not in {link.column for link in draft.named()}:
        return None
    place = rank.low if rank else Fraction(1)
    span = frozenset(range(rank.start, rank.end)) if rank else first.span if first else frozenset()
    level = Condition(draft.column.name, "about", (), Quantity(place, place, "1"))
    time, count = find_time(links.table), links.find("count")
    if query.operands and time and links.table.series:
        where = (*query.where, Condition(query.key, "is", query.operands))
        query = replace(query, key=time.name, operands=(), where=keep_times(where, time))
    query = replace(query, op="filter", where=(*query.where, level))
    return (replace(query, op="count"), span | count.span) if count else (query, span)


def ask_sorted(draft: Draft) -> Choice | None:
    """Return all rows in the order of a figure."""
    cue = draft.links.find("sort")
    if cue is None or not draft.is_figure or draft.query.operands:
        return None
    up = draft.links.find("upward")
    query = replace(draft.query, op="rank", order="least" if up else "most", limit=ALL)
    down = draft.links.find("downward")
    return query, cue.span | (up.span if up else down.span if down else frozenset())


def ask_order(draft: Draft) -> Choice | None:
    """Return the top of the rows, or their second, third..., by the asked figure."""
    order = _find_order(draft)
    if order is None or not draft.is_figure:
        return None
    if draft.query.operands and draft.is_claim and len(draft.query.operands) == 1:
        return replace(draft.query, op="top", order=order.kind), order.span
    query = name_rows_anew(draft) if draft.query.operands else draft.query
    if query is None:
        return None
    query = _select_other(replace(query, order=order.kind), draft, order)
    query = replace(query, figure="place" if draft.is_rank else "")
    rank = next((a for a in draft.links.amounts if a.sense in ("rank", "limit")), None)
    if rank is None:
        return replace(query, op="superlative"), order.span
    place, is_top = int(rank.low), rank.sense == "limit" or order.start <= rank.start
    span = order.span | frozenset(range(rank.start, rank.end))
    limit, place = (place, 0) if is_top else (0, place)
    return replace(query, op="rank", limit=limit, rank=place), span


def _find_order(draft: Draft) -> Cue | None:
    """Return the end that is asked for; the highest place is the one with the least number."""
    links = draft.links
    order = links.find("most", "least") or _find_place_cue(draft)
    if order and (draft.is_of_other(order) or _counts_rows(order, draft)):
        return None
    if not draft.is_rank:
        return order
    order = order or links.find("best", "worst")
    turned = {"most": "least", "best": "least", "least": "most", "worst": "most"}
    return replace(order, kind=turned[order.kind]) if order else None


def _counts_rows(order: Cue, draft: Draft) -> bool:
    """Return whether somebody else has most of the rows: "who sold the most bikes?" of bikes."""
    key = [x.tokens for x in draft.named() if x.column.name == draft.query.key]
    roles, said = draft.links.words["roles"], draft.links.question.tokens
    is_many = any(said[at].word in roles["many"].split() for at in order.span)
    is_who = said[0].word in roles["persons"].split()
    return is_many and is_who and any(order.end in tokens for tokens in key)


def _find_place_cue(draft: Draft) -> Cue | None:
    """Return the place that stands for an order by itself ("who is third in ...?")."""
    rank = next((a for a in draft.links.amounts if a.sense == "rank"), None)
    if rank is None or not draft.links.starts_with("which"):
        return None
    return Cue("most", rank.end, rank.end)


def name_rows_anew(draft: Draft) -> Query | None:
    """Return the query over the rows of the operands, named by another column ("which year")."""
    query, links = draft.query, draft.links
    others = [
        link.column.name
        for link in draft.named()
        if link.column.name != query.key and link.column.type != "quantity"
    ]
    time = find_time(links.table)
    is_series = time is not None and links.table.series == time.name
    said = {item.column for item in query.where if item.test == "is"}
    if (
        not others
        and time
        and time.name not in said
        and (links.starts_with("when") or (is_series and len(query.operands) == 1))
    ):
        others = [time.name]
    if not others:
        return None
    where = (*query.where, Condition(query.key, "is", query.operands))
    return replace(query, key=others[0], operands=(), where=where)


def _select_other(query: Query, draft: Draft, order: Cue) -> Query:
    """Return *query* asking for the column named before the figure that orders the rows."""
    by = draft.column
    others = [
        link.column.name
        for link in draft.named()
        if link.column is not by
        and link.column.name not in (query.key, *(item.column for item in query.where))
        and link.column.type != "time"
        and _leads_to(max(link.tokens), order.start, draft)
    ]
    if by is None or not others:
        return query
    return replace(query, select=(others[0],), by=by.name)


def _leads_to(end: int, start: int, draft: Draft) -> bool:
    """Return whether what is asked at *end* is asked of the first rows at *start*, no verb between.

    "The genre of the play with the most" asks so, and "who directed the longest" does.
    """
    roles = draft.links.words["roles"]
    between = [draft.links.question.tokens[at].word for at in range(end + 1, start)]
    breaks = {*roles["which"].split(), *roles["closes"].split(), ":"}
    return end < start and breaks.isdisjoint(between)


def ask_next(draft: Draft) -> Choice | None:
    """Return the row right after or before a named one, in time or by the asked figure."""
    links, query = draft.links, draft.query
    if len(query.operands) != 1:
        return None
    row = next(row for row in links.rows if row.value == query.operands[0])
    way, span = _find_way(links, min(row.tokens))
    order = links.find("most", "least")
    time = find_time(links.table)
    by = time.name if time and not links.table.series else ""
    is_ordered = order is not None or len(span) > 1 or min(row.tokens) < _find_place(draft)
    if draft.column and draft.is_figure and is_ordered:
        by = draft.column.name
    if not (way and by):
        return None
    if order and order.kind == "least" and by != (time and time.name):
        way = "before" if way == "after" else "after"
    return replace(query, op="next", by=by, order=way), span | (order.span if order else span)


def _find_way(links: Links, start: int) -> tuple[str, frozenset[int]]:
    """Return which neighbour the words right before token *start* ask for, and their tokens."""
    tokens, roles = links.question.tokens, links.words["roles"]
    while start and tokens[start - 1].word == "the":
        start -= 1
    words = [token.word for token in tokens[:start]]
    phrases = (text.split() for text in roles["next_to"])
    if phrase := next((its for its in phrases if words[-len(its) :] == its), None):
        return "after", frozenset(range(start - len(phrase), start))
    ways = (way for way in ("after", "before") if words[-1:] and words[-1] in roles[way].split())
    return next(ways, ""), frozenset((start - 1,))


def _find_place(draft: Draft) -> int:
    """Return where the asked column is named; before everything when it is not."""
    return max((max(x.tokens) for x in draft.named() if x.column is draft.column), default=-1)
