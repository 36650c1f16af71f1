"""Amounts worked out of several cells, in words: totals, shares, differences, changes."""

from dataclasses import replace

from bot.base.model import Quantity
from bot.calc import format_quantity
from bot.kinds.table.adding import MOST_SHARES
from bot.kinds.table.naming import Words

DIGITS = 3
"""Significant digits of a computed share or ratio."""
BOUND_WORDS = {">= ": "at least ", "> ": "more than ", "<= ": "at most ", "< ": "less than "}


def word_pair(words: Words) -> str:
    """Return the difference or the ratio of two cells."""
    result = words.result
    if result.amount is None or not result.amount.is_known:
        return f"Cannot be told: {words.cells(result.sure)}.{words.unknown()}"
    one, other = result.sure[:2]
    is_ratio = words.query.op == "ratio"
    text = say_bounds(result.amount, DIGITS) if is_ratio else say_points(result.amount)
    text += " times as much" if is_ratio else ""
    return f"{text}: {words.cells((one,))} against {words.cells((other,))}{words.slice(one)}."


def word_total(words: Words) -> str:
    """Return the sum or the mean, and which rows it leaves out."""
    result, rows = words.result, words.result.sure
    if result.amount is None or not result.amount.is_known:
        return f"Cannot be told.{words.unknown()}"
    is_sum = words.query.op == "sum"
    left = ""
    if result.unknown:
        left = f" That leaves out {words.names(result.unknown)}, without a figure."
    text = say_bounds(result.amount)
    kind = "total" if is_sum else "average"
    return (
        f"{text}: {kind} {words.plain_label()} of {words.names(rows)}{words.slice(rows[0])}.{left}"
    )


def word_share(words: Words) -> str:
    """Return the share of the named rows, or of each, in the rows with a figure."""
    result = words.result
    left = f", without {words.names(result.unknown)} (no figure)" if result.unknown else ""
    rest = f"{words.plain_label()} of the rows with a figure"
    if result.shares:
        at = words.slice(result.sure[0])
        each = "; ".join(
            f"{words.name(row)}: {_say_share(share) if share else 'cannot be told'}"
            for row, share in zip(result.sure, result.shares, strict=True)
        )
        first = f" The first {MOST_SHARES} rows." if len(result.shares) == MOST_SHARES else ""
        return f"{each}. Shares in the {rest}{at}{left}.{first}"
    if result.amount is None:
        return f"Cannot be told.{words.unknown()}"
    names, at = words.names(result.sure), words.slice(result.sure[0])
    return f"{_say_share(result.amount)}: share of {names} in the {rest}{at}{left}."


def _say_share(share: Quantity) -> str:
    """Return *share* without an end that every share has (0 % or 100 %)."""
    if share.low == 0 and share.high != 0:
        share = replace(share, low=None, low_open=True)
    if share.high == 100 and share.low is not None and share.low != 100:
        share = replace(share, high=None, high_open=True)
    return say_bounds(share, DIGITS)


def say_points(amount: Quantity, digits: int | None = None) -> str:
    """Return a difference of amounts; of percentages it is one of percentage points."""
    if amount.unit != "%":
        return say_bounds(amount, digits)
    bare = say_bounds(replace(amount, unit="1", text=""), digits)
    return f"{bare} percentage points"


def say_bounds(amount: Quantity, digits: int | None = None) -> str:
    """Return *amount* with words for the signs of its bounds."""
    text = format_quantity(amount, digits)
    for sign, phrase in BOUND_WORDS.items():
        text = text.replace(sign, phrase)
    return text
