"""What is true of a question in a table, whatever its reading."""

from bot.base.frozen import dataclass
from bot.base.tokens import split_words
from bot.kinds.table.asking import find_asked, find_called
from bot.kinds.table.linking import WHOLE, ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column

KIN = 0.85
"""Fit of a column that other words name."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a question tells of a column, and its name of what it holds.

    Attributes:
        how: How surely it is named: ``whole``, ``kin``, ``part`` or ``unnamed``.
        place: Of its name among those of all columns, from 0; -1 for none.
        measures: A ``rank``, a ``time`` or another ``figure``.
        is_kind: It is called what the question word asks for ("who": a player).
        is_total: It is called a total.
    """

    column: Column
    how: str
    link: ColumnLink | None
    place: int
    measures: str
    is_kind: bool
    is_total: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is true of a question in a table.

    Attributes:
        head: How it begins: ``who``, ``how many``, ``what year`` ...
        cues: Kinds of cues in it.
        words: Its light words and those of ``telling`` in ``words.toml``, but for what names rows.
        said: All its words.
        is_choice: It offers to choose from what it names.
        columns: What it tells of each column, by its name.
        named: Those that are surely named.
        spots: Tokens that name values.
        has_kind: Some column is called what the question word asks for.
        next: The column named right behind the question word; ``called`` the one "when" asks for.
    """

    links: Links
    head: str
    cues: tuple[str, ...]
    words: tuple[str, ...]
    said: frozenset[str]
    is_choice: bool
    columns: dict[str, Told]
    named: frozenset[str]
    spots: frozenset[int]
    has_kind: bool
    next: str
    called: str


def ask(links: Links) -> Asked:
    """Return what is true of the question of *links*."""
    telling = set(links.words["telling"].split())
    tokens = links.question.tokens
    spots = frozenset().union(*(row.tokens for row in links.rows))
    free = (token for at, token in enumerate(tokens) if at not in spots)
    words = sorted({its.word for its in free if its.is_light or its.word in telling})
    found, called = find_asked(links, {row.column for row in links.rows}), find_called(links)
    head = find_head(links)
    columns = _tell_columns(links, head)
    said = frozenset(its.word for its in tokens)
    return Asked(
        links,
        head,
        tuple(sorted({cue.kind for cue in links.cues})),
        tuple(words),
        said,
        not said.isdisjoint(links.words["roles"]["choice"].split()),
        columns,
        frozenset(name for name, told in columns.items() if told.how == "whole"),
        spots,
        any(told.is_kind for told in columns.values()),
        found.column.name if found else "",
        called.name if called else "",
    )


def find_head(links: Links) -> str:
    """Return the first phrase of ``heads`` in ``words.toml`` that the question has."""
    text = f" {' '.join(token.word for token in links.question.tokens)} "
    places = [(text.find(f" {head} "), -len(head), head) for head in links.words["heads"]]
    found = [place for place in places if place[0] >= 0]
    return min(found)[2] if found else "yes" if links.starts_with("yes") else "other"


def _tell_columns(links: Links, head: str) -> dict[str, Told]:
    """Return what the question tells of each column."""
    named: dict[str, ColumnLink] = {}
    for link in sorted(links.columns, key=lambda link: -link.fit):
        named.setdefault(link.column.name, link)
    places = {name: at for at, name in enumerate(sorted(named, key=lambda n: min(named[n].tokens)))}
    roles, kinds = links.words["roles"], links.words["kinds"]
    wanted, whens = set(kinds.get(head, "").split()), set(kinds.get("when", "").split())
    ranks, totals = {*roles["ranks"].split(), "#"}, set(roles["totals"].split())
    columns = {}
    for column in links.table.columns:
        said = set(split_words(column.label))
        is_time = column.type == "time" or said & whens
        measures = "rank" if said & ranks else "time" if is_time else "figure"
        own = named.get(column.name)
        columns[column.name] = Told(
            column,
            _tell_name(own),
            own,
            places.get(column.name, -1),
            measures,
            bool(said & wanted),
            bool(said & totals),
        )
    return columns


def _tell_name(link: ColumnLink | None) -> str:
    if link is None:
        return "unnamed"
    return "whole" if link.fit >= WHOLE else "kin" if link.fit >= KIN else "part"
