"""Questions over two tables that share names: what the one finds is looked up in the other.

"The stocks of the three lakes with the largest catch" is cut where one part ends and the
other begins; each part is read by a table of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Question, Reading
from bot.kinds.table.confronting import measure_alike, prefer_table
from bot.kinds.table.levels import make_units
from bot.kinds.table.model import Table
from bot.kinds.table.parse import Parse
from bot.kinds.table.parsing import parse_table
from bot.kinds.table.parts import keep_tokens, list_content
from bot.kinds.table.query import Join, Query
from bot.kinds.table.shape import find_column, find_key, list_values

MOST_CUTS = 8
"""No more places to cut a question are tried."""
WHOLE = 0.8
"""Fit from which one table surely answers a question alone."""
FIT = 0.98
"""A question that one table answers alone is read by that one."""
NAMING_OPS = ("list", "lookup", "filter", "superlative", "rank", "search", "count")
"""Operators whose rows can be handed on."""
TAKING_OPS = ("list", "lookup", "superlative", "rank", "sum", "average", "count", "filter", "group")
"""Operators that can be narrowed to rows handed on."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The content tokens of the outer part and of the inner part, and all tokens of each."""

    outer: frozenset[int]
    inner: frozenset[int]


def join_readings(
    readings: Sequence[Reading], question: Question, catalogue: Catalogue
) -> tuple[tuple[Table, Parse], ...]:
    """Return the readings over two tables, where no one table accounts for every word."""
    content = list_content(question)
    known: dict[str, tuple[Table, frozenset[int]]] = {}
    for reading in readings:
        table = reading.entry
        assert isinstance(table, Table)
        if not content - reading.explained and reading.fit >= WHOLE and not reading.loose:
            return ()
        held = known.get(table.id, (table, frozenset()))[1]
        known[table.id] = (table, held | reading.explained)
    if len(known) < 2:
        return ()
    best_first = sorted(known.values(), key=lambda pair: prefer_table(pair[0], catalogue))
    found: dict[str, tuple[Table, Parse]] = {}
    for table, parse in join_tables(best_first, question, catalogue):
        if table.id not in found or found[table.id][1].fit < parse.fit:
            found[table.id] = (table, parse)
    return _keep_best(tuple(found.values()), catalogue)


def _keep_best(
    found: Sequence[tuple[Table, Parse]], catalogue: Catalogue
) -> tuple[tuple[Table, Parse], ...]:
    """Return *found* with the best source of each measure only, and no other editions."""
    kept: list[tuple[Table, Parse]] = []
    for table, parse in sorted(found, key=lambda pair: prefer_table(pair[0], catalogue)):
        is_twin = any(table.edition_of == other.id for other, _ in kept)
        is_rival = any(
            its.fit >= parse.fit
            and measure_alike(its.query, other, parse.query, table, make_units(catalogue.units))
            for other, its in kept
        )
        kept += [] if is_twin or is_rival else [(table, parse)]
    return tuple(kept)


def join_tables(
    tables: Sequence[tuple[Table, frozenset[int]]], question: Question, catalogue: Catalogue
) -> Iterator[tuple[Table, Parse]]:
    """Yield the readings over two of *tables*, each given with the tokens it knows."""
    content = list_content(question)
    names = {i for mention in question.mentions for i in range(mention.start, mention.end)}
    for cut in _list_cuts(question, catalogue):
        inner, outer = cut.inner & content, cut.outer & content
        if inner <= names or not outer:  # a name alone is no part that rows are found by
            continue
        for inside, known in tables:
            if not inner - known:
                yield from _join(cut, inside, tables, question, catalogue)


def _join(
    cut: Cut,
    inside: Table,
    tables: Sequence[tuple[Table, frozenset[int]]],
    question: Question,
    catalogue: Catalogue,
) -> Iterator[tuple[Table, Parse]]:
    """Yield the outer readings that take over the rows *inside* finds by the inner part."""
    found = _read_whole(inside, cut.inner, question, catalogue, NAMING_OPS)
    if found is None:
        return
    outer = list_content(question) & cut.outer
    for outside, known in tables:
        shared = _find_shared(inside, found.query, outside)
        if outside.id == inside.id or not shared or outer - known:
            continue
        taken = _read_whole(outside, cut.outer, question, catalogue, TAKING_OPS)
        if taken is None or taken.query.operands:
            continue
        column, on = shared
        query = replace(taken.query, of=Join(found.query, column, on))
        explained = taken.explained | found.explained | cut.outer | cut.inner
        yield outside, Parse(query, explained, round(min(taken.fit, found.fit) * FIT, 4))


def _read_whole(
    table: Table,
    part: frozenset[int],
    question: Question,
    catalogue: Catalogue,
    ops: Sequence[str],
) -> Parse | None:
    """Return the best reading of a part of the question that leaves no word of it over."""
    cut = keep_tokens(question, part)
    content = list_content(cut)
    for parse in parse_table(table, cut, catalogue):
        query = parse.query
        is_list = query.op == "list" and not query.where
        if content - parse.explained or (parse.loose and not (is_list and ops is NAMING_OPS)):
            continue
        if is_list and not (parse.loose or query.select):
            continue
        if query.op in ops and (not query.order or _has_choice(query, table)):
            return parse
    return None


def _has_choice(query: Query, table: Table) -> bool:
    """Return whether there is more than one name to be first."""
    return len(list_values(table, query.key)) > max(query.limit, 1) if query.key else False


def _find_shared(inside: Table, query: Query, outside: Table) -> tuple[str, str] | None:
    """Return the column handed on and the column that takes it over: entities of one kind."""
    key = find_key(outside)
    names = [name for name in (*query.select[:1], query.key) if name]
    for name in names:
        if name == query.key and query.operands and query.op == "lookup":
            continue  # it hands on what the question names anyway
        column = inside.columns[find_column(inside, name)]
        if column.type != "entity":
            continue
        if key and key.type == "entity" and key.kind == column.kind:
            return name, key.name
        for other in outside.columns:
            if other.type == "entity" and other.kind == column.kind:
                return name, other.name
    return None


def _list_cuts(question: Question, catalogue: Catalogue) -> Iterator[Cut]:
    """Yield the places where an inner part may begin and end."""
    roles = catalogue.load_words("kinds.table")["roles"]
    opens, closes = set(roles["opens"].split()), set(roles["closes"].split())
    words = [token.word for token in question.tokens]
    everything = frozenset(range(len(words)))
    count = 0
    for start, word in enumerate(words[:-1]):
        if word not in opens or not start or count >= MOST_CUTS:
            continue
        ends = [len(words), *(at for at in range(start + 2, len(words)) if words[at] in closes)]
        for end in ends:
            inner = frozenset(range(start + 1, end))
            count += 1
            yield Cut(everything - inner - {start}, inner)
