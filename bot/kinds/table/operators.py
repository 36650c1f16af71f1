"""Which operator a question's cues ask for: the first rule that fits decides.

A rule returns the query and the tokens of the cues it used; a cue that no rule used stays
unexplained.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.base.frozen import dataclass
from bot.kinds.table.cues import Cue, has_word
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import PERIODS, Condition, Query
from bot.kinds.table.shape import find_key, find_time

FAR = 10_000
"""Stands for a place in the question that there is not."""

Choice = tuple[Query, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A query without its operator, over the asked *column*."""

    query: Query
    links: Links
    column: Column | None

    @property
    def is_figure(self) -> bool:
        """Whether the asked column holds amounts."""
        return self.column is not None and self.column.type == "quantity"

    @property
    def has_level(self) -> bool:
        """Whether amounts set conditions."""
        return any(item.amount for item in self.query.where)


def choose_operator(query: Query, links: Links, column: Column | None) -> Choice:
    """Return *query* with its operator, and the tokens of the cues that chose it."""
    draft = Draft(query, links, column)
    for rule in RULES:
        choice = rule(draft)
        if choice:
            return choice
    return _look_up(draft)


def _ask_schema(draft: Draft) -> Choice | None:
    cue = draft.links.find("schema")
    if cue is None or draft.query.operands:
        return None
    return replace(draft.query, op="schema"), cue.span


def _ask_series(draft: Draft) -> Choice | None:
    cue = draft.links.find("series")
    return (replace(draft.query, op="series"), cue.span) if cue else None


def _ask_change(draft: Draft) -> Choice | None:
    """Two times, or a word of change: from the one to the other, else the whole series."""
    time, query = find_time(draft.links.table), draft.query
    cue = draft.links.find("change", "difference")
    if not draft.is_figure or time is None or draft.links.find("sum", "average"):
        return None
    since = next((i for i in query.where if i.column == time.name and i.test == "since"), None)
    if cue and since and not query.times:
        where = tuple(item for item in query.where if item is not since)
        query = replace(query, times=(since.values[0], "latest"), where=where)
    if len(query.times) == 2:
        return replace(query, op="change"), cue.span if cue else frozenset()
    if cue and cue.kind == "change":
        return replace(query, op="series"), cue.span
    return None


def _ask_level(draft: Draft) -> Choice | None:
    """Amounts to compare with: a yes or no for named rows, else the rows that meet them."""
    query = draft.query
    if not draft.has_level:
        return None
    if query.operands and (len(query.operands) == 1 or draft.links.starts_with("yes")):
        return replace(query, op="test"), frozenset()
    cue = draft.links.find("count")
    if cue and asks_for_rows(draft.links):
        return replace(query, op="count"), cue.span
    return replace(query, op="filter"), frozenset()


def _ask_pair(draft: Draft) -> Choice | None:
    if not draft.is_figure or len(draft.query.operands) < 2:
        return None
    than = has_word(draft.links.question.tokens, "than")
    if cue := draft.links.find("ratio", "difference"):
        return replace(draft.query, op=cue.kind), cue.span | than
    if cue := draft.links.find("more", "less", "most", "least", "compare"):
        asks = "least" if cue.kind in ("less", "least") else "most"
        return replace(draft.query, op="compare", order=asks), cue.span | than
    return None


def _ask_share(draft: Draft) -> Choice | None:
    """A share of the whole; a column in percent may itself be what is called a share."""
    cue = draft.links.find("share")
    if cue is None or not draft.is_figure:
        return None
    if draft.column and draft.column.unit == "%":
        return (replace(draft.query, op="lookup"), cue.span) if draft.query.operands else None
    total = draft.links.find("sum")
    return replace(draft.query, op="share"), cue.span | (total.span if total else frozenset())


