"""Rules for questions that hold rows against a named one: "which lakes land more than Mirren?"."""

from dataclasses import replace
from fractions import Fraction

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.calc import scale
from bot.kinds.table.cues import has_word, read_comparison
from bot.kinds.table.draft import Choice, Draft
from bot.kinds.table.linking import ValueLink
from bot.kinds.table.model import Table
from bot.kinds.table.numbering import read_factor
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import add_default, find_column, find_time, slice_rows

NAMED_ROW = 0.73
"""Fit from which a row counts as named: two thirds of its words."""
REACH = 3
"""Words from "not" to the comparison that it denies, at most."""
TURNED = {"over": "at_most", "under": "at_least", "at_least": "under", "at_most": "over"}
SIDES = {"more": "over", "less": "under"}


@dataclass(frozen=True, slots=True)
class Measure:
    """How rows are compared, by how many times the named row's figure, and where it may begin."""

    test: str
    factor: Fraction
    end: int
    used: frozenset[int]


def ask_against(draft: Draft) -> Choice | None:
    """Return the rows with more or less than a named row, how many, or whether one is."""
    if not draft.is_figure or draft.has_level or draft.links.find("difference", "ratio", "change"):
        return None
    measure = _read_measure(draft)
    mark = _find_mark(draft, measure) if measure else None
    if measure is None or mark is None:
        return None
    query, used = _leave(draft.query, mark), measure.used
    level = measure_by(query, draft.links.table, mark, measure.test, measure.factor)
    asks = draft.links.starts_with("yes")
    is_plain = measure.factor == 1 and measure.test in SIDES.values()
    if level is None or (asks and is_plain and query.operands and mark.column == query.key):
        return None
    amount = draft.links.find("count", "amount")
    if amount and not asks and len(query.operands) == 1 and mark.column == query.key:
        both = (*query.operands, mark.value)
        return replace(query, op="difference", operands=both), used | amount.span
    query = hold_against(query, mark.column, level)
    if query.operands and (asks or len(query.operands) == 1):
        return replace(query, op="test"), used
    if asks:
        return replace(query, op="test", order="any"), used
    cue = draft.links.find("count")
    if cue:
        return replace(query, op="count"), used | cue.span
    return replace(query, op="filter"), used


def _read_measure(draft: Draft) -> Measure | None:
    """Return the comparison: "more than", "at least as much as", "at least twice that of"."""
    links = draft.links
    tokens = links.question.tokens
    for amount in links.question.amounts:
        factor = read_factor(amount, links.question, links.columns)
        if factor:
            test, span = read_comparison(amount, tokens, links.words)
            used = span | frozenset(range(amount.start, amount.end))
            test = test if test in TURNED else "at_least"
            return _go_on(Measure(test, factor, amount.end, used), draft)
    words = [token.word for token in tokens]
    for test in ("at_least", "at_most") if "as" in words else ():
        for phrase in (text.split() for text in links.words["compare"][test]):
            for at in range(len(tokens) - len(phrase)):
                if words[at : at + len(phrase) + 1] == [*phrase, "as"]:
                    end = at + len(phrase) + 1
                    return _go_on(Measure(test, Fraction(1), end, frozenset(range(at, end))), draft)
    cue = links.find(*SIDES)
    if cue is None or draft.is_of_other(cue):
        return None
    test, used = SIDES[cue.kind], cue.span
    deny = links.find("deny")
    if deny and 0 <= cue.start - deny.end < REACH:
        test, used = TURNED[test], used | deny.span
    measure = _go_on(Measure(test, Fraction(1), cue.end, used), draft)
    passes = links.words["roles"]["passes"].split()
    is_bare = measure.end == cue.end and tokens[cue.start].word not in passes
    return None if is_bare else measure


def _go_on(measure: Measure, draft: Draft) -> Measure:
    """Return *measure* with the last "than" or "as" behind it, where the named row may begin."""
    tokens = draft.links.question.tokens
    joints = [i for i in has_word(tokens, "than as") if i >= measure.end - 1]
    if not joints:
        return measure
    used = measure.used | frozenset(joints) | has_word(tokens, "much many")
    return replace(measure, end=max(joints) + 1, used=used)


def _find_mark(draft: Draft, measure: Measure) -> ValueLink | None:
    """Return the row or the time named behind *measure*, with only its figure's name between."""
    links = draft.links
    time = find_time(links.table)
    marks = [its for its in links.rows if its.fit >= NAMED_ROW and not its.cells]
    if time:
        marks += [
            ValueLink(time.name, item.values[0], frozenset(range(moment.start, moment.end)), 1.0)
            for item in links.times.conditions
            for moment in links.question.moments
            if item.test == "is" and item.values == (moment.value,)
        ]
    behind = [its for its in marks if min(its.tokens) >= measure.end]
    if not behind:
        return None
    first = min(behind, key=lambda its: min(its.tokens))
    named = {i for link in links.columns if link.column is draft.column for i in link.tokens}
    between = range(measure.end, min(first.tokens))
    is_near = all(links.question.tokens[i].is_light or i in named for i in between)
    return first if is_near and first.column != draft.query.measured else None


def _leave(query: Query, mark: ValueLink) -> Query:
    """Return *query* without the row that the others are held against."""
    operands, where = query.operands, []
    if mark.column == query.key:
        operands = tuple(value for value in operands if value != mark.value)
    for item in query.where:
        if item.column != mark.column or item.test != "is" or item.is_not:
            where.append(item)
        elif rest := tuple(value for value in item.values if value != mark.value):
            where.append(replace(item, values=rest))
    return replace(query, operands=operands, where=tuple(where))


def measure_by(
    query: Query, table: Table, mark: ValueLink, test: str, factor: Fraction
) -> Condition | None:
    """Return the level that *mark* sets by its figure; None when it has more figures than one."""
    times = {column.name for column in table.columns if column.type == "time"} - {mark.column}
    where = add_default(query, table).where
    told = tuple(item for item in where if item.column in times or item.is_default)
    own = [Condition(mark.column, "is", (mark.value,))]
    if mark.column != query.key and query.operands:
        own.append(Condition(query.key, "is", query.operands))
    at = find_column(table, query.measured)
    for conditions in (told, where):
        kept = (item for item in conditions if item.column != mark.column)
        rows = slice_rows(table, (*kept, *own))
        held = [quantity for row in rows if (quantity := table.rows[row].cells[at].quantity)]
        ends = {(its.low, its.high, its.low_open, its.high_open) for its in held}
        if len(ends) == 1 and len(held) == len(rows):
            amount = _multiply(held[0], factor)
            return Condition(query.measured, test, (), amount, than=mark.value, factor=factor)
    return None


def _multiply(amount: Quantity, factor: Fraction) -> Quantity:
    is_whole = factor == 1 or not amount.is_known
    return amount if is_whole else replace(scale(amount, factor, amount.unit), text="")


def hold_against(query: Query, column: str, level: Condition) -> Query:
    """Return *query* over the other rows, named by the time where a time is held against."""
    other = Condition(column, "is", (level.than,), is_default=True, is_not=True)
    if column != query.key and query.operands:
        named = Condition(query.key, "is", query.operands)
        query = replace(query, key=column, operands=(), where=(*query.where, named))
    return replace(query, where=(*query.where, other, level))
