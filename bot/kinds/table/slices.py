"""What may have to hold of the rows, in each way that the words of a question allow."""

from collections.abc import Iterator, Sequence

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Amount, Quantity
from bot.kinds.table.cues import has_word, read_comparison
from bot.kinds.table.figures import holds_figures
from bot.kinds.table.guessing import keep_words
from bot.kinds.table.links import Links
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import find_time, list_values

NAMED = 0.7
"""Fit from which a column is named."""
MOST_LEVELS = 2
MOST_FIGURES = 4
"""No more amounts are held against columns, and each against no more of them."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Conditions, and the tokens that say so."""

    where: tuple[Condition, ...] = ()
    used: frozenset[int] = frozenset()

    def add(self, other: "Slice") -> "Slice":
        """Return the conditions of both."""
        return Slice((*self.where, *other.where), self.used | other.used)


def list_slices(links: Links, used: frozenset[int], catalogue: Catalogue) -> tuple[Slice, ...]:
    """Return the ways to slice the rows; the words that nothing has *used* may be in a cell."""
    said = list_said(links)
    base = join_slices(said)
    ways = [base]
    if len(said) > 1:
        ways += [join_slices(said[:at] + said[at + 1 :]) for at in range(len(said))]
    elif said:
        ways.append(Slice())
    levels = list(_list_levels(links))
    ways = [way.add(level) for way in ways for level in levels][: 3 * MOST_FIGURES] + ways[:2]
    ways += [base.add(mark) for mark in list_marks(links)]
    used |= {i for cue in links.cues for i in cue.span}
    for way in tuple(ways[:MOST_FIGURES]):
        query = Query(links.table.id, "list", where=way.where)
        query, span = keep_words(query, links, way.used | used, catalogue)
        ways += [Slice(query.where, way.used | span)] if span else []
    return tuple(dict.fromkeys(ways))


def join_slices(slices: Sequence[Slice]) -> Slice:
    """Return all conditions of *slices*."""
    whole = Slice()
    for each in slices:
        whole = whole.add(each)
    return whole


def list_said(links: Links) -> list[Slice]:
    """Return the values that words name, by their columns, and the times."""
    held: dict[str, list[str]] = {}
    tokens: dict[str, frozenset[int]] = {}
    for row in links.rows:
        held.setdefault(row.column, []).extend(row.cells or (row.value,))
        tokens[row.column] = tokens.get(row.column, frozenset()) | row.tokens
    found = [
        Slice((Condition(name, "is", tuple(dict.fromkeys(values))),), tokens[name])
        for name, values in held.items()
    ]
    found += [Slice((item,), links.times.used) for item in links.times.conditions]
    time = find_time(links.table)
    if time and links.times.ends:
        ends: tuple[Condition, ...] = (Condition(time.name, "is", links.times.ends),)
        if links.times.is_span:
            pairs = zip(("since", "until"), links.times.ends, strict=True)
            ends = tuple(Condition(time.name, how, (end,)) for how, end in pairs)
        found.append(Slice(ends, links.times.used))
    return found


def _list_levels(links: Links) -> Iterator[Slice]:
    """Yield the ways to give the amounts and places of a question to columns with figures."""
    amounts = [its for its in links.amounts if its.sense in ("level", "rank")]
    ways = [Slice()]
    for amount in amounts[:MOST_LEVELS]:
        options = list(_give(amount, links))
        ways = [way.add(option) for way in ways for option in options]
    yield from (way for way in ways if way.where)


def _give(amount: Amount, links: Links) -> Iterator[Slice]:
    """Yield *amount* as a condition on each column that it may be a figure of."""
    test, span = read_comparison(amount, links.question.tokens, links.words)
    span |= frozenset(range(amount.start, amount.end))
    figures = [column for column in links.table.columns if holds_figures(links.table, column)]
    gaps: dict[str, int] = {}
    names: dict[str, frozenset[int]] = {}
    for link in links.columns:
        if link.column in figures and link.fit >= NAMED:
            gaps[link.column.name] = min(abs(i - amount.start) for i in link.tokens)
            names[link.column.name] = link.tokens
    near = sorted(gaps, key=lambda name: gaps[name])[:2]
    wanted = [c for c in figures if c.name in near] or figures[:MOST_FIGURES]
    for column in wanted:
        level = Quantity(amount.low, amount.high, column.unit or "1")
        condition = Condition(column.name, test or "about", (), level)
        yield Slice((condition,), span | names.get(column.name, frozenset()))


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
                if held and len(held) < len(values) and _is_marked(values, links):
                    yield Slice((Condition(column.name, "is", held),), said)


def _is_marked(values: Sequence[str], links: Links) -> bool:
    """Return whether most of *values* begin with a mark."""
    every = {start for mark in links.words["marks"] for start in mark["starts"].split()}
    return 2 * sum(_find_start(value) in every for value in values) >= len(values)


def _find_start(value: str) -> str:
    return value.split(maxsplit=1)[0].lower() if value.strip() else ""
