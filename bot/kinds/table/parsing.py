"""From a question's links and cues to the one query that explains most of it.

Knows nothing of how a query is worked out or worded.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Amount, Quantity, Question, Term
from bot.base.tokens import drop_possessive
from bot.calc import UnitError, Units
from bot.kinds.table.cues import Cue, find_cues, has_word, read_comparison
from bot.kinds.table.linking import (
    ColumnLink,
    ValueLink,
    find_places,
    link_cells,
    link_columns,
    link_entities,
    link_topic,
    link_units,
    search_texts,
)
from bot.kinds.table.model import Column, Table
from bot.kinds.table.query import Condition, Query
from bot.kinds.table.shape import find_key, find_time, list_figures, list_texts, list_values


@dataclass(frozen=True, slots=True)
class Parse:
    """A query, the tokens it accounts for, and how well they fit."""

    query: Query
    explained: frozenset[int]
    fit: float
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class Links:
    """All that the words of a question name in one table."""

    table: Table
    question: Question
    words: Mapping[str, Any]
    columns: tuple[ColumnLink, ...]
    rows: tuple[ValueLink, ...]
    conditions: tuple[Condition, ...]
    amounts: tuple[Amount, ...]
    times: tuple[str, ...]
    cues: tuple[Cue, ...]
    used: frozenset[int]
    topic: frozenset[int]
    missing: tuple[str, ...]

    def find(self, *kinds: str) -> Cue | None:
        """Return the first cue of one of *kinds*."""
        return next((cue for cue in self.cues if cue.kind in kinds), None)

    def starts_with(self, role: str) -> bool:
        """Return whether the question's first word plays *role*."""
        words = self.words["roles"][role].split()
        return bool(self.question.tokens) and self.question.tokens[0].word in words


def link_question(table: Table, question: Question, catalogue: Catalogue) -> Links:
    """Return what the words of *question* name in *table*."""
    words = catalogue.load_words("kinds.table")
    places = find_places(question)
    entities = link_entities(table, question)
    cells = link_cells(table, question, places, catalogue.lexicon)
    columns = link_columns(table, places, catalogue.lexicon)
    named = {i for link in columns for i in link.tokens if link.fit >= 0.95}
    rows = (*entities, *(link for link in cells if link.fit == 1 or not link.tokens <= named))
    used = frozenset(i for link in rows for i in link.tokens)
    times, time_conditions, time_used, absent = _link_times(table, question)
    amounts, amount_used = _pick_amounts(question)
    return Links(
        table=table,
        question=question,
        words=words,
        columns=columns,
        rows=rows,
        conditions=time_conditions,
        amounts=amounts,
        times=times,
        cues=find_cues(question, words),
        used=used | time_used | amount_used,
        topic=link_topic(table, places, catalogue.lexicon),
        missing=(*_find_strangers(links=(rows, columns), table=table, question=question), *absent),
    )


def _find_strangers(
    links: tuple[tuple[ValueLink, ...], tuple[ColumnLink, ...]], table: Table, question: Question
) -> tuple[str, ...]:
    """Return the names that the question has and the table has not, as typed."""
    linked = {i for group in links for link in group for i in link.tokens}
    kinds = {column.kind for column in table.columns if column.kind}
    known = [
        mention.text
        for mention in question.mentions
        if mention.kind in kinds
        and mention.entity not in table.about
        and not linked & set(range(mention.start, mention.end))
    ]
    return tuple(dict.fromkeys(drop_possessive(name) for name in (*known, *question.strangers)))


def _link_times(
    table: Table, question: Question
) -> tuple[tuple[str, ...], tuple[Condition, ...], frozenset[int], tuple[str, ...]]:
    """Return a change's two times, conditions on time, tokens used, and times not held."""
    column = find_time(table)
    if column is None:
        same = [m for m in question.moments if table.as_of and table.as_of.startswith(m.value)]
        return (), (), frozenset(i for m in same for i in range(m.start, m.end)), ()
    held = list_values(table, column.name)
    found: list[str] = []
    absent: list[str] = []
    cue = ""
    used: set[int] = set()
    for moment in question.moments:
        fitting = [v for v in held if v == moment.value or v.startswith(f"{moment.value}-")]
        if moment.value in ("latest", "first"):
            fitting = [moment.value]
        used.update(range(moment.start, moment.end))
        found.extend(fitting)
        absent.extend([] if fitting else [moment.text])
        cue = cue or moment.cue
    if len(found) > 1 and cue in ("from", "between", "to", "since", ""):
        return (found[0], found[-1]), (), frozenset(used), tuple(absent)
    if found and cue in ("since", "from"):
        return (found[0], "latest"), (), frozenset(used), tuple(absent)
    if found and cue in ("before", "after", "until"):
        return (), (), frozenset(), tuple(absent)
    conditions = (Condition(column.name, "is", tuple(found)),) if found else ()
    return (), conditions, frozenset(used), tuple(absent)


