"""Changes over time in words: from what to what, up or down, in percent, a year."""

from bot.base.model import Quantity
from bot.kinds.table.naming import Words
from bot.kinds.table.reckoning import say_bounds, say_points
from bot.kinds.table.result import Group

DIGITS = 3
"""Significant digits of a percentage and of a yearly part."""
VERBS = {"more": "up", "less": "down", "equal": "unchanged"}
CLAIMS = {("up", "more"): "Yes", ("up", "less"): "No", ("down", "less"): "Yes"}
CLAIMS |= {("down", "more"): "No", ("up", "equal"): "No", ("down", "equal"): "No"}
LONGEST_SERIES = 50
"""Names listed with their changes or their series, and times of a series, at most."""


def word_change(words: Words) -> str:
    """Return what came or went between two times: the asked figure first."""
    result = words.result
    if result.groups:
        return _word_changes(words)
    if result.amount is None:
        return f"Cannot be told: no figure at both times for {words.names(result.sure)}."
    first, last = result.sure
    verb = VERBS.get(result.verdict, "cannot be told apart")
    lead = f"{_lead(words)} ({verb})"
    if words.query.is_claim:
        lead = f"{CLAIMS.get((words.query.order, result.verdict), 'Cannot be told')}: {lead}"
    return (
        f"{lead}: {words.label()} of {words.name(first)} went from {_at(words, first)} "
        f"to {_at(words, last)}{_say_rest(words)}."
    )


def _lead(words: Words) -> str:
    """Return the figure that was asked for."""
    parts, result = dict(words.result.parts), words.result
    if words.query.figure == "percent" and "percent" in parts:
        return _say(parts["percent"])
    if words.query.figure == "yearly" and "yearly" in parts:
        return f"{say_points(parts['yearly'], DIGITS)} a year on average"
    assert result.amount is not None
    return say_points(result.amount)


def _say_rest(words: Words) -> str:
    """Return the other figures of the change, with a comma before each."""
    parts, result, asked = dict(words.result.parts), words.result, words.query.figure
    told = []
    if asked and result.amount is not None:
        told.append(f"{say_points(result.amount)} in all")
    if asked != "percent" and "percent" in parts:
        told.append(f"{_say(parts['percent'])}")
    if asked != "yearly" and "yearly" in parts:
        told.append(f"{say_points(parts['yearly'], DIGITS)} a year on average")
    if "compound" in parts:
        told.append(f"{_say(parts['compound'])} a year compounded")
    return "".join(f", {text}" for text in told)


def _say(amount: Quantity) -> str:
    return say_bounds(amount, DIGITS)


def _at(words: Words, row: int) -> str:
    """Return a row's cell with its time."""
    return f"{words.cell(row)} ({words.cell(row, words.time())})"


def _word_changes(words: Words) -> str:
    """Return the change of each of several names; of the most or the least, that one first."""
    query, result = words.query, words.result
    lines = [_word_one(words, group) for group in result.groups[:LONGEST_SERIES]]
    times = " to ".join(words.cell(row, words.time()) for row in result.groups[0].rows)
    left = words.possible() + words.unknown()
    if query.order in ("most", "least"):
        end = "largest rise" if query.order == "most" else "largest fall"
        if result.verdict == "open":
            return f"Cannot be told apart: {'; '.join(lines)}.{left}"
        return f"{'; '.join(lines)}: {end} of {words.plain_label()}, {times}.{left}"
    return f"{words.label()}, {times}: {'; '.join(lines)}.{left}"


def _word_one(words: Words, group: Group) -> str:
    first, last = group.rows
    name = words.name(first)
    if group.amount is None:
        return f"{name}: no figure at both times"
    ends = f"{words.cell(first)} to {words.cell(last)}"
    digits = DIGITS if words.query.figure == "percent" else None
    say = say_bounds if words.query.figure == "percent" else say_points
    return f"{name}: {say(group.amount, digits)} (from {ends})"


def word_series(words: Words) -> str:
    """Return each name with its cells in the order of the rows, and where one of them leads."""
    time = words.time()
    if not time or not words.query.select:
        return f"{words.names(words.result.sure)}: {words.table.title}."
    by_name: dict[str, list[str]] = {}
    for row in words.result.sure:
        if len(by_name) == LONGEST_SERIES and words.name(row) not in by_name:
            continue
        by_name.setdefault(words.name(row), []).append(
            f"{words.cell(row, time)}: {words.cell(row)}"
        )
    lines = [f"{name}: {', '.join(cells)}" for name, cells in by_name.items()]
    return f"{words.label()}: " + "; ".join(lines) + "." + _say_trend(words)


def _say_trend(words: Words) -> str:
    """Return where the series leads from its first figure to its last, with a blank before."""
    result, parts = words.result, dict(words.result.parts)
    if not result.trend:
        return ""
    verb = VERBS.get(result.trend, "first and last cannot be told apart")
    rest = f" by {_say(parts['percent'])}" if "percent" in parts and result.trend != "equal" else ""
    return f" From first to last: {verb}{rest}."
