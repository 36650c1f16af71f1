"""Groups of rows in words: their numbers, totals or means."""

from bot.calc import format_quantity
from bot.kinds.table.naming import Words, join
from bot.kinds.table.result import Group

HEADS = {"count": "number of", "sum": "total", "average": "average"}


def word_group(words: Words) -> str:
    """Return each group with its amount; of the most or the least only those."""
    query, result = words.query, words.result
    told = join([_word_one(words, group) for group in result.groups])
    if result.verdict in ("none", "maybe") and not result.sure:
        maybe = f" Possibly {told}." if told else ""
        return f"None of the listed for sure.{maybe}"
    if result.verdict == "unknown":
        return f"Cannot be told: no figure for {words.unknown_names()}."
    end = {"most": "highest ", "least": "lowest "}.get(query.order, "")
    what = f"{end}{HEADS[query.figure]} {_name_counted(words)} by {_name_group(words)}"
    if result.verdict == "open":
        return f"Cannot be told apart: {told} ({what})."
    return f"{told}: {what}."


def _word_one(words: Words, group: Group) -> str:
    amount = format_quantity(group.amount) if group.amount else "no figure"
    left = "" if not group.unknown or group.amount is None else ", without those that lack a figure"
    names = ""
    if words.query.figure == "count" and words.query.order:
        names = f": {words.names(group.rows)}"
    return f"{words.value(words.query.group, group.rows[0])} ({amount}{left}{names})"


def _name_counted(words: Words) -> str:
    if words.query.figure != "count":
        return words.plain_label()
    return words.column_label(words.query.key) if words.query.key else "rows"


def _name_group(words: Words) -> str:
    return words.column_label(words.query.group)
