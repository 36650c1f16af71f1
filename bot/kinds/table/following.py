"""A follow-up over a table: the last query with the slot replaced that the fragment names."""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Question
from bot.kinds.table.cues import has_word
from bot.kinds.table.levels import read_levels
from bot.kinds.table.links import Links, link_question
from bot.kinds.table.model import Column, Table
from bot.kinds.table.ordering import ALL
from bot.kinds.table.parse import Parse
from bot.kinds.table.parsing import ABSENT_FIT
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.referring import FIT, pick_one, show_all
from bot.kinds.table.shape import add_default, find_column, find_key, find_time
from bot.kinds.table.wanting import read_wanted_unit

PAIRS = ("compare", "difference", "ratio")


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
    whole = pick_one(last, table, links, catalogue) or show_all(last, links)
    if whole:
        return Parse(replace(whole, also=()), everything, FIT)
    asked = _find_asked(last, table)
    query = _change_rows(last, links)
    query = _sort_rows(query, links) or _change_column(query, links)
    query = _change_time(query, links)
    query = _change_level(query, links, asked, catalogue)
    query = _change_operator(query, links)
    if query == last or _leaves_words(links, asked, catalogue):
        return None
    return Parse(query, everything, FIT)


def _leaves_words(links: Links, asked: Column | None, catalogue: Catalogue) -> bool:
    """Return whether a content word of the fragment is accounted for by nothing."""
    levels = read_levels(links, asked, catalogue)
    used = links.used | links.topic | (levels.used if levels else frozenset())
    used |= frozenset(i for link in links.columns for i in link.tokens | link.more)
    used |= frozenset(i for cue in links.cues if cue.kind != "block" for i in cue.span)
    if asked:
        wanted = read_wanted_unit(links, asked, catalogue) if asked.type == "quantity" else None
        used |= wanted[1] if wanted else frozenset()
    return any(
        not used & set(range(term.start, term.end))
        and not links.question.tokens[term.start].is_light
        for term in links.question.terms
    )


def _find_asked(query: Query, table: Table) -> Column | None:
    return table.columns[find_column(table, query.measured)] if query.measured else None


def _change_rows(query: Query, links: Links) -> Query:
    named = tuple(row.value for row in links.rows if row.column == query.key and not row.cells)
    own = frozenset(i for row in links.rows if row.column == query.key for i in row.tokens)
    others = {
        row.column: row.value
        for row in links.rows
        if row.column != query.key and not row.tokens <= own
    }
    for column, value in others.items():
        kept = tuple(item for item in query.where if item.column != column)
        query = replace(query, where=(*kept, Condition(column, "is", (value,))), also=())
    if not named:
        return query
    back = has_word(links.question.tokens, links.words["roles"]["back"])
    cue = links.find("difference", "ratio", "more", "less", "compare")
    if back and cue and len(query.operands) == 1:
        op = cue.kind if cue.kind in ("difference", "ratio") else "compare"
        order = "least" if cue.kind == "less" else "most"
        claims = links.starts_with("yes") and op == "compare"
        operands = (*query.operands, *named)
        return replace(query, op=op, operands=operands, order=order, is_claim=claims)
    op = query.op if query.operands else "lookup"
    rest = query.operands[: -len(named)] if query.op in PAIRS else ()
    is_kept = query.op == "test" or bool(query.operands)
    where = query.where if is_kept else tuple(i for i in query.where if not i.amount)
    return replace(query, op=op, operands=(*rest, *named), where=where, of=None)


def _sort_rows(query: Query, links: Links) -> Query | None:
    """Return *query* with its rows in the order of the named column."""
    cue = links.find("sort")
    named = next((link.column for link in links.columns), None)
    if cue is None or (named is None and not query.measured):
        return None
    is_words = named is not None and named.type in ("entity", "category", "text")
    is_up = links.find("upward") or (is_words and not links.find("downward"))
    order = "least" if is_up else "most"
    by = named.name if named else query.measured
    select = query.select if query.select and query.select[0] != by else ()
    where = tuple(i for i in query.where if not i.amount) if query.op == "test" else query.where
    changed = replace(query, op="rank", by=by, select=select or (by,), order=order, limit=ALL)
    return replace(changed, where=where, rank=0, times=(), also=())


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
    if times.ends and query.select and (times.is_span or query.op == "change"):
        figure = query.figure if query.op == "change" else ""
        return replace(query, op="change", figure=figure, group="", times=times.ends, where=kept)
    if query.op == "change" and times.conditions:
        query = replace(query, op="lookup")
    both = (Condition(time.name, "is", times.ends),) if times.ends else ()
    return replace(query, where=(*kept, *times.conditions, *both), times=())


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
    if order and query.measured:
        changed = replace(query, op="superlative", order=order.kind, operands=(), rank=0, limit=0)
        return add_default(replace(changed, times=(), is_claim=False), links.table)
    if links.find("share", "percent"):
        if query.op in ("change", "series"):
            times = query.times or ("first", "latest")
            return replace(query, op="change", figure="percent", times=times)
        if query.op in ("lookup", "list", "filter", "superlative") and query.measured:
            where = tuple(item for item in query.where if not item.amount)
            return replace(query, op="share", select=(query.measured,), by="", where=where)
    total = links.find("sum", "average")
    if total and query.measured and query.op in ("list", "lookup", "filter", "series", "rank"):
        return replace(query, op=total.kind, select=(query.measured,), by="")
    count = links.find("count")
    if count and query.op in ("list", "filter", "search"):
        return replace(query, op="count")
    return query
