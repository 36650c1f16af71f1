"""Rules for questions that gather rows: a number, total or mean a group; which has most."""

from dataclasses import replace

from bot.base.model import Quantity
from bot.kinds.table.cues import Cue, has_word, read_comparison
from bot.kinds.table.draft import Choice, Draft
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import keep_times

GATHERED = ("entity", "category", "time")


def ask_group(draft: Draft) -> Choice | None:
    """Return the groups of "per", "by" or "each"; of names that stand once a plain list."""
    links = draft.links
    for cue in links.cues:
        if cue.kind != "group":
            continue
        link = _find_behind(draft, cue)
        if link is None:
            continue
        used = cue.span | link.tokens
        if link.column.name == draft.query.key:
            return _list_each(draft, used)
        figure, more = _find_figure(draft)
        query = replace(draft.query, op="group", group=link.column.name, figure=figure)
        if link.column.name == links.table.series:
            if query.operands and figure == "sum" and not links.find("sum"):
                return replace(draft.query, op="series"), used
            query = replace(query, where=keep_times(query.where, link.column))
        return _drop_slice(query), used | more
    return None


def _list_each(draft: Draft, used: frozenset[int]) -> Choice | None:
    """Return the figure of each name as a list."""
    if not draft.is_figure or draft.links.find("count", "sum", "average", "most", "least"):
        return None
    if draft.query.operands or draft.links.find("change", "share") or draft.has_level:
        return None
    amount = draft.links.find("amount")
    return replace(draft.query, op="list"), used | (amount.span if amount else frozenset())


def ask_enough(draft: Draft) -> Choice | None:
    """Return the groups that have so many rows ("directors of at least two plays")."""
    links = draft.links
    amount = next((its for its in links.amounts if its.sense == "rows"), None)
    named = [x for x in draft.named() if x.column.type in GATHERED]
    named = [x for x in named if x.column.name != draft.query.key]
    if amount is None or not named:
        return None
    test, span = read_comparison(amount, links.question.tokens, links.words)
    level = Condition("", test or "between", (), Quantity(amount.low, amount.high, "1"))
    query = replace(draft.query, op="group", group=named[0].column.name, figure="count")
    query = replace(query, select=(), where=(*query.where, level))
    used = span | frozenset(range(amount.start, amount.end)) | named[0].tokens | named[0].more
    return query, used


def ask_frequent(draft: Draft) -> Choice | None:
    """Return the value that most rows have, or the group with the most, least, largest..."""
    links, query = draft.links, draft.query
    frequent = links.find("frequent", "rare")
    named = [x for x in draft.named() if x.column.type in GATHERED and x.column.name != query.key]
    named = [x for x in named if x.column.name not in {item.column for item in query.where}]
    if not named:
        return None
    if frequent:
        order = "most" if frequent.kind == "frequent" else "least"
        query = replace(query, op="group", group=named[0].column.name, figure="count", order=order)
        return _drop_slice(query), frequent.span | named[0].tokens | named[0].more
    order_cue = links.find("most", "least")
    if (
        order_cue is None
        or not links.starts_with("which")
        or min(named[0].tokens) > order_cue.start
    ):
        return None
    total = links.find("sum", "average")
    is_time = named[0].column.name == links.table.series and not query.operands
    if is_time and draft.is_figure and total is None and draft.column and draft.column.unit != "%":
        where = keep_times(query.where, named[0].column)
        query = replace(query, op="group", group=named[0].column.name, figure="sum", where=where)
        return replace(query, order=order_cue.kind), order_cue.span | named[0].tokens
    if total is None and draft.is_figure and any(x.column is draft.column for x in draft.named()):
        return _ask_holder(draft, named[0], order_cue)
    figure = total.kind if total and draft.is_figure else _count_names(draft, order_cue)
    if not figure:
        return None
    query = replace(
        query, op="group", group=named[0].column.name, figure=figure, order=order_cue.kind
    )
    used = order_cue.span | named[0].tokens | named[0].more | (total.span if total else frozenset())
    return _drop_slice(query), used | has_word(links.question.tokens, "number")


def _ask_holder(draft: Draft, link: ColumnLink, order: Cue) -> Choice | None:
    """Return which value the row with the most has; of an amount of things, the rows together.

    "Which region has the most beds?" is about all beds of each region.
    """
    query, words = draft.query, draft.links.words
    if 1 not in link.tokens or query.operands or draft.column is None or draft.is_rank:
        return None
    used = order.span | link.tokens | link.more
    is_many = draft.links.question.tokens[order.start].word in words["roles"]["many"].split()
    if is_many and draft.column.unit != "%":
        query = replace(query, op="group", group=link.column.name, figure="sum", order=order.kind)
        return query, used
    select, by = (link.column.name,), draft.column.name
    return replace(query, op="superlative", order=order.kind, select=select, by=by), used


def _count_names(draft: Draft, cue: Cue) -> str:
    """Return ``count`` when the names themselves are what there is most of ("the most plays")."""
    key = draft.query.key
    right = next((x for x in draft.named() if min(x.tokens) >= cue.end), None)
    return "count" if right and right.column.name == key else ""


def _find_behind(draft: Draft, cue: Cue) -> ColumnLink | None:
    """Return the column of names, kinds or times named right behind *cue*."""
    tokens = draft.links.question.tokens
    at = cue.end
    while at < len(tokens) and tokens[at].word in ("the", "each", "every", "different"):
        at += 1
    named = draft.named()
    behind = [x for x in named if at in x.tokens and not any(x.tokens < y.tokens for y in named)]
    wanted = (x for x in behind if x.column.type in GATHERED or x.column.name == draft.query.key)
    return next(wanted, None)


def _find_figure(draft: Draft) -> tuple[str, frozenset[int]]:
    """Return what of each group is wanted, and the cues that say so."""
    count, total = draft.links.find("count"), draft.links.find("sum", "average")
    if total and draft.is_figure:
        return total.kind, total.span
    is_figure = draft.is_figure and any(x.column is draft.column for x in draft.links.columns)
    return ("sum" if is_figure else "count"), count.span if count else frozenset()


def _drop_slice(query: Query) -> Query:
    """Return *query* without a selected column that groups do not measure."""
    return replace(query, select=() if query.figure == "count" else query.select)
