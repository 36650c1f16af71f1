"""What may be said of a reading of a question, in words: the features that ranking.py weighs.

A feature is a text, such as ``op superlative, how many``; how much it holds is a number.
"""

from collections.abc import Iterator

from bot.base.frozen import dataclass
from bot.kinds.table.asking import find_asked, find_called
from bot.kinds.table.linking import WHOLE, ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column, Table
from bot.kinds.table.query import Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column, read_column
from bot.kinds.table.weighing import list_left

Feature = tuple[str, float]
ORDERED = ("most", "least", "first", "last", "best", "worst", "oldest", "newest", "more", "less")
"""Cues of an order."""
KIN = 0.85
"""Fit of a column that other words name."""
ALIKE = {"lookup": "list", "filter": "list", "search": "list"}
"""Operators that show rows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is true of a question in a table, whatever its reading.

    Attributes:
        head: How it begins: ``who``, ``how many``, ``what year`` ...
        cues: Kinds of cues in it.
        words: Its light words and those of ``telling`` in ``words.toml``.
        named: The best link of each column, by its name.
        next: The column named right behind the question word; ``called`` the one "when" asks for.
    """

    links: Links
    head: str
    cues: tuple[str, ...]
    words: tuple[str, ...]
    named: dict[str, ColumnLink]
    next: str
    called: str

    def tell_name(self, column: str) -> str:
        """Return how surely *column* is named."""
        link = self.named.get(column)
        if link is None:
            return "unnamed"
        return "whole" if link.fit >= WHOLE else "kin" if link.fit >= KIN else "part"


def ask(links: Links) -> Asked:
    """Return what is true of the question of *links*."""
    named: dict[str, ColumnLink] = {}
    for link in sorted(links.columns, key=lambda link: -link.fit):
        named.setdefault(link.column.name, link)
    telling = links.words["telling"].split()
    tokens = links.question.tokens
    words = sorted({its.word for its in tokens if its.is_light or its.word in telling})
    found, called = find_asked(links, {row.column for row in links.rows}), find_called(links)
    return Asked(
        links,
        find_head(links),
        tuple(sorted({cue.kind for cue in links.cues})),
        tuple(words),
        named,
        found.column.name if found else "",
        called.name if called else "",
    )


def find_head(links: Links) -> str:
    """Return the first phrase of ``heads`` in ``words.toml`` that the question has."""
    text = f" {' '.join(token.word for token in links.question.tokens)} "
    places = [(text.find(f" {head} "), -len(head), head) for head in links.words["heads"]]
    found = [place for place in places if place[0] >= 0]
    return min(found)[2] if found else "yes" if links.starts_with("yes") else "other"


def list_features(query: Query, explained: frozenset[int], asked: Asked) -> Iterator[Feature]:
    """Yield the features of a reading that hold, and how much, but for those of its result."""
    links, op = asked.links, name_operator(query)
    yield f"op {op}", 1
    yield f"op {op}, {asked.head}", 1
    for kind in asked.cues:
        yield f"op {op}, cue {kind}", 1
    for word in asked.words:
        yield f"op {op}, word {word}", 1
    left = len(list_left(links, explained))
    yield "left", left
    yield f"left, {op}", left
    for cue in links.cues:
        if not cue.span & explained:
            yield f"unmet {cue.kind}", 1
    yield from _tell_asked(query, op, asked)
    yield from _tell_order(query, op, asked)
    yield from _tell_conditions(query, op, explained, asked)


def name_operator(query: Query) -> str:
    """Return the operator of *query*, finer where one stands for several things."""
    if query.op == "listed":
        return "end" if query.order in ("first", "last") else "beside"
    if query.op == "count":
        return f"count {query.figure or 'names'}"
    return ALIKE.get(query.op, query.op)


def _tell_asked(query: Query, op: str, asked: Asked) -> Iterator[Feature]:
    """Yield how surely the asked column is named, and where."""
    column = query.select[0] if query.select else query.group
    if not column and op == "count names":
        column = query.key
    if not column:
        return
    how = asked.tell_name(column)
    yield f"asks {how}", 1
    yield f"asks {how}, {op}", 1
    if column in {item.column for item in query.where} or (query.operands and column == query.key):
        yield "asks what is given", 1
        yield f"asks what is given, {op}", 1
    held = _get_column(column, asked)
    yield f"asks {held.type}, {asked.head}", 1
    yield "asks called", float(column == asked.called)
    if asked.next:
        yield "asks next", float(column == asked.next)
        yield f"asks next, {op}", float(column == asked.next)
        yield "asks other than next", float(column != asked.next)
    if column == query.key:
        yield "asks key", 1
        yield f"asks key, {asked.head}", 1
    yield "asks the first", float(held is asked.links.table.columns[0])


