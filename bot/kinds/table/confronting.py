"""Sources that disagree: the same question over tables of several sources.

The better-ranked and newer table leads; the others are asked the same and shown beside it.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.model import Quantity, Question, Reading
from bot.base.tokens import split_tokens, stem
from bot.calc import UnitError, Units, compare, subtract
from bot.kinds.kind import load_kind
from bot.kinds.table.levels import make_units
from bot.kinds.table.model import Table
from bot.kinds.table.parts import list_content
from bot.kinds.table.query import Query
from bot.kinds.table.reckoning import say_points
from bot.kinds.table.result import Result, read_amount
from bot.kinds.table.shape import find_column

SURE = 0.9
"""Fit from which words name the measure itself: a table may have but one figure to offer."""
YEARLY = "/yr"
LAST = 99
"""Rank of a table without a source."""
SHOWN = (
    *("lookup", "superlative", "rank", "top", "compare", "difference", "ratio"),
    *("sum", "average", "share", "filter", "count", "test"),
)
"""Operators whose answers by several sources are set side by side."""
WAYS = {"more": "more", "less": "less"}


def unite_sources(
    readings: Sequence[Reading], question: Question, catalogue: Catalogue
) -> tuple[Reading, ...]:
    """Return *readings* with those that ask several sources the same made one."""
    kept = drop_editions(readings, question, catalogue)
    content = list_content(question)
    united: list[Reading] = []
    for reading in kept:
        if any(reading.entry.id in _list_also(other) for other in united):
            continue
        rivals = [
            other
            for other in kept
            if other is not reading and _is_rival(reading, other, content, catalogue)
        ]
        once = {other.entry.id: other for other in reversed(rivals)}
        united.append(_lead([reading, *once.values()], question, catalogue) if once else reading)
    return tuple(united)


def drop_editions(
    readings: Sequence[Reading], question: Question, catalogue: Catalogue
) -> tuple[Reading, ...]:
    """Return *readings* with a table in place of its other editions, if it reads as much."""
    content = list_content(question)
    best = {reading.entry.id: reading for reading in reversed(readings)}
    found = [*readings]
    for reading in readings:
        entry = reading.entry
        assert isinstance(entry, Table)
        state = reading.frame.state
        is_plain = isinstance(state, Query) and state.of is None
        parent = is_plain and entry.edition_of and entry.edition_of not in best
        own_table = catalogue.load_entry(entry.edition_of) if parent else None
        if own_table is not None:
            own = load_kind("table").interpret(own_table, question, catalogue)
            found += own
            best.update({entry.edition_of: own[0]} if own else {})
    kept = []
    for reading in found:
        assert isinstance(reading.entry, Table)
        better = best.get(reading.entry.edition_of)
        if (
            better is None
            or reading.explained & content - better.explained
            or better.fit < reading.fit / 2
        ):
            kept.append(reading)
    return tuple(kept)


def _list_also(reading: Reading) -> frozenset[str]:
    state = reading.frame.state
    assert isinstance(state, Query)
    return frozenset((reading.entry.id, *(query.table for query in state.also)))


def _is_rival(one: Reading, other: Reading, content: frozenset[int], catalogue: Catalogue) -> bool:
    """Return whether two tables of different sources read the same question over one measure."""
    first, second = one.frame.state, other.frame.state
    assert isinstance(first, Query)
    assert isinstance(second, Query)
    table, rival = one.entry, other.entry
    assert isinstance(table, Table)
    assert isinstance(rival, Table)
    if not is_same_question(first, second) or table.id == rival.id:
        return False
    if min(one.fit, other.fit) < SURE or (one.explained ^ other.explained) & content:
        return False
    if first.op in ("superlative", "rank") and _name_kind(first, table) != _name_kind(
        second, rival
    ):
        return False
    if measure_alike(first, table, second, rival, make_units(catalogue.units)):
        return True
    units = [_find_unit(query, its) for query, its in ((first, table), (second, rival))]
    return bool(first.of and units[0] == units[1])


def is_same_question(one: Query, other: Query) -> bool:
    """Return whether queries over two tables ask the same, in a way shown side by side.

    Where both ask about the rows that one and the same third table finds, the best one answers.
    """
    asked, also = (
        (query.op, query.operands, query.order, query.limit, query.rank) for query in (one, other)
    )
    if one.of and other.of:
        return asked == also and one.of.query == other.of.query
    is_size = one.op == "count" and not any(item.amount for item in one.where)
    return asked == also and one.op in SHOWN and not (one.of or other.of or is_size)


def _name_source(table: Table) -> str:
    held = table.source or next((row.source for row in table.rows if row.source), None)
    return held.source if held else ""


def _name_kind(query: Query, table: Table) -> str:
    """Return what the names are that a query puts in order: their kind, else their column."""
    if not query.key:
        return ""
    column = table.columns[find_column(table, query.key)]
    return column.kind or column.name


def _find_unit(query: Query, table: Table) -> str:
    if not query.measured:
        return ""
    return table.columns[find_column(table, query.measured)].unit


def measure_alike(one: Query, table: Table, other: Query, rival: Table, units: Units) -> bool:
    """Return whether tables of two sources measure in like units, a yearly rate like a year's."""
    if _name_source(table) == _name_source(rival):
        return False
    first, second = _find_unit(one, table), _find_unit(other, rival)
    try:
        units.find_factor(first.removesuffix(YEARLY), second.removesuffix(YEARLY))
    except UnitError:
        return False
    return bool(first and second)


