"""Adjectives that name a figure: "longest" asks for a length, "heavier than" for a weight."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.base.keeping import keep_last
from bot.base.model import Question
from bot.base.tokens import split_words
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.model import Column, Table
from bot.kinds.table.shape import holds_numbers

FIT = 0.92
"""An adjective names a column less surely than the column's own words."""


def link_degrees(
    table: Table, question: Question, words: Mapping[str, Any], linked: Sequence[ColumnLink]
) -> tuple[ColumnLink, ...]:
    """Return the figures that adjectives name, where just one column fits each."""
    taken = {i for link in linked for i in link.tokens if link.fit >= FIT}
    figures = [
        column
        for column in table.columns
        if column.type == "quantity" or holds_numbers(table, column)
    ]
    found = []
    degrees = _index_degrees(words)
    for at, token in enumerate(question.tokens):
        for names in degrees.get(token.word, ()) if at not in taken else ():
            fitting = [column for column in figures if _list_words(column) & names]
            if len(fitting) == 1:
                found.append(ColumnLink(fitting[0], frozenset((at,)), FIT))
    return tuple(found)


@keep_last(4)
def _index_degrees(words: Mapping[str, Any]) -> dict[str, list[frozenset[str]]]:
    """Return the names that each adjective asks for."""
    index: dict[str, list[frozenset[str]]] = {}
    for group in words["degrees"]:
        for word in group["words"].split():
            index.setdefault(word, []).append(frozenset(group["names"].split()))
    return index


def _list_words(column: Column) -> set[str]:
    texts = (column.label, column.name.replace("_", " "), *column.aliases)
    return {word for text in texts for word in split_words(text)}