def _pick_amounts(question: Question) -> tuple[tuple[Amount, ...], frozenset[int]]:
    """Return the level amounts that are no times, and the tokens of none yet."""
    times = {i for m in question.moments for i in range(m.start, m.end)}
    amounts = tuple(
        a
        for a in question.amounts
        if a.sense in ("level", "rank") and not times & set(range(a.start, a.end))
    )
    return amounts, frozenset()


def parse_table(table: Table, question: Question, catalogue: Catalogue) -> tuple[Parse, ...]:
    """Return the queries that *question* may mean over *table*, best first."""
    if not table.rows or not question.tokens:
        return ()
    links = link_question(table, question, catalogue)
    asks_member = links.missing and links.find("member")
    if not (links.columns or links.rows or links.topic or asks_member):
        return ()
    if links.missing:
        return _parse_absent(links)
    columns = _choose_columns(links)
    return tuple(
        parse for column, fit in columns if (parse := _parse_with(links, column, fit, catalogue))
    )


def _parse_absent(links: Links) -> tuple[Parse, ...]:
    """Return the honest reading that the table has no such row; explains the name too."""
    member = links.find("member")
    query = Query(links.table.id, "absent", missing=links.missing)
    tokens = links.question.tokens
    names = frozenset(
        i for i, t in enumerate(tokens) if any(t.text in name for name in links.missing)
    )
    named = frozenset(i for link in links.columns for i in link.tokens)
    explained = names | named | links.topic | links.used | (member.span if member else frozenset())
    asks = bool(links.columns) or member is not None
    return (Parse(query, explained, 0.9 if asks else 0.5, asks),) if asks else ()


def _choose_columns(links: Links) -> list[tuple[Column | None, float]]:
    """Return the asked column; two when they are named equally well."""
    key = find_key(links.table)
    wanted = [
        link for link in links.columns if link.column is not key and link.column.type != "time"
    ]
    amounts = links.find("sum", "average", "share", "difference", "ratio", "most", "least")
    if amounts or any(a.sense == "level" for a in links.amounts):
        figures = [link for link in wanted if link.column.type == "quantity"]
        wanted = figures or ([] if list_figures(links.table) else wanted)
    if wanted:
        best = wanted[0]
        equal = [
            a
            for a in wanted
            if (round(a.fit, 3), len(a.tokens)) == (round(best.fit, 3), len(best.tokens))
        ]
        return [(link.column, link.fit) for link in equal[:2]]
    figures_held = list_figures(links.table)
    if len(figures_held) == 1:
        return [(figures_held[0], 0.85)]
    texts = list_texts(links.table)
    return [(texts[0], 0.85)] if len(texts) == 1 and not figures_held else [(None, 0.85)]


def read_level(
    links: Links, column: Column | None, catalogue: Catalogue
) -> tuple[Condition | None, frozenset[int]] | None:
    """Return the condition that the question's amount sets; None when its unit does not fit."""
    level = next((a for a in links.amounts if a.sense == "level"), None)
    if level is None:
        return None, frozenset()
    if column is None or column.type != "quantity":
        return None
    test, span = read_comparison(level, links.question.tokens, links.words)
    units = Units(catalogue.units)
    unit = level.unit or column.unit
    try:
        amount = units.convert(Quantity(level.low, level.high, unit), column.unit)
    except UnitError:
        if "/" not in column.unit or unit != column.unit.split("/")[0]:
            factor = _find_rate_factor(units, unit, column.unit)
            if factor is None:
                return None
            amount = Quantity(level.low * factor, level.high * factor, column.unit)
        else:
            amount = Quantity(level.low, level.high, column.unit)
    span |= frozenset(range(level.start, level.end))
    return Condition(column.name, test or "about", (), amount), span


