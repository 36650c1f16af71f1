"""What may be said of a reading of a question, in words: the features that ranking.py weighs.

A feature is a text, such as ``op superlative, how many``; how much it holds is a number.
"""

from collections.abc import Hashable, Iterator

from bot.kinds.table.asked import Asked
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.weighing import list_left

Feature = tuple[str, float]
Part = tuple[tuple[Hashable, ...], Iterator[Feature]]
"""Features of a reading, behind all that they depend on but the question: often worked out once."""
ORDERED = ("most", "least", "first", "last", "best", "worst", "oldest", "newest", "more", "less")
"""Cues of an order."""
ENDS = ORDERED[:8]
"""Those of one end."""
RANKED = ("superlative", "rank", "top")
"""Operators of the ends of an order."""
FAR = 6
"""Words beyond which a figure is no farther from its cue."""
LAST_NAME = 3
"""Names of columns in a question that are told apart."""
ALIKE = {"lookup": "list", "filter": "list", "search": "list"}
"""Operators that show rows."""


def list_operator(op: str, asked: Asked) -> Iterator[Feature]:
    """Yield the features that all readings of one operator share."""
    yield f"op {op}", 1
    yield f"op {op}, {asked.head}", 1
    for kind in asked.cues:
        yield f"op {op}, cue {kind}", 1
    for word in asked.words:
        yield f"op {op}, word {word}", 1


def name_operator(query: Query) -> str:
    """Return the operator of *query*, finer where one stands for several things."""
    if query.op == "listed":
        return "end" if query.order in ("first", "last") else "beside"
    if query.op == "count":
        return f"count {query.figure or 'names'}"
    if query.op == "group":
        return f"group {query.figure}"
    return ALIKE.get(query.op, query.op)


def list_features(query: Query, explained: frozenset[int], asked: Asked) -> Iterator[Part]:
    """Yield what else holds of a reading, and how much, but for what its result looks like."""
    op, given, is_named = name_operator(query), id(query.where), bool(query.operands)
    column, used = _find_asked(query, op, asked), explained & asked.spots
    is_given = column in {item.column for item in query.where} or (is_named and column == query.key)
    asks, unused = (op, column, column == query.key, is_given), _count_unused(query, asked)
    yield ("left", op, explained), _tell_left(op, explained, asked)
    yield asks, _tell_asked(asks, asked)
    yield ("order", op, query.order, query.measured, query.by), _tell_order(query, op, asked)
    yield (
        ("measured", op, query.order, query.select, query.by),
        _tell_measured(query, op, asked),
    )
    yield ("conditions", op, given, is_named), _tell_conditions(query, op, asked)
    yield ("names", used, unused), _tell_names(used, unused, asked)


def _tell_left(op: str, explained: frozenset[int], asked: Asked) -> Iterator[Feature]:
    """Yield how many words, cues, amounts and times the reading leaves over."""
    links = asked.links
    left = len(list_left(links, explained))
    yield "left", left
    yield f"left, {op}", left
    for cue in links.cues:
        if not cue.span & explained:
            yield f"unmet {cue.kind}", 1
    amounts = [its for its in links.amounts if explained.isdisjoint(range(its.start, its.end))]
    if amounts:
        yield "unused amounts", len(amounts)
        yield f"unused amounts, {op}", len(amounts)
    moments = links.question.moments
    yield "unused times", sum(explained.isdisjoint(range(its.start, its.end)) for its in moments)


def _find_asked(query: Query, op: str, asked: Asked) -> str:
    """Return the name of the column that a reading shows; empty for none."""
    name = query.select[0] if query.select else query.group
    is_named = query.op in RANKED and not query.by and asked.next == query.key
    return query.key if is_named or (not name and op == "count names") else name


def _tell_asked(asks: tuple[str, str, bool, bool], asked: Asked) -> Iterator[Feature]:
    """Yield how surely the asked column is named, and where; it may be the key, or given."""
    op, name, is_key, is_given = asks
    if not name:
        return
    told = asked.columns[name]
    yield f"asks {told.how}", 1
    yield f"asks {told.how}, {op}", 1
    if is_given:
        yield "asks what is given", 1
        yield f"asks what is given, {op}", 1
    yield f"asks {told.column.type}, {asked.head}", 1
    yield "asks called", float(name == asked.called)
    if asked.has_kind:
        kin = "a kind" if told.is_kind else "no kind"
        yield f"asks {kin}", 1
        yield f"asks {kin}, {asked.head}", 1
    if asked.next:
        yield "asks next", float(name == asked.next)
        yield f"asks next, {op}", float(name == asked.next)
        yield "asks other than next", float(name != asked.next)
    if is_key:
        yield "asks key", 1
        yield f"asks key, {asked.head}", 1
    if told.place >= 0:
        yield f"asks name {min(told.place, LAST_NAME)}", 1
    yield "asks the first", float(told.column is asked.links.table.columns[0])