def _tell_order(query: Query, op: str, asked: Asked) -> Iterator[Feature]:
    """Yield what orders the rows, from which end, and the words that may say so."""
    cue = asked.links.find(*ORDERED[:8])
    for kind in asked.cues:
        if query.order and kind in ORDERED:
            yield f"{op} {query.order}, cue {kind}", 1
    if query.op == "listed" and query.order in ("after", "before"):
        for word in asked.words:
            yield f"{query.order}, word {word}", 1
    if query.by:
        yield f"by {asked.tell_name(query.by)}", 1
        yield f"by a {_get_column(query.by, asked).type}", 1
        if cue:
            word = asked.links.question.tokens[cue.start].word
            yield f"{query.order}, word {word}", 1
            link = asked.named.get(query.by)
            far = min((abs(i - cue.start) for i in link.tokens), default=0) if link else 0
            yield "by a far one", min(far, 6) / 6
    if query.by or query.op in ("superlative", "rank"):
        kind = _tell_kind(_get_column(query.measured, asked), asked) if query.measured else "no"
        for each in asked.cues:
            if each in ORDERED:
                yield f"{query.order} {kind}, cue {each}", 1


def _tell_kind(column: Column, asked: Asked) -> str:
    """Return what *column* measures by its name: a ``rank``, a ``time`` or another ``figure``."""
    said = set(column.label.lower().split())
    if said & {*asked.links.words["roles"]["ranks"].split(), "#"}:
        return "rank"
    is_time = column.type == "time" or said & set(asked.links.words["kinds"]["when"].split())
    return "time" if is_time else "figure"


def _tell_conditions(
    query: Query, op: str, explained: frozenset[int], asked: Asked
) -> Iterator[Feature]:
    """Yield how surely the rows are named, and what is named in vain."""
    links = asked.links
    given = [item for item in query.where if not item.is_default]
    yield "conditions", len(given)
    if not given and not query.operands:
        yield "no condition", 1
        yield f"no condition, {op}", 1
    if any(item.test == "has" for item in given):
        yield "has words", 1
        yield f"has words, {op}", 1
    for item in given:
        if item.amount:
            yield f"amount of {asked.tell_name(item.column)}", 1
    yield "unnamed condition", float(any(i.column and i.column not in asked.named for i in given))
    unused = [row for row in links.rows if not row.tokens & explained]
    yield "unused values", len(unused)
    yield "unused whole values", sum(row.fit == 1 for row in unused)
    yield "part of a name", float(any(r.fit < 1 for r in links.rows if r.tokens & explained))
    used = {*query.select, query.key, query.by, query.group, *(item.column for item in given)}
    names = [name for name, link in asked.named.items() if link.fit >= WHOLE and name not in used]
    yield "unused names", len(names)


def tell_result(query: Query, asked: Asked, result: Result) -> Iterator[Feature]:
    """Yield what the result looks like: how much it shows, and of which kind."""
    table, op = asked.links.table, name_operator(query)
    shown = list_shown(query, result, table)
    count = len(set(shown))
    size = ("none", "one", "two")[count] if count < 3 else "many"
    yield f"shows {size}", 1
    yield f"shows {size}, {op}", 1
    yield f"shows {size}, {asked.head}", 1
    yield "shows a gap", float(not all(text.strip() for text in shown))
    yield "shows all", float(count == len(table.rows) > 2)
    yield "counts all", float(query.op == "count" and len(result.sure) == len(table.rows))
    if result.verdict in ("open", "unknown", "none", "nothing"):
        yield f"verdict {result.verdict}", 1
    is_number = bool(shown) and all(any(map(str.isdecimal, text[:2])) for text in shown)
    yield f"shows {'numbers' if is_number else 'words'}, {asked.head}", 1


def list_shown(query: Query, result: Result, table: Table) -> tuple[str, ...]:
    """Return the texts that an answer would show first."""
    if result.amount is not None:
        return (str(result.amount.low),)
    if query.op == "count":
        return (str(len(result.sure)),)
    if query.op == "group":
        return tuple(group.value for group in result.groups)
    column = query.select[0] if query.select else query.key
    held = read_column(table, column) if column else ()
    return tuple(held[row] for row in result.sure or result.possible) if held else ()


def _get_column(name: str, asked: Asked) -> Column:
    table = asked.links.table
    return table.columns[find_column(table, name)]
