"""Replies over more than one table: what one finds looked up in another, sources side by side."""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Abstention, Answer, Question, Reply
from bot.kinds.table.confronting import find_gap, say_gap
from bot.kinds.table.describing import describe
from bot.kinds.table.levels import make_units
from bot.kinds.table.model import Table
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.replying import Told, tell
from bot.kinds.table.shape import find_column, keep_sources, read_cell


def tell_joined(query: Query, table: Table, question: Question, catalogue: Catalogue) -> Reply:
    """Return the reply over the rows that the inner query finds in its own table."""
    join = query.of
    inside = _load(join.query.table, question, catalogue) if join else None
    if join is None or inside is None:
        return tell(query, table, catalogue).reply
    inner = tell(join.query, inside, catalogue)
    if isinstance(inner.reply, Abstention):
        return inner.reply
    rows = (*inner.result.sure, *inner.result.possible)
    at = find_column(inside, join.column)
    values = tuple(dict.fromkeys(read_cell(inside.rows[row].cells[at]) for row in rows))
    on = find_column(table, join.on)
    held = {read_cell(row.cells[on]) for row in table.rows}
    kept = tuple(value for value in values if value in held)
    names = {read_cell(inside.rows[row].cells[at]): inside.rows[row].cells[at].text for row in rows}
    lost = [names[value] for value in values if value not in held]
    told = tell(narrow(query, kept), table, catalogue) if kept else None
    missing = f" Not listed in “{table.title}”: {', '.join(lost)}." if lost else ""
    lead = told.reply.text if told else "None of them is listed."
    text = f"{lead}{missing}\n{describe(join.query, inside)}: {inner.reply.text}"
    if told is None or isinstance(told.reply, Abstention):
        return Abstention(text=text, kind="table", entries=(table.id, inside.id))
    return _merge(told.reply, inner.reply, text)


def narrow(query: Query, values: tuple[str, ...]) -> Query:
    """Return *query* over the rows that a join hands on."""
    assert query.of is not None
    on, plain = query.of.on, replace(query, of=None)
    if on == query.key and query.op in ("list", "lookup") and query.select:
        return replace(plain, op="lookup", operands=values)
    return replace(plain, where=(*query.where, Condition(on, "is", values)))


def tell_beside(query: Query, told: Told, question: Question, catalogue: Catalogue) -> Reply:
    """Return the leading reply with those of other sources below it and how far they differ."""
    reply = told.reply
    units = make_units(catalogue.units)
    for other in query.also:
        table = _load(other.table, question, catalogue)
        beside = tell(other, table, catalogue) if table else None
        if beside is None or isinstance(beside.reply, Abstention):
            continue
        lead = (query, told.table, told.result)
        gap = find_gap(lead, (other, beside.table, beside.result), units)
        named = _name_source(beside.table, catalogue)
        line = f"{beside.reply.text.removesuffix('.')} ({named}{say_gap(gap)})."
        also = f"Another source, “{beside.table.title}”: {line}"
        reply = _merge(reply, beside.reply, f"{reply.text}\n{also}")
    return reply


def _name_source(table: Table, catalogue: Catalogue) -> str:
    """Return the title of the table's source and when it was true."""
    source = catalogue.load_source(table.source.source) if table.source else None
    as_of = f", as of {table.as_of}" if table.as_of else ""
    return f"{source.title if source else table.title}{as_of}"


def _merge(first: Reply, second: Reply, text: str) -> Reply:
    """Return *first* saying *text*, with the sources and caveats of both."""
    if isinstance(first, Abstention):
        first = Answer(text=text, kind="table", entries=first.entries)
    return replace(
        first,
        text=text,
        citations=tuple(dict.fromkeys((*first.citations, *second.citations))),
        entries=tuple(dict.fromkeys((*first.entries, *second.entries))),
        warnings=tuple(dict.fromkeys((*first.warnings, *second.warnings))),
    )


def _load(id_: str, question: Question, catalogue: Catalogue) -> Table | None:
    entry = catalogue.load_entry(id_)
    return keep_sources(entry, question.sources) if isinstance(entry, Table) else None
