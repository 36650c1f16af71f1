"""Which times of a table a question speaks of: one, a period, or the two ends of a change."""

from collections.abc import Iterable

from bot.base.frozen import dataclass
from bot.base.model import Moment, Question
from bot.kinds.table.model import Column, Table
from bot.kinds.table.query import PERIODS, Condition
from bot.kinds.table.shape import list_values

RELATIVE = ("latest", "first")
NEAR = 4
"""Words from the name of a time column to a time in it, at most."""
SPANS = ("from", "to", "since", "until")
"""Cues of the ends of a period."""


@dataclass(frozen=True, slots=True)
class Times:
    """What the moments of a question are in one table.

    Attributes:
        ends: From and to, where two times are named.
        conditions: What must hold of the time column otherwise.
        used: The tokens that say so.
        absent: Times as typed that the table has no row for.
        is_span: The two times are the ends of a period rather than just these two.
    """

    ends: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    used: frozenset[int] = frozenset()
    absent: tuple[str, ...] = ()
    is_span: bool = False


def link_times(table: Table, question: Question) -> Times:
    """Return the times that *question* names; without a time column only the table's own."""
    column = _choose_time(table, question)
    if column is None:
        same = [m for m in question.moments if table.as_of and table.as_of.startswith(m.value)]
        return Times(used=_cover(same))
    used = _cover(question.moments) | _find_cues(question)
    periods = tuple(
        Condition(column.name, moment.cue, (moment.value,))
        for moment in question.moments
        if moment.cue in PERIODS and moment.value not in RELATIVE
    )
    is_open = len(question.moments) == 1 or any(p.test in ("after", "before") for p in periods)
    if periods and is_open:
        return Times(conditions=periods, used=used)
    held = list_values(table, column.name)
    found = [(moment, _find_held(moment, held)) for moment in question.moments]
    values = tuple(value for _, times in found for value in times)
    absent = tuple(moment.text for moment, times in found if not times)
    is_span = any(moment.cue in SPANS for moment in question.moments)
    if len(found) == 2 and absent and is_span and not table.series:
        ends = tuple(moment.value for moment in question.moments)
        both = zip(("since", "until"), sorted(ends), strict=True)
        periods = tuple(Condition(column.name, how, (end,)) for how, end in both)
        return Times(conditions=periods, used=used)
    if len(found) > 1 and len(values) > 1:
        is_span = any(moment.cue in SPANS for moment in question.moments)
        ends = (values[0], values[-1])
        return Times(ends=ends, used=used, absent=absent, is_span=is_span)
    conditions = (Condition(column.name, "is", values),) if values else ()
    return Times(conditions=conditions, used=used, absent=absent)


def _choose_time(table: Table, question: Question) -> Column | None:
    """Return the first time column that holds a time of *question*; the first one without any."""
    times = [column for column in table.columns if column.type == "time"]
    holding = (
        column
        for column in times
        if any(_find_held(moment, list_values(table, column.name)) for moment in question.moments)
    )
    return next(holding, next(iter(times), None))


def _find_held(moment: Moment, held: tuple[str, ...]) -> list[str]:
    if moment.value in RELATIVE:
        return [moment.value]
    return [v for v in held if v == moment.value or v.startswith(f"{moment.value}-")]


def _find_cues(question: Question) -> frozenset[int]:
    """Return the word of each period right before its time."""
    return frozenset(
        moment.start - 1
        for moment in question.moments
        if moment.start and question.tokens[moment.start - 1].word == moment.cue
    )


def _cover(moments: Iterable[Moment]) -> frozenset[int]:
    return frozenset(i for moment in moments for i in range(moment.start, moment.end))
