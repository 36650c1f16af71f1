"""Rules for questions about the order in which a table lists its rows: an end, a neighbour."""

from dataclasses import replace

from bot.kinds.table.cues import has_word
from bot.kinds.table.draft import Choice, Draft
from bot.kinds.table.linking import ValueLink
from bot.kinds.table.query import Query

REACH = 3
"""Light words between "after" and the name that it is about, at most."""


def ask_beside(draft: Draft) -> Choice | None:
    """Return the row that stands right after or before a named one."""
    links = draft.links
    if draft.is_claim or links.find("difference", "count", "sum", "average"):
        return None
    for row in links.rows:
        way, at = _find_way(draft, row)
        if way:
            query = _name_rows_by(draft.query, row)
            roles = links.words["roles"]
            said = has_word(links.question.tokens, roles["listed"])
            return replace(query, op="listed", order=way), said | {at}
    return None


def _find_way(draft: Draft, row: ValueLink) -> tuple[str, int]:
    """Return ``after`` or ``before`` and where the word for it stands ahead of *row*."""
    tokens, roles = draft.links.question.tokens, draft.links.words["roles"]
    at = min(row.tokens) - 1
    for place in range(at, max(at - REACH, -1), -1):
        for way in ("after", "before"):
            if tokens[place].word in roles[f"listed_{way}"].split():
                return way, place
        if not tokens[place].is_light and tokens[place].word.isalnum():
            break
    return "", -1


def _name_rows_by(query: Query, row: ValueLink) -> Query:
    """Return *query* over rows named by the column of *row*, which is the one named."""
    where = tuple(item for item in query.where if item.column != row.column)
    return replace(query, key=row.column, operands=(row.value,), where=where)


def ask_end(draft: Draft) -> Choice | None:
    """Return the first or the last of the listed rows; of a figure that is named its extremes."""
    links, cue = draft.links, draft.links.find("first", "last")
    is_named = any(link.column is draft.column for link in links.columns)
    if cue is None or draft.query.operands or (draft.is_figure and is_named):
        return None
    if links.find("count", "sum", "average", "most", "least", "difference"):
        return None
    said = has_word(links.question.tokens, links.words["roles"]["listed"])
    return replace(draft.query, op="listed", order=cue.kind), cue.span | said