def prefer_table(table: Table, catalogue: Catalogue) -> tuple[bool, int, list[int]]:
    """Return what sorts tables: no other editions first, then the better and newer source."""
    source = catalogue.load_source(_name_source(table))
    newest = [-ord(sign) for sign in table.as_of or "0"]
    return bool(table.edition_of), source.rank if source else LAST, newest


def _lead(readings: Sequence[Reading], question: Question, catalogue: Catalogue) -> Reading:
    """Return the reading that leads, with the others as what it is set beside.

    It is that of the best source, of those whose figure the question calls by its whole name.
    """
    said = {token.stem for token in question.tokens}

    def prefer(reading: Reading) -> tuple[bool, bool, tuple[bool, int, list[int]]]:
        table, query = reading.entry, reading.frame.state
        assert isinstance(table, Table)
        assert isinstance(query, Query)
        label = table.columns[find_column(table, query.measured)].label if query.measured else ""
        is_whole = said.issuperset(stem(its.text.lower()) for its in split_tokens(label))
        return bool(table.edition_of), not is_whole, prefer_table(table, catalogue)

    first, *others = sorted(readings, key=prefer)
    assert isinstance(first.frame.state, Query)
    states = [other.frame.state for other in others]
    also = tuple(state for state in states if isinstance(state, Query))
    frame = replace(first.frame, state=replace(first.frame.state, also=also))
    return replace(
        first,
        frame=frame,
        explained=first.explained.union(*(other.explained for other in others)),
        fit=max(reading.fit for reading in readings),
    )


def find_gap(
    lead: tuple[Query, Table, Result], other: tuple[Query, Table, Result], units: Units
) -> Quantity | str | None:
    """Return how far the other's one amount is from the lead's, in the lead's unit.

    ``equal`` where they are the same; None where there is no one amount to compare, or the
    question is not how large it is.
    """
    one, its = _read_single(*lead), _read_single(*other)
    if one is None or its is None or lead[0].op in ("ratio", "test"):
        return None
    unit = one.unit.removesuffix(YEARLY)
    try:
        first = units.convert(replace(one, unit=unit), unit)
        second = units.convert(replace(its, unit=its.unit.removesuffix(YEARLY)), unit)
    except UnitError:
        return None
    if compare(second, first) == "equal":
        return "equal"
    return replace(subtract(second, first), text="")


def _read_single(query: Query, table: Table, result: Result) -> Quantity | None:
    """Return the one amount that a result shows."""
    if result.amount is not None:
        return result.amount
    if len(result.sure) != 1 or not query.measured:
        return None
    return read_amount(table, query.measured, result.sure[0])


def say_gap(gap: Quantity | str | None) -> str:
    """Return the difference in words, with a comma before it; empty for none."""
    if gap is None:
        return ""
    if isinstance(gap, str):
        return ", the same"
    zero = Quantity(Fraction(0), Fraction(0), gap.unit)
    verdict = compare(gap, zero)
    if verdict in WAYS:
        size = gap if verdict == "more" else subtract(zero, gap)
        return f", {say_points(size)} {WAYS[verdict]}"
    return ", the two may be the same"
