"""Names and amounts that a question leaves out: "other than", "not", "neither ... nor"."""

from dataclasses import replace

from bot.kinds.table.cues import Cue
from bot.kinds.table.linking import ValueLink
from bot.kinds.table.links import Links
from bot.kinds.table.query import Condition, Query

REACH = 4
"""Words from "not" to what it denies, at most."""


def deny(query: Query, links: Links) -> tuple[Query, frozenset[int]]:
    """Return *query* with the names and amounts that its words deny, and those words."""
    taken: frozenset[int] = frozenset()
    for cue in links.cues:
        if cue.kind not in ("except", "deny"):
            continue
        changed = _deny_rows(query, links, cue)
        if changed == query and cue.kind == "deny":
            changed = _deny_levels(query, links, cue)
        if changed != query:
            query, taken = changed, taken | cue.span
    return query, taken


def _deny_rows(query: Query, links: Links, cue: Cue) -> Query:
    """Return *query* without the names listed right behind *cue*."""
    denied = _list_behind(links, cue)
    for link in denied:
        if link.column == query.key:
            operands = tuple(value for value in query.operands if value != link.value)
            gone = Condition(query.key, "is", (link.value,), is_not=True)
            query = replace(query, operands=operands, where=(*query.where, gone))
            continue
        where = []
        for item in query.where:
            if item.column == link.column and item.test == "is" and not item.is_not:
                rest = tuple(value for value in item.values if value != link.value)
                where += [replace(item, values=rest)] if rest else []
            else:
                where.append(item)
        gone = Condition(link.column, "is", (link.value,), is_not=True)
        query = replace(query, where=(*where, gone))
    return query


def _list_behind(links: Links, cue: Cue) -> list[ValueLink]:
    """Return the names behind *cue*, the first one near and each near the one before."""
    found: list[ValueLink] = []
    end = cue.end
    for link in sorted(links.rows, key=lambda link: min(link.tokens)):
        start = min(link.tokens)
        if start < cue.end:
            continue
        between = links.question.tokens[end:start]
        if start - end > REACH or not all(its.is_light or its.word == "," for its in between):
            break
        found.append(link)
        end = max(link.tokens) + 1
    return found


def _deny_levels(query: Query, links: Links, cue: Cue) -> Query:
    """Return *query* with its amount conditions denied when an amount stands behind *cue*."""
    levels = [a for a in links.amounts if a.sense == "level" and a.start >= cue.end]
    if not levels or not any(item.amount for item in query.where):
        return query
    where = (replace(item, is_not=True) if item.amount else item for item in query.where)
    return replace(query, where=tuple(where))
