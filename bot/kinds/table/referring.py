"""Follow-ups that point at the last answer: "which of them", "the second one", "show all"."""

from collections.abc import Iterator
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Question
from bot.kinds.table.executing import execute
from bot.kinds.table.links import Links
from bot.kinds.table.model import Table
from bot.kinds.table.ordering import ALL
from bot.kinds.table.parse import Parse
from bot.kinds.table.parsing import parse_table
from bot.kinds.table.parts import keep_tokens, list_content
from bot.kinds.table.query import Join, Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column, find_key, keep_sources, read_cell

FIT = 0.9
ROW_OPS = ("list", "lookup", "filter", "superlative", "rank", "search", "compare", "count")
"""Operators whose answers are rows that can be pointed at."""
RANKED = ("superlative", "rank")
"""Those whose order goes on behind the rows that are told."""


def ask_of_them(
    last: Query, table: Table, question: Question, catalogue: Catalogue
) -> tuple[Table, Parse] | None:
    """Return the question over the rows last found, by that table or by one that shares names."""
    kept = _drop_pointer(question, catalogue)
    if kept is None or last.op not in ROW_OPS or last.of:
        return None
    content = list_content(kept)
    explained = frozenset(range(len(question.tokens)))
    best: tuple[Table, Parse] | None = None
    for other, column in _list_sharing(last, table, question, catalogue):
        for parse in parse_table(other, kept, catalogue):
            query = parse.query
            if content - parse.explained or query.operands or query.op in ("absent", "figureless"):
                continue
            if best and parse.fit <= best[1].fit:
                continue
            if last.op != "list" or last.where or other is not table:
                query = replace(query, of=Join(replace(last, also=()), last.key, column))
            best = other, Parse(query, explained, parse.fit)
        if best and other is table:
            break
    return (best[0], replace(best[1], fit=min(FIT, best[1].fit))) if best else None


def _drop_pointer(question: Question, catalogue: Catalogue) -> Question | None:
    """Return *question* without "of them" and the like; None when it says no such thing."""
    phrases = catalogue.load_words("question")["anaphors"]
    words = [token.word for token in question.tokens]
    for phrase in (text.split() for text in phrases):
        for at in range(len(words) - len(phrase) + 1):
            if words[at : at + len(phrase)] == phrase:
                gone = frozenset(range(at, at + len(phrase)))
                return keep_tokens(question, frozenset(range(len(words))) - gone)
    return None


def _list_sharing(
    last: Query, table: Table, question: Question, catalogue: Catalogue
) -> Iterator[tuple[Table, str]]:
    """Yield the last table, then those that hold names of the same kind, each with its column."""
    yield table, last.key
    key = find_key(table)
    if key is None or key.type != "entity" or key.name != last.key:
        return
    for id_, _ in catalogue.list_entries("table"):
        other = catalogue.load_entry(id_) if id_ != table.id else None
        if isinstance(other, Table):
            column = find_key(other)
            if column and column.type == "entity" and column.kind == key.kind:
                yield keep_sources(other, question.sources), column.name


def pick_one(last: Query, table: Table, links: Links, catalogue: Catalogue) -> Query | None:
    """Return the look-up of one row of the last answer ("the second one", "the last one").

    Behind the rows that an order tells stands the next place of that order.
    """
    place = _read_place(links)
    if place is None or last.op not in ROW_OPS or not last.key or last.of:
        return None
    result = execute(last, table, catalogue.lexicon)
    if last.op in RANKED and place >= len(result.sure):
        return replace(last, op="rank", rank=place + 1, limit=0)
    rows = list_shown(result)
    if not -len(rows) <= place < len(rows):
        return None
    at = find_column(table, last.key)
    value = read_cell(table.rows[rows[place]].cells[at])
    columns = last.select if last.op != "list" else ()
    where = tuple(item for item in last.where if item.amount is None and item.test != "has")
    return replace(
        last, op="lookup", select=columns, operands=(value,), where=where, rank=0, limit=0, order=""
    )


def list_shown(result: Result) -> tuple[int, ...]:
    """Return the rows of an answer in the order it shows them."""
    return tuple(dict.fromkeys((*result.sure, *result.possible, *result.unknown)))


def _read_place(links: Links) -> int | None:
    """Return the place that the fragment picks, from 0, or from the end below 0."""
    role = links.words["roles"]
    said = [t.word for t in links.question.tokens if t.word not in role["pick_fillers"].split()]
    if len(said) != 1:
        return None
    if said[0] in role["pick_last"].split():
        return -1
    rank = next((a for a in links.question.amounts if a.sense == "rank"), None)
    if rank is not None:
        return int(rank.low) - 1
    return 0 if said[0] in role["pick_first"].split() else None


def show_all(last: Query, links: Links) -> Query | None:
    """Return the last query without what cut its rows down."""
    said = " ".join(token.word for token in links.question.tokens)
    if said not in links.words["follow"]["all"]:
        return None
    if last.op in (*RANKED, "top"):
        return replace(last, op="rank", operands=(), limit=ALL, rank=0, is_claim=False)
    where = tuple(item for item in last.where if item.amount is None)
    op = "list" if last.op in ("lookup", "filter", "test", "compare", "count") else last.op
    return replace(last, op=op, operands=(), where=where, order="")
