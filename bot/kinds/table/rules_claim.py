"""Rules for questions that want a yes or no, and for those about the table itself."""

from dataclasses import replace

from bot.kinds.table.cues import Cue
from bot.kinds.table.draft import Choice, Draft, asks_for_rows
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import find_column, holds_numbers, slice_rows


def ask_level(draft: Draft) -> Choice | None:
    """Return a yes or no for named, all or any rows, else the rows that meet the amounts."""
    query, links = draft.query, draft.links
    if not draft.has_level:
        return None
    if links.find("sum", "average", "most", "least") and not query.operands and draft.is_figure:
        return None
    asked = {draft.column.name} if draft.column else set()
    is_own = asked >= {item.column for item in query.where if item.amount}
    is_open = links.starts_with("which") or links.starts_with("asks") or links.find("count")
    is_bare = len(query.operands) == 1 and is_own and not is_open
    if query.operands and (links.starts_with("yes") or is_bare):
        return replace(query, op="test"), frozenset()
    if links.starts_with("yes") and not query.operands:
        cue = links.find("all", "any")
        kind = cue.kind if cue else "any"
        return replace(query, op="test", order=kind), cue.span if cue else frozenset()
    cue = links.find("count")
    behind = _find_behind(draft, cue)
    if cue and behind and behind.column.type == "time":
        return _count_values(query, behind), cue.span | behind.tokens
    if cue and not query.operands:
        return _count(query, draft), cue.span
    return replace(query, op="filter"), frozenset()


def ask_claim(draft: Draft) -> Choice | None:
    """Return whether named rows have the values that are claimed of them."""
    query = draft.query
    claims = [i for i in query.where if i.test == "is" and not i.is_default and i.values]
    times = {c.name for c in draft.links.table.columns if c.type == "time"}
    claims = [item for item in claims if item.column not in times and item.column != query.key]
    if not (draft.links.starts_with("yes") and query.operands and claims) or draft.has_level:
        return None
    if draft.links.find("more", "less", "most", "least", "compare", "member"):
        return None
    order = "open" if any(_is_open(item.column, draft) for item in claims) else ""
    return replace(query, op="claim", is_claim=True, order=order), frozenset()


def _is_open(name: str, draft: Draft) -> bool:
    """Return whether a named row may be what its cell does not say: it is a text, or says nothing.

    A text tells some of what there is to tell; that it lacks a word denies nothing.
    """
    table, query = draft.links.table, draft.query
    at = find_column(table, name)
    if table.columns[at].type == "text":
        return True
    named = Condition(query.key, "is", query.operands)
    untold = draft.links.words["untold"]
    rows = slice_rows(table, (*(i for i in query.where if i.column != name), named))
    return any(table.rows[row].cells[at].text.lower() in untold for row in rows)


def ask_schema(draft: Draft) -> Choice | None:
    """Return the columns, the units or the origin of the table."""
    cue = draft.links.find("schema", "units", "origin")
    if cue is None or draft.query.operands or any(not its.is_default for its in draft.query.where):
        return None
    return replace(draft.query, op=cue.kind), cue.span


def ask_member(draft: Draft) -> Choice | None:
    """Return whether a name is listed."""
    cue = draft.links.find("member")
    if cue is None or not draft.query.operands or not draft.links.starts_with("yes"):
        return None
    return replace(draft.query, op="member"), cue.span


def ask_count(draft: Draft) -> Choice | None:
    """Return how many rows there are, or how many different values of a column."""
    cue, query = draft.links.find("count"), draft.query
    if cue is None:
        return None
    behind = _find_behind(draft, cue)
    is_slice = bool(query.operands or query.where)
    if behind and is_slice and holds_numbers(draft.links.table, behind.column):
        return None
    is_other = behind is not None and behind.column.name != query.key
    if behind and is_other and behind.column.type != "quantity" and not draft.has_level:
        return _count_values(query, behind), cue.span | behind.tokens
    counts = asks_for_rows(draft.links) or (not draft.is_figure and _gives_kind(draft))
    if query.operands or not counts:
        return None
    return _count(draft.query, draft), cue.span


def _find_behind(draft: Draft, cue: Cue | None) -> ColumnLink | None:
    """Return the column that is named right behind *cue*."""
    return next((x for x in draft.named() if cue and cue.end in x.tokens), None)


def _count_values(query: Query, counted: ColumnLink) -> Query:
    """Return *query* that counts the different values of a column other than the rows' names."""
    named = (Condition(query.key, "is", query.operands),) if query.operands else ()
    where = (*query.where, *named)
    return replace(query, op="count", select=(), key=counted.column.name, operands=(), where=where)


def _count(query: Query, draft: Draft) -> Query:
    """Return *query* that counts the names where their column is named, else the rows."""
    is_named = any(link.column.name == query.key for link in draft.named())
    is_named = is_named or bool(draft.links.table.series)
    return replace(query, op="count", figure="" if is_named else "rows")


def _gives_kind(draft: Draft) -> bool:
    """Return whether a value says which rows are meant ("how many were built in Bergen?")."""
    times = {c.name for c in draft.links.table.columns if c.type == "time"}
    given = (item for item in draft.query.where if item.test == "is" and not item.is_not)
    return any(item.column not in times for item in given)
