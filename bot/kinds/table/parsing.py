"""From a question's links and cues to the queries that explain most of it.

Knows nothing of how a query is worked out or worded.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Question
from bot.base.tokens import drop_possessive
from bot.kinds.table.asking import find_asked, find_called
from bot.kinds.table.cues import has_word
from bot.kinds.table.denying import deny
from bot.kinds.table.levels import Levels, find_measured, link_units, read_levels, read_wanted_unit
from bot.kinds.table.links import Links, link_question, split_links
from bot.kinds.table.model import Column, Table
from bot.kinds.table.operators import choose_operator, lacks_figures
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.quoting import ask_text
from bot.kinds.table.searching import search
from bot.kinds.table.shape import find_key, list_figures, list_texts, slice_rows
from bot.kinds.table.weighing import list_left, weigh

CALLED_FIT = 0.9
"""Fit of a column that is asked for by its kind alone."""
ASKED_FIT = 0.8
"""Fit from which the column named right behind the question word is what is asked."""
NAMED = 0.9
"""Where names are asked for ("which ports ..."), a column must be named surely to be asked too."""
LOOSE = 0.96
"""Words that only the table's title or phrasings hold are less surely what it answers."""
ABSENT_FIT = 0.75
"""A table that holds the name fits better than one that says it is not listed."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A query, the tokens it accounts for, how well they fit, and those only the topic knows."""

    query: Query
    explained: frozenset[int]
    fit: float
    loose: frozenset[int] = frozenset()


def parse_table(table: Table, question: Question, catalogue: Catalogue) -> tuple[Parse, ...]:
    """Return the queries that *question* may mean over *table*, best first."""
    if not table.rows or not question.tokens:
        return ()
    links = link_question(table, question, catalogue)
    if links.missing:
        return _parse_absent(links)
    is_known = bool(links.columns or links.rows or links.topic)
    if not is_known and not list_texts(table):
        return ()
    ways = split_links(links)
    parses = [
        parse
        for way in ways
        for column, fit in _choose_columns(way)
        if (parse := _parse_with(way, column, fit, catalogue))
        and (len(ways) == 1 or _has_rows(parse.query, table))
        and (is_known or parse.query.op in ("search", "quote"))
    ]
    return _drop_equal(sorted(parses, key=lambda parse: -parse.fit))


def _drop_equal(parses: Sequence[Parse]) -> tuple[Parse, ...]:
    """Return *parses* without those that find the same rows by the same amounts as a better one."""
    kept: list[Parse] = []
    for parse in parses:
        is_equal = any(
            parse.query == other.query
            or (
                parse.query.op in ("filter", "count")
                and replace(parse.query, select=other.query.select) == other.query
            )
            for other in kept
        )
        kept += [] if is_equal else [parse]
    return tuple(kept)


def _has_rows(query: Query, table: Table) -> bool:
    named = (Condition(query.key, "is", query.operands),) if query.operands else ()
    return bool(slice_rows(table, (*query.where, *named)))


def _parse_absent(links: Links) -> tuple[Parse, ...]:
    """Return the honest reading that the table has no such row; explains the name too."""
    member = links.find("member")
    if not links.columns and member is None:
        return ()
    tokens = links.question.tokens
    explained = links.used | _take_topic(links) | (member.span if member else frozenset())
    explained |= {
        i for i, t in enumerate(tokens) if any(drop_possessive(t.text) in n for n in links.missing)
    }
    explained |= {i for link in links.columns for i in link.tokens}
    query = Query(links.table.id, "absent", missing=links.missing)
    return (Parse(query, explained, ABSENT_FIT),)


def _take_topic(links: Links) -> frozenset[int]:
    """Return the topic's tokens; a word that asks for an operator is none of them."""
    return links.topic - {i for cue in links.cues if cue.kind != "rows" for i in cue.span}


