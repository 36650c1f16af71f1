"""Rows picked by the marks that their cells begin with, by dates in words, or by their places."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.kinds.table.cues import has_word
from bot.kinds.table.dates import Date, find_dates, holds_dates, read_dates
from bot.kinds.table.figures import holds_figures
from bot.kinds.table.links import Links
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import list_values, read_column, repeats
from bot.kinds.table.slices import Slice, is_rank

LEADING = {"most": "first", "first": "first", "least": "last", "last": "last"}
"""From which end so many rows are wanted, by the cue before their number."""
PERIODS: dict[str, Callable[[Date, Date], bool]] = {
    "after": lambda end, date: end.is_like(date) and end.cut(date) > end.order,
    "since": lambda end, date: end.is_like(date) and end.cut(date) >= end.order,
    "before": lambda end, date: end.is_like(date) and end.cut(date) < end.order,
    "until": lambda end, date: end.is_like(date) and end.cut(date) <= end.order,
    "": Date.holds,
}
"""What the word before a date makes of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A date of a question, how the word before it bounds what is wanted, and their tokens."""

    date: Date
    period: str
    span: frozenset[int]


def list_marks(links: Links) -> Iterator[Slice]:
    """Yield what words ask of cells that begin with a mark: "wins" of ``W 34-12``."""
    for mark in links.words["marks"]:
        said = has_word(links.question.tokens, mark["words"])
        if not said:
            continue
        for column in links.table.columns:
            if column.type in ("category", "text"):
                values = list_values(links.table, column.name)
                starts = mark["starts"].split()
                held = tuple(value for value in values if _find_start(value) in starts)
                if held and len(held) < len(values):
                    yield Slice((Condition(column.name, "is", held),), said)


def _find_start(value: str) -> str:
    return value.split(maxsplit=1)[0].lower() if value.strip() else ""


def list_dated(links: Links) -> Iterator[Slice]:
    """Yield the rows whose dates in words are those of a question, or before or behind them."""
    said = list(_find_said(links))
    for column in links.table.columns if said else ():
        if not holds_dates(links.table, column.name):
            continue
        for each in said:
            yield from _pick_dates(column.name, [each], links)
        if len(said) == 2:
            low, high = said
            ends = Said(low.date, "since", low.span), Said(high.date, "until", high.span)
            yield from _pick_dates(column.name, ends, links)


def _find_said(links: Links) -> Iterator[Said]:
    """Yield the dates of a question that are no part of a name."""
    tokens = links.question.tokens
    text = " ".join(token.word for token in tokens)
    ends = list(accumulate(len(token.word) + 1 for token in tokens))
    for date, start, end in find_dates(text):
        span = frozenset(range(bisect_right(ends, start), bisect_right(ends, end - 1) + 1))
        at = min(span) - 1
        word = tokens[at].word if at >= 0 else ""
        period = links.words["periods"].get(word, "")
        whole = [row.tokens for row in links.rows if row.fit == 1]
        if any(span < row or (span == row and not period) for row in whole):
            continue
        yield Said(date, period, span | {at} if period else span)


def _pick_dates(column: str, said: Sequence[Said], links: Links) -> Iterator[Slice]:
    """Yield the slice of the rows whose dates in *column* meet all of *said*, if some do not."""
    values, dates = read_column(links.table, column), read_dates(links.table, column)
    held = [
        value
        for value, date in zip(values, dates, strict=True)
        if date and all(PERIODS[its.period](its.date, date) for its in said)
    ]
    if 0 < len(held) < len(values):
        span = frozenset().union(*(its.span for its in said))
        yield Slice((Condition(column, "is", tuple(dict.fromkeys(held))),), span)


def list_leading(links: Links) -> Iterator[Slice]:
    """Yield the first or last so many rows: by a column that numbers places, or as listed."""
    table = links.table
    for amount in links.amounts:
        cue = next((its for its in links.cues if its.end == amount.start), None)
        count = int(amount.low)
        if cue is None or cue.kind not in LEADING or not 0 < count == amount.low < len(table.rows):
            continue
        span = cue.span | frozenset(range(amount.start, amount.end))
        for column in table.columns:
            if is_rank(column, links) and holds_figures(table, column):
                level = Quantity(amount.low, amount.low, column.unit or "1")
                yield Slice((Condition(column.name, "at_most", (), level),), span)
        apart = next((c for c in table.columns if not repeats(table, c.name)), None)
        if apart:
            held = read_column(table, apart.name)
            kept = held[:count] if LEADING[cue.kind] == "first" else held[-count:]
            yield Slice((Condition(apart.name, "is", kept),), span)
