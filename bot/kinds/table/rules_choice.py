"""Rules for questions that offer a choice or point at what two rows have in common."""

from dataclasses import replace

from bot.kinds.table.cues import has_word
from bot.kinds.table.draft import Choice, Draft
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import find_column, read_cell


def ask_which_of(draft: Draft) -> Choice | None:
    """Return which of the offered rows or values it is: "does the tour take diesel or gas?"."""
    query, links = draft.query, draft.links
    either = has_word(links.question.tokens, "or")
    given = [i for i in query.where if i.test == "is" and not i.is_default and not i.is_not]
    if not (either and links.starts_with("yes")) or links.find("more", "less", "most", "least"):
        return None
    offered = [item for item in given if len(item.values) > 1]
    if len(query.operands) == 1 and len(offered) == 1:
        where = tuple(item for item in query.where if item is not offered[0])
        return replace(query, op="lookup", select=(offered[0].column,), where=where), either
    if len(query.operands) > 1 and (given or draft.has_level):
        return replace(query, op="filter", select=()), either
    return None


def ask_same(draft: Draft) -> Choice | None:
    """Return the other rows with what the named one has in the asked column."""
    query, links, column = draft.query, draft.links, draft.column
    same = has_word(links.question.tokens, links.words["roles"]["same"])
    if not same or column is None or len(query.operands) != 1 or column.name == query.key:
        return None
    at, key = (find_column(links.table, name) for name in (column.name, query.key))
    rows = (row for row in links.table.rows if read_cell(row.cells[key]) == query.operands[0])
    values = tuple(dict.fromkeys(read_cell(row.cells[at]) for row in rows))
    like = Condition(column.name, "is", values)
    other = Condition(query.key, "is", query.operands, is_not=True)
    query = replace(query, op="list", operands=(), where=(*query.where, like, other))
    cue = links.find("count")
    if cue and cue.start - 1 in same:  # "the same number of"
        return query, same | cue.span
    if cue:
        return replace(query, op="count"), same | cue.span
    return query, same
