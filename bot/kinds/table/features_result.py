"""What the result of a reading looks like: features of it, and the texts that it shows."""

from collections.abc import Iterator

from bot.base.tokens import split_words
from bot.kinds.table.asked import Asked
from bot.kinds.table.features import Feature, name_operator
from bot.kinds.table.model import Table
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import read_column

CLAIMS = ("test", "claim", "member", "top")
"""Operators that say yes or no."""
FEW = ("0", "1")
"""Numbers of rows that are told apart: of one or none few would ask how many."""
SMALL = 5
"""Rows up to which a table has too few to tell."""
EMPTY = ("open", "unknown", "none", "nothing")
"""Verdicts of results that tell little."""


def tell_result(query: Query, asked: Asked, result: Result) -> Iterator[Feature]:
    """Yield what the result looks like: how much it shows, and of which kind."""
    table, op = asked.links.table, name_operator(query)
    shown = list_shown(query, result, table)
    count = len(set(shown))
    size = ("none", "one", "two")[count] if count < 3 else "many"
    yield f"shows {size}", 1
    yield f"shows {size}, {op}", 1
    yield f"shows {size}, {asked.head}", 1
    yield "shows a gap", float(not all(text.strip() for text in shown))
    yield "shows all", float(count == len(table.rows) > 2)
    yield "counts all", float(query.op == "count" and len(result.sure) == len(table.rows))
    if query.op == "count" and len(table.rows) > SMALL:
        size = shown[0] if shown[0] in FEW else "more"
        yield f"counts {size}", 1
        yield f"counts {size}, {op}", 1
    inside = float(any(_is_inside(item, table) for item in query.where))
    yield "named inside others", inside
    yield f"named inside others, {op}", inside
    if result.verdict in EMPTY:
        yield f"verdict {result.verdict}", 1
    is_said = (word in asked.said for text in shown for word in split_words(text))
    if next(is_said, False) and all(is_said):
        choice = ", or" if asked.is_choice else ""
        yield f"shows what is said{choice}", 1
        yield f"shows what is said, {op}{choice}", 1
    is_number = bool(shown) and all(any(map(str.isdecimal, text[:2])) for text in shown)
    yield f"shows {'numbers' if is_number else 'words'}, {asked.head}", 1


def _is_inside(item: Condition, table: Table) -> bool:
    """Return whether cells that *item* does not find hold its value and more."""
    if item.test != "is" or not item.column or len(item.values) != 1:
        return False
    value = item.values[0].lower()
    held = {text.lower() for text in read_column(table, item.column)}
    return any(value in text for text in held - {value})


def list_shown(query: Query, result: Result, table: Table) -> tuple[str, ...]:
    """Return the texts that an answer would show first."""
    if query.op in CLAIMS and result.verdict in ("yes", "no"):
        return (result.verdict,)
    if result.amount is not None:
        return (str(result.amount.low),)
    if query.op == "count":
        return (str(len(result.sure)),)
    if query.op == "group":
        return tuple(group.value for group in result.groups)
    column = query.select[0] if query.select else query.key
    held = read_column(table, column) if column else ()
    return tuple(held[row] for row in result.sure or result.possible) if held else ()