def _find_rate_factor(units: Units, unit: str, target: str) -> Any:
    """Return the factor from an amount to a rate's amount ("kt" of "t/yr"); None when unlike."""
    above = target.split("/")[0]
    try:
        return units.find_factor(unit, above)
    except UnitError:
        return None


def _parse_with(
    links: Links, column: Column | None, fit: float, catalogue: Catalogue
) -> Parse | None:
    level = read_level(links, column, catalogue)
    if level is None:
        return None
    condition, span = level
    key = find_key(links.table)
    key_name = key.name if key else ""
    operands = tuple(dict.fromkeys(row.value for row in links.rows if row.column == key_name))
    where = [*links.conditions, *_other_conditions(links, key_name)]
    if condition:
        where.append(condition)
    query = Query(
        links.table.id,
        "lookup",
        select=(column.name,) if column else (),
        where=tuple(where),
        key=key_name,
        operands=operands,
        times=links.times,
    )
    query, cues = _choose_operator(query, links, column)
    query = add_default(query, links.table)
    used = set(links.used | span | cues)
    for link in links.columns:
        if link.column is column or link.column is key or link.column.type == "time":
            used |= link.tokens
    if column and column.type == "quantity":
        used |= _with_per(link_units(column, links.question, catalogue.lexicon), links)
    used |= has_word(links.question.tokens, links.words["roles"]["table"])
    query, more = search(query, links, frozenset(used), catalogue)
    open_cues = {
        i for cue in links.cues for i in cue.span if cue.kind in ("block", "most", "least")
    }
    explained = used | more | (links.topic - open_cues)
    left = _find_left(links, frozenset(explained))
    has_named = column is not None and any(link.column is column for link in links.columns)
    if left and not has_named:
        fit *= 0.4
    for row in links.rows:
        fit = min(fit, row.fit)
    blocked = [cue for cue in links.cues if cue.kind == "block" and not cue.span & explained]
    fit *= 0.5 ** len(blocked)
    if query.op == "list" and left:
        fit *= 0.5
    return Parse(query, frozenset(explained), round(fit, 4))


def _with_per(units: frozenset[int], links: Links) -> frozenset[int]:
    """Return *units* with the "per" that stands right before one of them."""
    return units | {i - 1 for i in units if i and links.question.tokens[i - 1].word == "per"}


def _find_left(links: Links, explained: frozenset[int]) -> tuple[str, ...]:
    return tuple(
        t.text
        for t in links.question.terms
        if not set(range(t.start, t.end)) & explained
        and not all(links.question.tokens[i].is_light for i in range(t.start, t.end))
    )


def _other_conditions(links: Links, key: str) -> list[Condition]:
    held: dict[str, list[str]] = {}
    for row in links.rows:
        if row.column != key:
            held.setdefault(row.column, []).append(row.value)
    return [Condition(column, "is", tuple(values)) for column, values in held.items()]


def add_default(query: Query, table: Table) -> Query:
    """Return *query* with the table's own slice where the question is silent."""
    if query.op in ("series", "schema", "change"):
        return query
    said = {item.column for item in query.where}
    extra = [
        Condition(c, "is", (v,), is_default=True)
        for c, v in table.default
        if c not in said and c != query.key
    ]
    time = find_time(table)
    names = {time.name} if time else set()
    if time and time.name not in said | {item.column for item in extra} | {query.key}:
        extra += [Condition(name, "is", ("latest",), is_default=True) for name in names]
    return replace(query, where=(*query.where, *extra))


