"""Rows by the order in which their table lists them, worked out and in words."""

from bot.kinds.table.model import Table
from bot.kinds.table.naming import Words, join
from bot.kinds.table.query import Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import read_column


def pick_listed(query: Query, table: Table, rows: tuple[int, ...]) -> Result:
    """Return the first or last of *rows*, or the one right after or before the operand's."""
    if query.order in ("first", "last"):
        return Result("found", rows[:1] if query.order == "first" else rows[-1:])
    held = read_column(table, query.key)
    places = [place for place, row in enumerate(rows) if held[row] in query.operands]
    mine = [rows[place] for place in places]
    if not mine or places[-1] - places[0] >= len(places):  # apart: next to which of them?
        return Result("open", possible=tuple(mine)) if mine else Result("none")
    place = places[-1] + 1 if query.order == "after" else places[0] - 1
    beside = rows[place : place + 1] if place >= 0 else ()
    return Result("found" if beside else "none", beside)


def word_listed(words: Words) -> str:
    """Return the row, and where it stands in the table."""
    result, query = words.result, words.query
    of = join([words.held(value) for value in query.operands])
    if result.verdict == "none":
        return f"Nothing is listed {query.order} {of}."
    if result.verdict == "open":
        return f"Cannot be told: {of} is listed more than once."
    where = f"listed right {query.order} {of}" if of else f"listed {query.order}"
    is_other = bool(query.select) and query.select[0] != query.key
    told = words.figures(result.sure) if is_other else words.names(result.sure)
    return f"{told}: {where}."
