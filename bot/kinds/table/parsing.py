"""From a question's links and cues to the queries that explain most of it.

Knows nothing of how a query is worked out or worded.
"""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Question
from bot.base.tokens import drop_possessive
from bot.kinds.table.asking import choose_columns
from bot.kinds.table.cues import has_word
from bot.kinds.table.denying import deny
from bot.kinds.table.levels import Levels, read_levels
from bot.kinds.table.links import Links, link_question
from bot.kinds.table.model import Column, Table
from bot.kinds.table.operators import choose_operator, lacks_figures
from bot.kinds.table.parse import Parse
from bot.kinds.table.query import Condition, Query, shows_all
from bot.kinds.table.quoting import ask_text
from bot.kinds.table.ranking import DOUBTFUL, rank
from bot.kinds.table.searching import search
from bot.kinds.table.shape import add_default, find_key, list_values, slice_rows
from bot.kinds.table.splitting import split_links
from bot.kinds.table.wanting import read_wanted_unit
from bot.kinds.table.weighing import leaves_demand, list_left, weigh

NAMED = 0.9
"""Where names are asked for ("which ports ..."), a column must be named surely to be asked too."""
GATHERING = ("superlative", "rank", "sum", "average", "count", "group")
"""Operators over many rows, in which one that holds the total of the others is none of them."""
LOOSE = 0.96
"""Words that only the table's title or phrasings hold are less surely what it answers."""
ABSENT_FIT = 0.75
"""A table that holds the name fits better than one that says it is not listed."""


def parse_table(table: Table, question: Question, catalogue: Catalogue) -> tuple[Parse, ...]:
    """Return the queries that *question* may mean over *table*, likeliest first."""
    if not table.rows or not question.tokens:
        return ()
    links = link_question(table, question, catalogue)
    if links.missing:
        return _parse_absent(links)
    ranked = rank(parse_by_rules(links, catalogue), links, catalogue)
    return tuple(
        parse
        for parse in ranked
        if not (shows_all(parse.query) and leaves_demand(links, parse.explained))
    )


def parse_by_rules(links: Links, catalogue: Catalogue) -> tuple[Parse, ...]:
    """Return the queries that the rules make of *links*, best first."""
    ways = split_links(links)
    parses = [
        parse
        for way in ways
        for column, fit in choose_columns(way)
        if (parse := _parse_with(way, column, fit, catalogue))
        and (len(ways) == 1 or _has_rows(parse.query, links.table))
    ]
    return tuple(sorted(parses, key=lambda parse: -parse.fit))


def _has_rows(query: Query, table: Table) -> bool:
    named = (Condition(query.key, "is", query.operands),) if query.operands else ()
    return bool(slice_rows(table, (*query.where, *named)))


def _parse_absent(links: Links) -> tuple[Parse, ...]:
    """Return the honest reading that the table has no such row; explains the name too."""
    member = links.find("member")
    if not links.columns and member is None:
        return ()
    tokens = links.question.tokens
    explained = links.used | links.topic | (member.span if member else frozenset())
    explained |= {
        i for i, t in enumerate(tokens) if any(drop_possessive(t.text) in n for n in links.missing)
    }
    explained |= {i for link in links.columns for i in link.tokens}
    query = Query(links.table.id, "absent", missing=links.missing)
    return (Parse(query, explained, ABSENT_FIT, trust=DOUBTFUL),)


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
    query = leave_totals(add_default(query, links.table), links)
    query = replace(query, unit=unit[0] if query.measured else "")
    used = links.used | levels.used | denied | cues | unit[1] | _name_columns(links, column, query)
    used |= has_word(links.question.tokens, links.words["roles"]["table"])
    if is_figure:
        used |= has_word(links.question.tokens, links.words["roles"]["figure"])
    query, more = search(query, links, used, catalogue)
    query, said = ask_text(query, links, used, catalogue)
    more |= said
    if lacks_figures(query, links, column):
        query = replace(query, op="figureless")
    explained = used | more | links.topic
    left = list_left(links, explained)
    loose = list_left(links, used | more)
    fit = weigh(query, links, column, fit, left, explained, catalogue)
    return Parse(query, explained, round(fit * (LOOSE if loose - left else 1), 4), loose - left)


def _draft_query(links: Links, column: Column | None, levels: Levels) -> Query:
    key = find_key(links.table)
    key_name = key.name if key else ""
    values = set(list_values(links.table, key_name)) if key_name else set()
    named = [row for row in links.rows if row.column == key_name and row.value in values]
    operands = tuple(dict.fromkeys(row.value for row in named))
    held: dict[str, list[str]] = {}
    for row in links.rows:
        if row.column != key_name or row.value not in values:
            held.setdefault(row.column, []).extend(row.cells or (row.value,))
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


def _name_columns(links: Links, column: Column | None, query: Query) -> frozenset[int]:
    """Return the tokens that name the asked column, the rows', the time or one with a value."""
    key = find_key(links.table)
    given = {item.column for item in query.where}
    return frozenset(
        i
        for link in links.columns
        if link.column is column
        or link.column is key
        or link.column.type == "time"
        or (link.column.name in given and link.fit >= NAMED)
        for i in link.tokens | link.more
    )


def leave_totals(query: Query, links: Links) -> Query:
    """Return *query* without the rows of totals where rows are set in order or put together."""
    if query.op not in GATHERING or not query.key or query.operands:
        return query
    names = links.words["roles"]["totals"].split()
    totals = [
        its for its in list_values(links.table, query.key) if its.lower().strip(" :") in names
    ]
    if not totals or len(totals) == len(list_values(links.table, query.key)):
        return query
    gone = Condition(query.key, "is", tuple(totals), is_default=True, is_not=True)
    return replace(query, where=(*query.where, gone))
