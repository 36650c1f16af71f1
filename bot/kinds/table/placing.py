"""Rows set in order in words: the first, a place, a neighbour, the greater of two."""

from bot.kinds.table.naming import MOST_NAMES, Words, join
from bot.kinds.table.ordering import ALL


def word_rank(words: Words) -> str:
    """Return the first rows; what else is asked of them stands before the reason."""
    query, result = words.query, words.result
    most = _name_end(words)
    if result.verdict == "unknown":
        return f"Cannot be told: no figure for {words.unknown_names()}."
    if result.verdict == "none":
        return f"There are not that many rows with a figure.{words.unknown()}"
    asked = query.select and query.by and query.select[0] != query.by
    lead = f"{words.figures(result.sure)}: {most}" if result.sure else ""
    at = words.slice((*result.sure, *result.possible)[0])
    if result.verdict == "found":
        told = f"{_quote_each(words, result.sure)} " if asked and query.select else ""
        return f"{told}{lead}{at}.{words.possible()}{words.unknown()}"
    surely = f" Surely {lead}." if lead else ""
    tied = words.figures(result.possible)
    told = f" {_quote_each(words, result.possible)}" if asked else ""
    return f"Cannot be told apart: {tied}{at}.{surely}{told}{words.unknown()}"


def _name_end(words: Words) -> str:
    """Return what the rows are first in, e.g. ``lowest price`` or ``latest premiere``."""
    query = words.query
    is_time = query.measured and query.measured == words.time()
    names = ("latest", "earliest") if is_time else ("highest", "lowest")
    names = ("last by", "first by") if query.figure == "place" else names
    end = names[0] if query.order == "most" else names[1]
    if query.limit == ALL:
        end = f"from the {end}"
    elif query.rank > 1:
        end = f"number {query.rank} from the {end}"
    return f"{end} {words.plain_label()}"


def _quote_each(words: Words, rows: tuple[int, ...]) -> str:
    """Return the asked cell of each row that is named in a sentence."""
    label, column = words.label(), words.query.select[0]
    return " ".join(
        f"{words.verdict(row, column)}: {label} of {words.name(row)}." for row in rows[:MOST_NAMES]
    )


def word_top(words: Words) -> str:
    """Return whether the named row is the first, with the row that is."""
    result = words.result
    if result.verdict == "unknown":
        return f"Cannot be told: no figure for {words.unknown_names()}."
    rows = result.sure or result.possible
    at = words.slice(rows[0])
    lead = {"yes": "Yes", "no": "No", "open": "Cannot be told apart"}[result.verdict]
    return f"{lead}: {words.figures(rows)}: {_name_end(words)}{at}.{words.unknown()}"


def word_next(words: Words) -> str:
    """Return the row beside the named one."""
    result, query = words.result, words.query
    if result.verdict in ("unknown", "none"):
        return f"None of the listed is {query.order} it by {words.plain_label()}.{words.unknown()}"
    rows = result.sure or result.possible
    lead = "" if result.verdict == "found" else "Cannot be told apart: "
    of = join([words.held(value) for value in query.operands])
    by = words.plain_label()
    return f"{lead}{words.figures(rows)}: right {query.order} {of} by {by}.{words.unknown()}"


def word_compare(words: Words) -> str:
    """Return which row is more; of three and more, all of them in order."""
    result, query = words.result, words.query
    if result.verdict == "unknown":
        known = [row for row in result.sure if row not in result.unknown]
        held = f" {words.cells(known)}." if known else ""
        return f"Cannot be told: no figure for {words.unknown_names()}.{held}"
    if result.verdict == "found" or len(result.sure) < 2 or result.blocks:
        return _word_order(words)
    one, other = result.sure[:2]
    at, left = words.slice(one), words.unknown()
    if result.verdict == "equal":
        no = "No, equal" if query.is_claim else "Equal"
        return f"{no}: {words.names((one, other))} are both {words.cell(one)}{at}.{left}"
    if result.verdict == "open":
        if words.cell(one) != words.cell(other):
            return f"Cannot be told apart: {words.cells((one, other))}{at}.{left}"
        both = words.names((one, other))
        return f"Cannot be told apart: both are {words.cell(one)} ({both}){at}.{left}"
    is_least = words.query.order == "least"
    lead, trail = (one, other) if (result.verdict == "less") == is_least else (other, one)
    how = "less" if is_least else "more"
    claim = ("Yes, " if lead == one else "No, ") if query.is_claim else ""
    than = f"{how} than {words.cells((trail,))}{at}"
    return f"{claim}{words.name(lead)}: {words.cell(lead)}, {than}.{left}"


def _word_order(words: Words) -> str:
    """Return three or more rows in order, those first that lead."""
    result = words.result
    rows = (*result.possible, *result.sure)
    told = "; ".join(words.cells(block) for block in result.blocks) or words.cells(rows)
    at = words.slice(rows[0])
    end = "highest" if words.query.order != "least" else "lowest"
    if result.verdict == "open":
        lead = f"Cannot be told apart: {words.cells(result.possible)}"
        return f"{lead}; in order of {words.plain_label()}: {told}{at}.{words.unknown()}"
    return f"{told}: {words.plain_label()} from the {end}{at}.{words.unknown()}"