def _choose_columns(links: Links) -> list[tuple[Column | None, float]]:
    """Return the asked column; two when they are named equally well."""
    key = find_key(links.table)
    wanted = [x for x in links.columns if x.column is not key and x.column.type != "time"]
    given = find_measured(links) | {row.column for row in links.rows}
    wanted = [link for link in wanted if link.column.name not in given] or wanted
    if any(x.column is key and 1 in x.tokens for x in links.columns) and links.starts_with("which"):
        wanted = [link for link in wanted if link.fit >= NAMED]
    amounts = links.find("sum", "average", "share", "difference", "ratio", "most", "least")
    is_level = any(a.sense == "level" for a in links.amounts) and not find_measured(links)
    if amounts or is_level:
        figures = [link for link in wanted if link.column.type == "quantity"]
        wanted = figures or ([] if list_figures(links.table) else wanted)
    first = find_asked(links)
    if first and first.column.type != "time":
        is_fit = first.fit >= ASKED_FIT and not (amounts and first.column.type != "quantity")
        if is_fit and first.column is not key and first.column.name not in given:
            return [(first.column, first.fit)]
        others = {link.column.name for link in links.columns if link.column is not first.column}
        if first.column is key and others and others <= {row.column for row in links.rows}:
            return [(None, first.fit)]
    if wanted:
        best = (round(wanted[0].fit, 3), len(wanted[0].tokens))
        equal = [a for a in wanted if (round(a.fit, 3), len(a.tokens)) == best]
        return [(link.column, link.fit) for link in equal[:2]]
    called = find_called(links)
    if called and called is not key and called.type != "time" and (given or links.rows):
        return [(called, CALLED_FIT)]
    held, texts = list_figures(links.table), list_texts(links.table)
    if len(held) == 1:
        return [(held[0], 0.85)]
    return [(texts[0] if len(texts) == 1 and not held else None, 0.85)]


def _parse_with(
    links: Links, column: Column | None, fit: float, catalogue: Catalogue
) -> Parse | None:
    levels = read_levels(links, column, catalogue)
    is_figure = column is not None and column.type == "quantity"
    unit = read_wanted_unit(links, column, catalogue) if column and is_figure else ("", frozenset())
    if levels is None or unit is None:
        return None
    free = replace(links, cues=tuple(c for c in links.cues if not c.span <= levels.used))
    draft, denied = deny(_draft_query(links, column, levels), free)
    query, cues = choose_operator(draft, free, column)
    query = replace(add_default(query, links.table), unit=unit[0])
    used = links.used | levels.used | denied | cues | unit[1] | _name_columns(links, column)
    used |= has_word(links.question.tokens, links.words["roles"]["table"])
    if column and is_figure:
        used |= link_units(column, links.question, catalogue.lexicon)
        used |= has_word(links.question.tokens, links.words["roles"]["figure"])
    query, more = search(query, links, used, catalogue)
    query, said = ask_text(query, links, used, catalogue)
    more |= said
    if lacks_figures(query, links, column):
        query = replace(query, op="figureless")
    explained = used | more | _take_topic(links)
    left = list_left(links, explained)
    loose = list_left(links, used | more)
    fit = weigh(query, links, column, fit, left, explained, catalogue)
    return Parse(query, explained, round(fit * (LOOSE if loose - left else 1), 4), loose - left)


def _draft_query(links: Links, column: Column | None, levels: Levels) -> Query:
    key = find_key(links.table)
    key_name = key.name if key else ""
    operands = tuple(dict.fromkeys(row.value for row in links.rows if row.column == key_name))
    held: dict[str, list[str]] = {}
    for row in links.rows:
        if row.column != key_name:
            held.setdefault(row.column, []).append(row.value)
    others = [Condition(name, "is", tuple(values)) for name, values in held.items()]
    return Query(
        links.table.id,
        "lookup",
        select=(column.name,) if column else (),
        where=(*links.times.conditions, *others, *levels.conditions),
        is_any=levels.is_any,
        key=key_name,
        operands=operands,
        times=links.times.ends,
    )


def _name_columns(links: Links, column: Column | None) -> frozenset[int]:
    """Return the tokens that name the asked column, the rows' or the time."""
    key = find_key(links.table)
    return frozenset(
        i
        for link in links.columns
        if link.column is column or link.column is key or link.column.type == "time"
        for i in link.tokens | link.more
    )


def add_default(query: Query, table: Table) -> Query:
    """Return *query* with the table's own slice where the question is silent."""
    if query.op in ("series", "schema", "change"):
        return query
    said = {item.column for item in query.where}
    default = dict(table.default)
    if query.op == "average" and query.operands:
        default.pop(table.series, None)  # a mean of one row is none
    elif table.series:
        default.setdefault(table.series, "latest")
    extra = (
        Condition(c, "is", (v,), is_default=True)
        for c, v in default.items()
        if c not in said and c != query.key and v != "all"
    )
    return replace(query, where=(*query.where, *extra))