def _tell_order(query: Query, op: str, asked: Asked) -> Iterator[Feature]:
    """Yield from which end rows are wanted, and the words that may say so."""
    for kind in asked.cues:
        if query.order and kind in ORDERED:
            yield f"{op} {query.order}, cue {kind}", 1
    if query.op == "listed" and query.order in ("after", "before"):
        for word in asked.words:
            yield f"{query.order}, word {word}", 1
    if query.by or query.op in RANKED:
        kind = asked.columns[query.measured].measures if query.measured else "no"
        for each in asked.cues:
            if each in ORDERED:
                yield f"{query.order} {kind}, cue {each}", 1


def _tell_measured(query: Query, op: str, asked: Asked) -> Iterator[Feature]:
    """Yield what orders the rows or is added up: how surely it is named, and where."""
    if query.op == "group" and query.select:
        yield f"adds up {asked.columns[query.select[0]].how}", 1
    if query.op in RANKED and query.select == (query.measured,):
        place = "next" if query.measured == asked.next else "not next" if asked.next else "no next"
        yield f"shows the figure, {asked.head}", 1
        yield f"shows the figure, {place}", 1
        yield f"shows the figure, {asked.columns[query.measured].how}", 1
    if query.measured and asked.columns[query.measured].column.type == "quantity":
        is_total = float(asked.columns[query.measured].is_total)
        yield "measures a total", is_total
        yield f"measures a total, {op}", is_total
    if not query.by:
        return
    told = asked.columns[query.by]
    yield f"by {told.how}", 1
    yield f"by a {told.column.type}", 1
    cue = asked.links.find(*ENDS)
    if cue:
        yield f"{query.order}, word {asked.links.question.tokens[cue.start].word}", 1
    if cue and told.link:
        tokens = told.link.tokens
        yield "by a far one", min(FAR, *(abs(i - cue.start) for i in tokens)) / FAR
        yield "by right behind", float(min(tokens) in (cue.end, cue.end + 1))
        yield "by ahead", float(max(tokens) < cue.start)


def _tell_conditions(query: Query, op: str, asked: Asked) -> Iterator[Feature]:
    """Yield what has to hold of the rows."""
    given = [item for item in query.where if not item.is_default]
    yield "conditions", len(given)
    if not given and not query.operands:
        yield "no condition", 1
        yield f"no condition, {op}", 1
    if any(item.test == "has" for item in given):
        terms = {term for item in given if item.test == "has" for term in item.values}
        yield "has words", 1
        yield f"has words, {op}", 1
        yield "has one word", float(len(terms) == 1)
    for item in given:
        if item.amount and item.column:
            yield f"amount of {asked.columns[item.column].how}", 1
            yield f"amount of a {asked.columns[item.column].measures}", 1
    yield "unnamed condition", float(any(_is_unnamed(item, asked) for item in given))


def _is_unnamed(item: Condition, asked: Asked) -> bool:
    return bool(item.column) and asked.columns[item.column].link is None


def _count_unused(query: Query, asked: Asked) -> int:
    """Return how many columns are surely named that the reading does without."""
    if not asked.named:
        return 0
    used = {*query.select, query.key, query.by, query.group}
    used.update(item.column for item in query.where if not item.is_default)
    return len(asked.named - used)


def _tell_names(used: frozenset[int], unused: int, asked: Asked) -> Iterator[Feature]:
    """Yield what is named in vain, and whether a name is only part of one."""
    rows = asked.links.rows
    vain = [row for row in rows if not row.tokens & used]
    yield "unused values", len(vain)
    yield "unused whole values", sum(row.fit == 1 for row in vain)
    yield "part of a name", float(any(row.fit < 1 for row in rows if row.tokens & used))
    yield "unused names", unused