def _ask_order(draft: Draft) -> Choice | None:
    """The top of the rows, or their second, third..., by the asked figure."""
    order = draft.links.find("most", "least")
    if order is None or not draft.is_figure:
        return None
    query = _name_rows_anew(draft) if draft.query.operands else draft.query
    if query is None:
        return None
    rank = next((a for a in draft.links.amounts if a.sense == "rank"), None)
    if rank is None:
        return replace(query, op="superlative", order=order.kind), order.span
    place, is_top = int(rank.low), order.start <= rank.start
    span = order.span | frozenset(range(rank.start, rank.end))
    limit, place = (place, 0) if is_top else (0, place)
    return replace(query, op="rank", order=order.kind, limit=limit, rank=place), span


def _name_rows_anew(draft: Draft) -> Query | None:
    """Return the query over the rows of the operands, named by another column ("which year")."""
    query = draft.query
    others = [
        link.column.name
        for link in draft.links.columns
        if link.fit >= 0.95 and link.column.name != query.key and link.column.type != "quantity"
    ]
    if not others:
        return None
    where = (*query.where, Condition(query.key, "is", query.operands))
    return replace(query, key=others[0], operands=(), where=where)


def _ask_total(draft: Draft) -> Choice | None:
    cue = draft.links.find("sum", "average")
    if cue is None or not draft.is_figure:
        return None
    query, time = draft.query, find_time(draft.links.table)
    if time and len(query.times) == 2:
        ends = tuple(
            Condition(time.name, how, (t,))
            for how, t in zip(("since", "until"), query.times, strict=True)
        )
        query = replace(query, times=(), where=(*query.where, *ends))
    return replace(query, op=cue.kind), cue.span


def _ask_member(draft: Draft) -> Choice | None:
    cue = draft.links.find("member")
    if cue is None or not draft.query.operands or not draft.links.starts_with("yes"):
        return None
    return replace(draft.query, op="member"), cue.span


def _ask_count(draft: Draft) -> Choice | None:
    cue = draft.links.find("count")
    if cue is None or draft.query.operands or not asks_for_rows(draft.links):
        return None
    return replace(draft.query, op="count"), cue.span


def _look_up(draft: Draft) -> Choice:
    """Named rows, or rows under conditions, are looked up; else all are listed."""
    query, links = draft.query, draft.links
    if any(item.test in PERIODS for item in query.where) and draft.is_figure:
        return replace(query, op="series"), frozenset()
    is_named = any(link.column is draft.column for link in links.columns)
    given = {item.column for item in query.where}
    is_asked = is_named and draft.column is not None and draft.column.name not in given
    if not query.operands and not (is_asked and query.where):
        return replace(query, op="list"), frozenset()
    cues: list[Cue | None] = [links.find("amount", "count") if draft.is_figure else None]
    cues.append(links.find("compare") if len(query.operands) > 1 else None)
    return query, frozenset().union(*(cue.span for cue in cues if cue))


RULES: tuple[Callable[[Draft], Choice | None], ...] = (
    _ask_schema,
    _ask_series,
    _ask_change,
    _ask_level,
    _ask_pair,
    _ask_share,
    _ask_order,
    _ask_total,
    _ask_member,
    _ask_count,
)


def asks_for_rows(links: Links) -> bool:
    """Return whether "how many" counts rows: the naming column, not a figure, is next to it."""
    cue = links.find("count")
    if links.find("rows"):
        return True
    key = find_key(links.table)
    places: dict[bool, int] = {}
    for link in links.columns:
        if link.column is key or link.column.type == "quantity":
            after = min((i for i in link.tokens if cue and i >= cue.end), default=FAR)
            is_key = link.column is key
            places[is_key] = min(after, places.get(is_key, FAR))
    return places.get(True, FAR) < places.get(False, FAR)


def lacks_figures(query: Query, links: Links, column: Column | None) -> bool:
    """Return whether an amount is asked of a column of words."""
    is_words = column is None or column.type != "quantity"
    if not is_words or query.op not in ("list", "lookup", "search"):
        return False
    if column is None and any(c.type == "quantity" for c in links.table.columns):
        return False
    if links.find("amount", "most", "least", "sum", "average", "share"):
        return True
    if links.find("count") and not asks_for_rows(links):
        return True
    return len(query.operands) > 1 and links.find("more", "less") is not None
