"""All that the words of a question name in one table, found once and asked often."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Amount, Question
from bot.base.tokens import drop_possessive, split_words, stem
from bot.kinds.table.absence import read_absence
from bot.kinds.table.cues import Cue, find_cues
from bot.kinds.table.degrees import link_degrees
from bot.kinds.table.doubting import drop_doubtful
from bot.kinds.table.limits import mark_limits
from bot.kinds.table.linking import (
    WHOLE,
    ColumnLink,
    ValueLink,
    find_places,
    link_columns,
    link_entities,
    link_topic,
)
from bot.kinds.table.linking_cells import link_cells
from bot.kinds.table.model import Table
from bot.kinds.table.numbering import drop_moments, list_amounts
from bot.kinds.table.shape import find_key
from bot.kinds.table.times import Times, link_times


@dataclass(frozen=True, slots=True)
class Links:
    """What a question names in a table.

    Attributes:
        words: ``words.toml`` of this room.
        columns: Best first.
        rows: In the order of the question.
        amounts: Levels, ranks and limits ("the three largest"), in the order of the question.
        used: Tokens of rows and times.
        topic: Content words of the table that name no column or row.
        missing: Names and times that the table does not hold, as typed.
    """

    table: Table
    question: Question
    words: Mapping[str, Any]
    columns: tuple[ColumnLink, ...]
    rows: tuple[ValueLink, ...]
    times: Times
    amounts: tuple[Amount, ...]
    cues: tuple[Cue, ...]
    used: frozenset[int]
    topic: frozenset[int]
    missing: tuple[str, ...]

    def find(self, *kinds: str) -> Cue | None:
        """Return the first cue of one of *kinds*."""
        return next((cue for cue in self.cues if cue.kind in kinds), None)

    def starts_with(self, role: str) -> bool:
        """Return whether the question's first word plays *role*."""
        roles, said = self.words["roles"], [token.word for token in self.question.tokens[:2]]
        is_polite = role == "yes" and said[-1] in roles["addressed"].split()
        return bool(said) and said[0] in roles[role].split() and not is_polite


def link_question(table: Table, question: Question, catalogue: Catalogue) -> Links:
    """Return what the words of *question* name in *table*."""
    words = catalogue.load_words("kinds.table")
    places = find_places(question)
    columns = link_columns(table, question, places, catalogue.lexicon, words)
    columns = (*columns, *link_degrees(table, question, words, columns))
    cells = link_cells(table, question, places, catalogue.lexicon)
    named = {i for link in columns for i in link.tokens if link.fit >= 0.95}
    cells = drop_doubtful(cells, question, columns)
    rows = (
        *link_entities(table, question),
        *(
            link
            for link in cells
            if not link.tokens <= named
            or (_is_whole(link, question) and not _is_asked(link, table, question, columns, words))
        ),
    )
    rows = _drop_covered(rows)
    timed = drop_moments(table, question, rows, columns)
    times = link_times(table, timed)
    every = find_cues(question, words)
    cues = _drop_named(every, columns, rows)
    amounts = (*list_amounts(timed, rows, columns), *read_absence(question, columns, cues))
    amounts = tuple(sorted(amounts, key=lambda amount: amount.start))
    return Links(
        table=table,
        question=question,
        words=words,
        columns=columns,
        rows=rows,
        times=times,
        amounts=mark_limits(amounts, columns, cues, table),
        cues=cues,
        used=times.used.union(*(link.tokens for link in rows)),
        topic=link_topic(table, places, catalogue.lexicon),
        missing=(*_list_missing(rows, columns, table, question, every), *times.absent),
    )


def _drop_covered(rows: tuple[ValueLink, ...]) -> tuple[ValueLink, ...]:
    """Return *rows* without parts of names that share words with a whole longer one."""
    whole = [row for row in rows if row.fit == 1]
    return tuple(
        row
        for row in rows
        if not any(
            row.tokens < other.tokens or (row.fit < 1 and row.tokens & other.tokens)
            for other in whole
            if other is not row
        )
    )


def _is_whole(link: ValueLink, question: Question) -> bool:
    """Return whether the question has every word of a cell, light ones too."""
    said = {stem(token.word) for token in question.tokens}
    return all(stem(word) in said for word in split_words(link.value))


def _is_asked(
    link: ValueLink,
    table: Table,
    question: Question,
    columns: Iterable[ColumnLink],
    words: Mapping[str, Any],
) -> bool:
    """Return whether a value is but the word for the rows: "which club", "the club with"."""
    roles = words["roles"]
    heads = {word for name in ("which", "asks", "rows") for word in roles[name].split()}
    key = find_key(table)
    names = frozenset().union(*(x.tokens for x in columns if x.column is key))
    before = min(link.tokens) - 1
    is_headed = before < 0 or question.tokens[before].word in heads
    return link.tokens <= names and (key is None or link.column != key.name) and is_headed


def _list_missing(
    rows: tuple[ValueLink, ...],
    columns: tuple[ColumnLink, ...],
    table: Table,
    question: Question,
    cues: Iterable[Cue],
) -> tuple[str, ...]:
    """Return the names that the question has and the table has not, as typed; no cue is one."""
    linked = {i for row in rows for i in row.tokens} | {i for x in columns for i in x.tokens}
    kinds = {column.kind for column in table.columns if column.kind}
    known = [
        mention.text
        for mention in question.mentions
        if mention.kind in kinds
        and mention.entity not in table.about
        and not linked & set(range(mention.start, mention.end))
    ]
    asked = {question.tokens[i].text for cue in cues for i in cue.span}
    strangers = (name for name in question.strangers if not asked.issuperset(name.split()))
    if _writes_large(question, columns):
        strangers = (name for name in strangers if len(name.split()) > 1)
    return tuple(dict.fromkeys(drop_possessive(name) for name in (*known, *strangers)))


def _writes_large(question: Question, columns: Iterable[ColumnLink]) -> bool:
    """Return whether capital letters mark no names: "the Height of the Player"."""
    named = {i for link in columns if link.fit >= WHOLE for i in link.tokens if i}
    return any(question.tokens[i].text.istitle() for i in named)


def _drop_named(
    cues: tuple[Cue, ...], columns: Iterable[ColumnLink], rows: Iterable[ValueLink]
) -> tuple[Cue, ...]:
    """Return *cues* without those in the name of a column of words or with a value given for it.

    "Where X is the largest city" looks for a row whose largest city is X.
    """
    given = {row.column for row in rows}
    names = [
        x.tokens
        for x in columns
        if x.fit >= WHOLE and (x.column.name in given or x.column.type != "quantity")
    ]
    longer = [x.tokens for x in columns if x.fit >= WHOLE and len(x.tokens) > 1]
    longer += [row.tokens for row in rows if row.fit == 1 and len(row.tokens) > 1]
    texts = [x.tokens for x in columns if x.fit >= WHOLE and x.column.type in ("category", "text")]
    return tuple(
        cue
        for cue in cues
        if not any(cue.span < tokens for tokens in (*names, *longer)) and cue.span not in texts
    )
