"""Rules for questions about times: changes, trends, periods, the first and the last."""

from dataclasses import replace

from bot.kinds.table.cues import Cue, has_word
from bot.kinds.table.draft import Choice, Draft
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import find_time, keep_times

WHOLE = ("first", "latest")
"""The times of a change when the question names none."""


def ask_change(draft: Draft) -> Choice | None:
    """Return what came or went between two times; without times the whole series."""
    time, links = find_time(draft.links.table), draft.links
    cue = links.find("change", "difference")
    if not draft.is_figure or time is None or cue is None or links.find("sum", "average"):
        return None
    if cue.kind == "difference" and len(draft.query.operands) > 1:
        return None
    query, times = _take_times(draft.query, time.name)
    if cue.kind == "difference" and not times:
        return None
    figure, used = _find_figure(draft)
    if cue.kind == "difference" and (than := has_word(links.question.tokens, "than")):
        times, used = times[::-1], used | than
    up, down = (
        has_word(links.question.tokens, links.words["roles"][way]) for way in ("up", "down")
    )
    order = links.find("most", "least")
    if order and not query.operands:
        is_fall = bool(down) and not up
        end = {"most": "least", "least": "most"}[order.kind] if is_fall else order.kind
        query = replace(query, op="change", order=end, times=times or WHOLE, figure=figure)
        return query, cue.span | order.span | used
    if draft.is_claim and (up or down):
        way = "down" if down else "up"
        query = replace(query, op="change", is_claim=True, order=way, times=times or WHOLE)
        return query, cue.span | used
    is_which = any(x.column.name == query.key and 1 in x.tokens for x in links.columns)
    if is_which and bool(up) != bool(down) and times and not query.operands:
        way = "down" if down else "up"
        query = replace(query, op="change", order=way, times=times, figure=figure)
        return query, cue.span | used | up | down
    if times or figure:
        return replace(query, op="change", times=times or WHOLE, figure=figure), cue.span | used
    return replace(query, op="series"), cue.span


def ask_later(draft: Draft) -> Choice | None:
    """Return whether one time's figure is more than another's ("higher in 2024 than in 2018?")."""
    cue, query = draft.links.find("more", "less"), draft.query
    than = has_word(draft.links.question.tokens, "than")
    is_pair = len(query.times) == 2 and len(query.operands) < 2
    if not (cue and than and is_pair and draft.is_figure and not draft.has_level):
        return None
    way = "up" if cue.kind == "more" else "down"
    query = replace(query, op="change", times=query.times[::-1], is_claim=draft.is_claim)
    return replace(query, order=way if draft.is_claim else ""), cue.span | than


def _take_times(query: Query, time: str) -> tuple[Query, tuple[str, ...]]:
    """Return *query* without a "since" of its own, and the two ends of the change."""
    since = next((i for i in query.where if i.column == time and i.test == "since"), None)
    if len(query.times) == 2 or since is None:
        return query, query.times
    where = tuple(item for item in query.where if item is not since)
    return replace(query, where=where), (since.values[0], "latest")


def _find_figure(draft: Draft) -> tuple[str, frozenset[int]]:
    """Return whether the change is wanted in percent or a year, and the words that say so."""
    links = draft.links
    for kind, figure in (("yearly", "yearly"), ("percent", "percent"), ("share", "percent")):
        cue = links.find(kind)
        if cue:
            rest = links.find("percent", "share")
            return figure, cue.span | (rest.span if rest else frozenset())
    return "", frozenset()


def set_period(draft: Draft) -> Query:
    """Return the query with its two times as conditions: from the one to the other, or both."""
    return keep_period(draft.query, draft.links)


def keep_period(query: Query, links: Links) -> Query:
    """Return *query* with its two times as conditions: from the one to the other, or both."""
    time = find_time(links.table)
    if time is None or len(query.times) != 2:
        return query
    ends: tuple[Condition, ...] = (Condition(time.name, "is", query.times),)
    if links.times.is_span:
        ends = tuple(
            Condition(time.name, how, (end,))
            for how, end in zip(("since", "until"), query.times, strict=True)
        )
    return replace(query, times=(), where=(*query.where, *ends))


def keep_ever(choice: Choice, links: Links) -> Choice:
    """Return *choice* about all times where the words say so: "ever", "in any year"."""
    query, used = choice
    cue, time = links.find("ever"), find_time(links.table)
    if cue is None or time is None:
        return choice
    if query.op in ("series", "change"):
        return query, used | cue.span
    order = "any" if query.op == "test" and not query.order else query.order
    return replace(query, where=keep_times(query.where, time), order=order), used | cue.span


def ask_series(draft: Draft) -> Choice | None:
    """Return the figures over all times."""
    cue = draft.links.find("series")
    if cue is None:
        return None
    total, time = draft.links.find("sum", "average"), find_time(draft.links.table)
    if total and draft.is_figure and time and draft.links.find("each_time"):
        return _list_totals(draft, time, total), cue.span | total.span
    if total and draft.is_figure and time:
        where = keep_times(draft.query.where, time)
        return replace(draft.query, op=total.kind, where=where), cue.span | total.span
    return replace(draft.query, op="series"), cue.span


def _list_totals(draft: Draft, time: Column, total: Cue) -> Query:
    """Return the total or mean of each time; of one name its figures, which are their own total."""
    query = draft.query
    if len(query.operands) == 1 and total.kind == "sum":
        return replace(query, op="series")
    where = keep_times(query.where, time)
    if query.operands:
        where = (*where, Condition(query.key, "is", query.operands))
    query = replace(query, op="group", group=time.name, figure=total.kind, where=where)
    return replace(query, operands=())


def ask_first(draft: Draft) -> Choice | None:
    """Return the rows of the first or the last time; of a series the time itself is asked."""
    links, query = draft.links, draft.query
    cue, time = links.find("first", "last", "oldest", "newest"), find_time(links.table)
    if cue is None or time is None or query.times:
        return None
    is_age = any(cue.start in link.tokens for link in links.columns)
    if cue.kind in ("oldest", "newest") and (is_age or links.table.series):
        return None
    order = "least" if cue.kind in ("first", "oldest") else "most"
    if not links.table.series:
        is_asked = any(
            not x.tokens.isdisjoint(range(cue.start, cue.end + 1))
            for x in links.columns
            if x.column is time
        )
        others = tuple(name for name in query.select if name != time.name)
        select = (time.name,) if is_asked else others
        if query.operands:
            return None
        return replace(query, op="superlative", select=select, by=time.name, order=order), cue.span
    if draft.has_level and query.operands:
        named = Condition(query.key, "is", query.operands)
        where = (*query.where, named)
        query = replace(query, key=time.name, operands=(), where=where, by=time.name)
        return replace(query, op="superlative", order=order), cue.span
    said = {item.column for item in query.where}
    if time.name in said:
        return None
    value = "first" if cue.kind == "first" else "latest"
    where = (*query.where, Condition(time.name, "is", (value,)))
    return replace(query, where=where), cue.span
