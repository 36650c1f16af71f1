"""All that the words of a question name in one table, found once and asked often."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice, product
from typing import Any

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Amount, Question
from bot.base.tokens import drop_possessive, split_tokens, stem
from bot.kinds.table.cues import Cue, find_cues
from bot.kinds.table.degrees import link_degrees
from bot.kinds.table.limits import mark_limits
from bot.kinds.table.linking import (
    WHOLE,
    ColumnLink,
    ValueLink,
    find_places,
    link_cells,
    link_columns,
    link_entities,
    link_topic,
)
from bot.kinds.table.model import Table
from bot.kinds.table.times import Times, link_times

MOST_WAYS = 8
"""No more ways to give names to columns are tried."""


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
        words = self.words["roles"][role].split()
        return bool(self.question.tokens) and self.question.tokens[0].word in words


def link_question(table: Table, question: Question, catalogue: Catalogue) -> Links:
    """Return what the words of *question* name in *table*."""
    words = catalogue.load_words("kinds.table")
    places = find_places(question)
    columns = link_columns(table, places, catalogue.lexicon)
    columns = (*columns, *link_degrees(table, question, words, columns))
    cells = link_cells(table, question, places, catalogue.lexicon)
    named = {i for link in columns for i in link.tokens if link.fit >= 0.95}
    rows = (
        *link_entities(table, question),
        *(link for link in cells if not link.tokens <= named or _is_whole(link, question)),
    )
    rows = _drop_covered(rows)
    times = link_times(table, question)
    cues = _drop_named(find_cues(question, words), columns, rows)
    return Links(
        table=table,
        question=question,
        words=words,
        columns=columns,
        rows=rows,
        times=times,
        amounts=mark_limits(_list_amounts(question, rows, columns), columns, cues, table),
        cues=cues,
        used=times.used.union(*(link.tokens for link in rows)),
        topic=link_topic(table, places, catalogue.lexicon),
        missing=(*_list_missing(rows, columns, table, question), *times.absent),
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
    return all(stem(piece.text.lower()) in said for piece in split_tokens(link.value))


def _list_missing(
    rows: tuple[ValueLink, ...],
    columns: tuple[ColumnLink, ...],
    table: Table,
    question: Question,
) -> tuple[str, ...]:
    """Return the names that the question has and the table has not, as typed."""
    linked = {i for row in rows for i in row.tokens} | {i for x in columns for i in x.tokens}
    kinds = {column.kind for column in table.columns if column.kind}
    known = [
        mention.text
        for mention in question.mentions
        if mention.kind in kinds
        and mention.entity not in table.about
        and not linked & set(range(mention.start, mention.end))
    ]
    return tuple(dict.fromkeys(drop_possessive(name) for name in (*known, *question.strangers)))


def _drop_named(
    cues: tuple[Cue, ...], columns: Iterable[ColumnLink], rows: Iterable[ValueLink]
) -> tuple[Cue, ...]:
    """Return *cues* without those in the name of a column that a value is given for.

    "Where X is the largest city" looks for a row whose largest city is X.
    """
    given = {row.column for row in rows}
    names = [x.tokens for x in columns if x.fit >= WHOLE and x.column.name in given]
    return tuple(cue for cue in cues if not any(cue.span < tokens for tokens in names))


def _list_amounts(
    question: Question, rows: Iterable[ValueLink], columns: Iterable[ColumnLink]
) -> tuple[Amount, ...]:
    """Return the levels and ranks that are no times and no part of a name."""
    times = {i for m in question.moments for i in range(m.start, m.end)}
    times |= {i for row in rows if row.fit == 1 for i in row.tokens}
    for link in columns:
        if link.fit >= WHOLE:
            times |= {i for i in link.tokens if {i - 1, i + 1} & link.tokens}
    return tuple(
        amount
        for amount in question.amounts
        if amount.sense in ("level", "rank") and not times & set(range(amount.start, amount.end))
    )


def split_links(links: Links) -> tuple[Links, ...]:
    """Return one *links* for each way to give names to columns, where one fits several.

    A name right behind the word for a column belongs to that column. Names are given to
    different columns unless they are set against each other.
    """
    spots: dict[frozenset[int], list[ValueLink]] = {}
    for link in links.rows:
        spots.setdefault(link.tokens, []).append(link)
    options = [_keep_headed(tokens, held, links) for tokens, held in spots.items()]
    if all(len(held) == 1 for held in options):
        return (replace(links, rows=tuple(held[0] for held in options)),)
    picks = list(islice(product(*options), MOST_WAYS))
    is_pair = links.find("compare", "more", "less", "difference", "ratio") is not None
    spreads = [len({link.column for link in pick}) for pick in picks]
    wanted = min(spreads, default=0) if is_pair else max(spreads, default=0)
    return tuple(
        replace(links, rows=pick)
        for pick, spread in zip(picks, spreads, strict=True)
        if spread == wanted
    )


def _keep_headed(tokens: frozenset[int], held: list[ValueLink], links: Links) -> list[ValueLink]:
    """Return the links of one name into the column named right before it; none if it has not."""
    heads = {
        link.column.name
        for link in links.columns
        if link.fit >= 0.95 and link.column.type == "entity" and min(tokens) - 1 in link.tokens
    }
    same = {column.kind for column in links.table.columns if column.name in heads}
    alike = {c.name for c in links.table.columns if c.type == "entity" and c.kind in same}
    if not heads or not alike & {link.column for link in held}:
        entities = {c.name for c in links.table.columns if c.type == "entity"}
        is_words = entities.isdisjoint(link.column for link in held)
        return _keep_near(tokens, held, links) if is_words else held
    return [link for link in held if link.column in heads]


def _keep_near(tokens: frozenset[int], held: list[ValueLink], links: Links) -> list[ValueLink]:
    """Return the links of one name into the column whose own name is nearest, light words away."""
    gaps: dict[str, int] = {}
    for link in links.columns:
        if link.fit >= WHOLE and not link.tokens & tokens:
            ends = [(i, j) for i in link.tokens for j in tokens]
            low, high = min((sorted(pair) for pair in ends), key=lambda pair: pair[1] - pair[0])
            if all(links.question.tokens[i].is_light for i in range(low + 1, high)):
                gaps[link.column.name] = high - low
    near = [link for link in held if link.column in gaps]
    least = min((gaps[link.column] for link in near), default=0)
    return [link for link in near if gaps[link.column] == least] or held