def _choose_operator(
    query: Query, links: Links, column: Column | None
) -> tuple[Query, frozenset[int]]:
    """Return *query* with its operator, and the tokens of the cues that chose it."""
    is_figure = column is not None and column.type == "quantity"
    two = len(query.operands) >= 2
    level = any(item.amount for item in query.where)
    order = links.find("most", "least")
    if (cue := links.find("schema")) and not query.operands:
        return replace(query, op="schema"), cue.span
    if cue := links.find("series"):
        return replace(query, op="series"), cue.span
    changes = find_time(links.table) is not None and links.find("change", "difference")
    if is_figure and (len(links.times) == 2 or (changes and links.find("change"))):
        spans = changes.span if changes else frozenset()
        return replace(query, op="change" if len(links.times) == 2 else "series"), spans
    if level and query.operands:
        return replace(query, op="test"), frozenset()
    if level:
        cue = links.find("count")
        op = "count" if cue and _asks_for_rows(links) else "filter"
        return replace(query, op=op), cue.span if cue else frozenset()
    if is_figure and two and (cue := links.find("ratio", "difference")):
        return replace(query, op=cue.kind), cue.span | _than(links)
    if is_figure and two and (cue := links.find("more", "less", "most", "least", "compare")):
        asks = "least" if cue.kind in ("less", "least") else "most"
        return replace(query, op="compare", order=asks), cue.span | _than(links)
    if is_figure and (cue := links.find("share")):
        total = links.find("sum")
        return replace(query, op="share"), cue.span | (total.span if total else frozenset())
    rank = next((a for a in links.amounts if a.sense == "rank"), None)
    if is_figure and order:
        asks = order.kind
        if rank and not query.operands:
            span = order.span | frozenset(range(rank.start, rank.end))
            place = int(rank.low)
            is_top = order.start <= rank.start
            return replace(
                query,
                op="rank",
                order=asks,
                limit=place if is_top else 0,
                rank=0 if is_top else place,
            ), span
        if not query.operands:
            return replace(query, op="superlative", order=asks), order.span
    for kind in ("sum", "average"):
        if is_figure and (cue := links.find(kind)):
            return replace(query, op=kind), cue.span
    if cue := links.find("member"):
        if query.operands and links.starts_with("yes"):
            return replace(query, op="member"), cue.span
    if (cue := links.find("count")) and not query.operands and _asks_for_rows(links):
        return replace(query, op="count"), cue.span
    if query.operands:
        cue = links.find("amount", "count")
        compare = links.find("compare") if two else None
        spans = (cue.span if cue else frozenset()) | (compare.span if compare else frozenset())
        return query, spans
    return replace(query, op="list"), frozenset()


def _than(links: Links) -> frozenset[int]:
    return has_word(links.question.tokens, "than")


def _asks_for_rows(links: Links) -> bool:
    """Return whether "how many" counts rows: the naming column, not a figure, is next to it."""
    key = find_key(links.table)
    cue = links.find("count")
    named = [link for link in links.columns if link.column is key]
    after = [min((i for i in link.tokens if cue and i >= cue.end), default=99) for link in named]
    figures = [
        min((i for i in link.tokens if cue and i >= cue.end), default=99)
        for link in links.columns
        if link.column.type == "quantity"
    ]
    counted = links.find("rows") is not None
    return counted or (min(after, default=99) < min(figures, default=99))


def _list_said(links: Links) -> list[Term]:
    """Return the terms behind "which X", of which no two words may be left out; else none."""
    if not links.starts_with("who_which"):
        return []
    loose = set(links.words["roles"]["loose"].split())
    return [t for t in links.question.terms[1:] if links.question.tokens[t.start].word not in loose]


def search(
    query: Query, links: Links, used: frozenset[int], catalogue: Catalogue
) -> tuple[Query, frozenset[int]]:
    """Return a text search instead of a bare list when cells hold the words left over."""
    if query.op not in ("list", "count") or query.operands or any(i.amount for i in query.where):
        return query, frozenset()
    names = [c.name for c in links.table.columns if c.type in ("text", "category")]
    loose = set(links.words["roles"]["loose"].split())
    wanted = [
        term
        for term in links.question.terms
        if not set(range(term.start, term.end)) & used
        and links.question.tokens[term.start].word not in loose
    ]
    for pick in (
        _list_said(links),
        wanted,
        [t for t in wanted if not set(range(t.start, t.end)) & links.topic],
    ):
        found = tuple(dict.fromkeys(t.text for t in pick))
        rows = search_texts(
            links.table, names, found, catalogue.lexicon, range(len(links.table.rows))
        )
        if rows:
            span = frozenset(i for t in pick for i in range(t.start, t.end))
            span |= has_word(links.question.tokens, links.words["roles"]["loose"])
            search = Condition("", "has", found)
            return replace(query, op="search", where=(*query.where, search)), span
    return query, frozenset()
