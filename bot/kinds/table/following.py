"""A follow-up over a table: the last query with the slot replaced that the fragment names."""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Question
from bot.kinds.table.cues import has_word
from bot.kinds.table.levels import link_units, read_levels
from bot.kinds.table.links import Links, link_question
from bot.kinds.table.model import Column, Table
from bot.kinds.table.parsing import ABSENT_FIT, Parse, add_default
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.searching import search
from bot.kinds.table.shape import find_column, find_key, find_time


def change_query(
    last: Query, table: Table, question: Question, catalogue: Catalogue
) -> Parse | None:
    """Return *last* changed by the slots that *question* names; None when it names none."""
    links = link_question(table, question, catalogue)
    everything = frozenset(range(len(question.tokens)))
    if links.missing and not question.is_fragment:
        return None
    if links.missing:
        query = Query(table.id, "absent", missing=links.missing)
        return Parse(query, everything, ABSENT_FIT)
    asked = _find_asked(last, table)
    query = _change_rows(last, links)
    query = _change_column(query, links)
    query = _change_time(query, links)
    query = _change_level(query, links, asked, catalogue)
    query = _change_operator(query, links)
    if query == last:
        query = _search_again(query, links, catalogue)
    if query == last or (query.op != "search" and _leaves_words(links, asked, catalogue)):
        return None
    return Parse(query, everything, 0.9)


def _leaves_words(links: Links, asked: Column | None, catalogue: Catalogue) -> bool:
    """Return whether a content word of the fragment is accounted for by nothing."""
    levels = read_levels(links, asked, catalogue)
    used = links.used | links.topic | (levels.used if levels else frozenset())
    used |= frozenset(i for link in links.columns for i in link.tokens)
    used |= frozenset(i for cue in links.cues if cue.kind != "block" for i in cue.span)
    if asked:
        used |= link_units(asked, links.question, catalogue.lexicon)
    return any(
        not used & set(range(term.start, term.end))
        and not links.question.tokens[term.start].is_light
        for term in links.question.terms
    )


def _find_asked(query: Query, table: Table) -> Column | None:
    return table.columns[find_column(table, query.select[0])] if query.select else None


def _change_rows(query: Query, links: Links) -> Query:
    named = tuple(row.value for row in links.rows if row.column == query.key)
    if not named:
        return query
    back = has_word(links.question.tokens, links.words["roles"]["back"])
    cue = links.find("difference", "ratio", "more", "less")
    if back and cue and len(query.operands) == 1:
        op = cue.kind if cue.kind in ("difference", "ratio") else "compare"
        return replace(query, op=op, operands=(*query.operands, *named))
    op = query.op if query.operands else "lookup"
    kept = query.operands[: -len(named)] if query.op in ("compare", "difference", "ratio") else ()
    where = query.where if query.op == "test" else tuple(i for i in query.where if not i.amount)
    return replace(query, op=op, operands=(*kept, *named), where=where)


def _change_column(query: Query, links: Links) -> Query:
    key = find_key(links.table)
    named = [x for x in links.columns if x.column is not key and x.column.type != "time"]
    return replace(query, select=(named[0].column.name,)) if named else query


def _change_time(query: Query, links: Links) -> Query:
    time = find_time(links.table)
    times = links.times
    if time is None or not (times.conditions or times.ends):
        return query
    kept = tuple(item for item in query.where if item.column != time.name)
    if times.ends:
        return replace(query, op="change", times=times.ends, where=kept)
    return replace(query, where=(*kept, *times.conditions), times=())


def _change_level(query: Query, links: Links, asked: Column | None, catalogue: Catalogue) -> Query:
    levels = read_levels(links, asked, catalogue)
    if levels is None or not levels.conditions:
        return query
    old = next((item for item in query.where if item.amount), None)
    fresh = levels.conditions[0]
    if old and fresh.test == "about":
        fresh = replace(fresh, test=old.test)
    kept: tuple[Condition, ...] = tuple(item for item in query.where if not item.amount)
    op = query.op if query.op in ("count", "filter", "test") else "filter"
    return replace(query, op=op, where=(*kept, fresh))


def _change_operator(query: Query, links: Links) -> Query:
    order = links.find("most", "least")
    if order and query.select:
        changed = replace(query, op="superlative", order=order.kind, operands=(), rank=0, limit=0)
        return add_default(replace(changed, times=()), links.table)
    if links.find("share") and query.op == "lookup" and query.operands:
        return replace(query, op="share")
    return query


def _search_again(query: Query, links: Links, catalogue: Catalogue) -> Query:
    if not has_word(links.question.tokens, links.words["roles"]["back"]):
        return query
    listed = replace(query, op="list")
    found, _ = search(listed, links, links.used, catalogue)
    return found if found.op == "search" else query
