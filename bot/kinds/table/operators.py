"""Which operator a question's cues ask for: the first rule that fits decides.

A rule returns the query and the tokens of the cues it used; a cue that no rule used stays
unexplained.
"""

from dataclasses import replace
from itertools import pairwise

from bot.kinds.table.cues import Cue
from bot.kinds.table.draft import Choice, Draft, Rule, asks_for_rows
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import PERIODS, Query
from bot.kinds.table.rules_against import ask_against
from bot.kinds.table.rules_choice import ask_same, ask_which_of
from bot.kinds.table.rules_claim import (
    ask_claim,
    ask_count,
    ask_level,
    ask_member,
    ask_schema,
)
from bot.kinds.table.rules_group import ask_enough, ask_frequent, ask_group
from bot.kinds.table.rules_list import ask_beside, ask_end
from bot.kinds.table.rules_order import ask_next, ask_order, ask_pair, ask_placed, ask_sorted
from bot.kinds.table.rules_time import (
    ask_change,
    ask_first,
    ask_later,
    ask_series,
    keep_ever,
    keep_period,
    set_period,
)
from bot.kinds.table.shape import holds_numbers, numbers_rows


def choose_operator(query: Query, links: Links, column: Column | None) -> Choice:
    """Return *query* with its operator, and the tokens of the cues that chose it."""
    draft = Draft(query, links, column)
    for rule in RULES:
        choice = rule(draft)
        if choice:
            kept = choice[0] if choice[0].op == "change" else keep_period(choice[0], links)
            return keep_ever((kept, choice[1]), links)
    return keep_ever(_look_up(draft), links)


def _ask_share(draft: Draft) -> Choice | None:
    """A share of the whole; a column in percent may itself be what is called a share."""
    cue = draft.links.find("share", "percent")
    if cue is None or not draft.is_figure:
        return None
    own = [x.column for x in draft.named() if x.column.unit == "%" and x.tokens & cue.span]
    if own and draft.column not in own and draft.query.operands:
        return replace(draft.query, op="lookup", select=(own[0].name,)), cue.span
    if draft.column and draft.column.unit == "%":
        is_bare = draft.query.operands and not draft.links.find("most", "least", "more", "less")
        return (replace(draft.query, op="lookup"), cue.span) if is_bare else None
    total = draft.links.find("sum")
    return replace(draft.query, op="share"), cue.span | (total.span if total else frozenset())


def _ask_total(draft: Draft) -> Choice | None:
    cue = draft.links.find("sum", "average")
    if cue is None or not draft.is_figure or draft.column is None:
        return None
    if cue.kind == "sum" and numbers_rows(draft.links.table, draft.column):
        count = draft.links.find("count")
        query = replace(draft.query, op="count", select=(), figure="rows")
        return (query, cue.span | count.span) if count else None
    return replace(set_period(draft), op=cue.kind), cue.span


def _look_up(draft: Draft) -> Choice:
    """Named rows, or rows under conditions, are looked up; else all are listed."""
    query, links = set_period(draft), draft.links
    if any(item.test in PERIODS for item in query.where) and draft.is_figure:
        return replace(query, op="series"), frozenset()
    is_named = any(link.column is draft.column for link in links.columns)
    given = {item.column for item in query.where}
    is_asked = is_named and draft.column is not None and draft.column.name not in given
    if not query.operands and not (is_asked and query.where):
        whole = links.find("all")
        return replace(query, op="list"), whole.span if whole else frozenset()
    kinds = ("amount", "count") if is_named else ("amount",)
    cues: list[Cue | None] = [links.find(*kinds) if draft.is_figure else None]
    cues.append(links.find("compare") if len(query.operands) > 1 else None)
    columns = _list_joined(draft) if query.operands and is_asked else []
    if len(columns) > 1:
        query = replace(query, select=tuple(link.column.name for link in columns))
        cues += [cue for cue in links.cues if cue.kind in ("amount", "count")]
    used = frozenset().union(*(link.tokens for link in columns))
    return query, used.union(*(cue.span for cue in cues if cue))


def _list_joined(draft: Draft) -> list[ColumnLink]:
    """Return the columns that are asked together: "the cost and weight", "where, and how big"."""
    words = [token.word for token in draft.links.question.tokens]
    given = {draft.query.key, *(item.column for item in draft.query.where)}
    asked = [x for x in draft.named() if x.column.name not in given and x.column.type != "time"]
    ends = ((min(one.tokens), min(other.tokens)) for one, other in pairwise(asked))
    is_joined = all("and" in words[end:start] for end, start in ends)
    return asked if is_joined and draft.column in {x.column for x in asked} else []


RULES: tuple[Rule, ...] = (
    ask_schema,
    ask_which_of,
    ask_same,
    ask_claim,
    ask_enough,
    ask_group,
    ask_series,
    ask_change,
    ask_later,
    ask_against,
    ask_placed,
    ask_first,
    ask_next,
    ask_beside,
    ask_end,
    ask_level,
    ask_pair,
    _ask_share,
    ask_frequent,
    ask_sorted,
    ask_order,
    _ask_total,
    ask_member,
    ask_count,
)


def lacks_figures(query: Query, links: Links, column: Column | None) -> bool:
    """Return whether an amount is asked of a column of words."""
    is_words = column is None or column.type != "quantity"
    if not is_words or len(query.select) > 1 or query.op not in ("list", "lookup", "search"):
        return False
    if column is None and any(c.type == "quantity" for c in links.table.columns):
        return False
    if column is not None and holds_numbers(links.table, column):
        return False
    if links.find("amount", "most", "least", "sum", "average", "share"):
        return True
    if links.find("count") and not asks_for_rows(links):
        return True
    return len(query.operands) > 1 and links.find("more", "less") is not None
