"""Words that a cell has too but that surely mean no cell: an article, a level, a column's name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.base.model import Question
from bot.kinds.table.linking import WHOLE, ColumnLink, ValueLink

LONG = 3
"""Letters of a light word that may be a cell wherever it stands ("yes", "long")."""
NEAR = 2
"""Words from the name of a column to a cell that is a light word or the name of a figure."""


def drop_doubtful(
    cells: Iterable[ValueLink],
    question: Question,
    columns: Sequence[ColumnLink],
) -> tuple[ValueLink, ...]:
    """Return *cells* that are surely meant.

    Not so a short light word ("a", "of") far from its column's name, nor the name of a column of
    figures ("a total of 9").
    """
    figures = {x.tokens for x in columns if x.fit >= WHOLE and x.column.type == "quantity"}
    kept = []
    for cell in cells:
        said = [question.tokens[i] for i in cell.tokens]
        is_light = all(token.is_light and len(token.text) < LONG for token in said)
        is_doubtful = is_light or cell.tokens in figures
        tokens = _list_beside(cell, question, columns) if is_doubtful else cell.tokens
        if tokens:
            kept.append(replace(cell, tokens=tokens))
    return tuple(kept)


def _list_beside(
    cell: ValueLink, question: Question, columns: Iterable[ColumnLink]
) -> frozenset[int]:
    """Return the tokens of *cell* that stand right behind the name of its column."""
    own = (link for link in columns if link.column.name == cell.column and link.fit >= WHOLE)
    names = frozenset().union(*(link.tokens for link in own)) - cell.tokens
    return frozenset(
        at
        for at in cell.tokens
        if any(0 < at - i <= NEAR for i in names) and not _leads_on(question, at)
    )


def _leads_on(question: Question, at: int) -> bool:
    """Return whether a word of content stands right behind, as it does behind an article."""
    rest = question.tokens[at + 1 : at + 2]
    return bool(rest) and rest[0].word.isalpha() and not rest[0].is_light
