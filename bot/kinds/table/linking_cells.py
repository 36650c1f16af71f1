"""Which words of a question name which cells of words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.base.keeping import keep_last
from bot.base.lexicon import Lexicon
from bot.base.model import Question
from bot.base.tokens import split_tokens
from bot.kinds.table.linking import ValueLink, find_together, split_terms
from bot.kinds.table.model import Column, Table
from bot.kinds.table.shape import KEPT, find_key, list_values

LONGEST = 12
"""Tokens of a cell that is known by its spelling, at most."""
SHORTEST = 3
"""Signs that a cell must have to be known by its spelling."""
LISTED = 0.95
"""Fit of a value that cells only list beside others."""
LONGEST_NAME = 4
"""Words of a value that a cell lists, at most: a longer part is one of a sentence."""
SEPARATORS = re.compile(r"[,;/&\n()]")
"""What stands between the values that a cell lists."""
PLAIN = "0123456789.,% "
"""Signs of plain numbers."""
MANY_ROWS = 200
"""Above so many rows, cells are looked through by letters first."""


def link_cells(
    table: Table, question: Question, places: dict[str, frozenset[int]], lexicon: Lexicon
) -> tuple[ValueLink, ...]:
    """Return cells of the naming column and of categories whose words the question holds."""
    key = find_key(table)
    links: list[ValueLink] = []
    spans = _list_spans(question)
    for column in table.columns:
        is_key = column is key and column.type in ("text", "category")
        if column.type == "quantity":
            links += _find_spelt(table, column, spans)
        if column.type in ("category", "text"):
            spelt = [
                link
                for link in _find_spelt(table, column, spans)
                if link.value.lower() != column.label.lower()
            ]
            values = _sift(list_values(table, column.name), question)
            found = [
                link
                for value, name in _list_near(values, places, lexicon)
                if value.lower() != column.label.lower()
                and (link := _match_cell(column.name, value, name, places, is_key=is_key))
            ]
            best = _keep_best((*spelt, *found))
            links.extend(_add_listed(best, table, column, places, lexicon))
    return tuple(sorted(links, key=lambda link: min(link.tokens)))


def _add_listed(
    found: Sequence[ValueLink],
    table: Table,
    column: Column,
    places: dict[str, frozenset[int]],
    lexicon: Lexicon,
) -> tuple[ValueLink, ...]:
    """Return *found*; without a whole cell the value that cells list beside others."""
    if len(table.rows) > MANY_ROWS or any(link.fit == 1 for link in found):
        return tuple(found)
    items = _index_items(table, column.name)
    matched = (
        (_match_cell(column.name, item, name, places, is_key=False), items[item])
        for item, name in _list_near(_list_items(items), places, lexicon)
    )
    listed = [
        replace(link, value=cells[0], fit=LISTED)
        if len(cells) == 1
        else replace(link, fit=LISTED, cells=cells)
        for link, cells in matched
        if link
    ]
    return _keep_apart(listed) or tuple(found)


@keep_last(KEPT)
def _index_items(table: Table, column: str) -> dict[str, tuple[str, ...]]:
    """Return the values that cells list beside others, with the cells that do; no sentence."""
    items: dict[str, list[str]] = {}
    for value in list_values(table, column):
        parts = [its.strip() for its in SEPARATORS.split(value)]
        if len(parts) < 2:
            continue
        if any(len(its.split()) > LONGEST_NAME for its in parts):
            continue
        for part in dict.fromkeys(its.lower() for its in parts if its):
            if len(part) >= SHORTEST and part != value.lower() and not part.isdecimal():
                items.setdefault(part, []).append(value)
    return {item: tuple(cells) for item, cells in items.items()}


@keep_last(KEPT)
def _list_items(items: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(items)


def _list_spans(question: Question) -> dict[str, tuple[int, int]]:
    """Return the letters of neighbouring tokens without blanks, and where they stand."""
    words = [token.text.lower() for token in question.tokens]
    return {
        "".join(words[start:end]): (start, end)
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1)
    }


def _find_spelt(
    table: Table, column: Column, spans: Mapping[str, tuple[int, int]]
) -> list[ValueLink]:
    """Return the links to cells whose every sign the question has."""
    spelt = _index_spelt(table, column)
    return [
        ValueLink(column.name, spelt[its], frozenset(range(*spans[its])), 1.0)
        for its in spans
        if its in spelt
    ]


@keep_last(KEPT)
def _index_spelt(table: Table, column: Column) -> dict[str, str]:
    """Return the cells that are more than plain words or numbers by their letters."""
    found = {}
    for value in list_values(table, column.name):
        letters = "".join(value.split())
        if len(letters) < SHORTEST or letters.isalpha():
            continue
        if column.type != "quantity" or _is_odd(value):
            found[letters.lower()] = value
    return found


def _is_odd(text: str) -> bool:
    """Return whether *text* is more than a number: "942A", "17-11", "2008 T"."""
    return any(map(str.isdecimal, text)) and any(sign not in PLAIN for sign in text.lstrip("-~"))


def _sift(values: tuple[str, ...], question: Question) -> tuple[str, ...]:
    """Return those *values* that may be named; of many those that share the most words."""
    if len(values) <= MANY_ROWS:
        return values
    asked = {token.word for token in question.tokens if not token.is_light}
    holders = _index_words(values)
    shared = Counter(at for word in asked for at in holders.get(word, ()))
    if shared:
        most = max(shared.values())
        best = sorted(at for at, count in shared.items() if count == most)
        return tuple(values[at] for at in best[:MANY_ROWS])
    heads = {word[:4] for word in asked}
    near = (v for v in values if any(head in v.lower() for head in heads))
    return tuple(islice(near, MANY_ROWS))


@keep_last(KEPT)
def _index_words(values: tuple[str, ...]) -> dict[str, list[int]]:
    """Return the places of those of *values* that hold each word."""
    holders: dict[str, list[int]] = {}
    for at, value in enumerate(values):
        for word in set(value.lower().split()):
            holders.setdefault(word, []).append(at)
    return holders


def _list_near(
    values: tuple[str, ...], places: Mapping[str, frozenset[int]], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield those of *values* with a term that stands in *places*, and their terms."""
    names, holders = _index_terms(values, lexicon)
    for at in sorted({at for term in places if term in holders for at in holders[term]}):
        yield values[at], names[at]


@keep_last(KEPT)
def _index_terms(
    values: tuple[str, ...], lexicon: Lexicon
) -> tuple[tuple[tuple[str, ...], ...], dict[str, list[int]]]:
    """Return the terms of each of *values*, and which of them hold each term."""
    names = tuple(split_terms(value, lexicon) for value in values)
    holders: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        for term in name:
            holders.setdefault(term, []).append(at)
    return names, holders


def _match_cell(
    column: str,
    value: str,
    name: Sequence[str],
    places: Mapping[str, frozenset[int]],
    *,
    is_key: bool,
) -> ValueLink | None:
    """Return the link to a cell whose terms are *name*, one of them in *places*."""
    held = [term for term in name if term in places]
    tokens = frozenset().union(*(places[term] for term in held))
    share = len(set(held)) / len(set(name))
    if share == 1:
        reach = len(split_tokens(value)) + 1
        tokens = find_together(tuple(dict.fromkeys(held)), places, reach)
        return ValueLink(column, value, tokens, 1.0) if tokens else None
    if not is_key or share < 0.5 or all(term.isdecimal() for term in held):
        return None
    return ValueLink(column, value, tokens, 0.6 + 0.2 * share)


def _keep_best(links: Sequence[ValueLink]) -> tuple[ValueLink, ...]:
    """Return the whole matches that are no part of a longer one, else the one best part."""
    whole = [link for link in links if link.fit == 1]
    if whole:
        return tuple(a for a in whole if not any(a.tokens < b.tokens for b in whole))
    return _keep_apart(links)


def _keep_apart(links: Sequence[ValueLink]) -> tuple[ValueLink, ...]:
    """Return the longest links that share no word; none where several are as good."""
    kept: list[ValueLink] = []
    taken: set[int] = set()
    told = Counter((at, _rank(link)) for link in links for at in link.tokens)
    for link in sorted(links, key=_rank, reverse=True):
        if taken.isdisjoint(link.tokens):
            is_alone = all(told[at, _rank(link)] == 1 for at in link.tokens)
            kept += [link] if is_alone else []
            taken |= link.tokens
    return tuple(kept)


def _rank(link: ValueLink) -> tuple[int, float]:
    return len(link.tokens), link.fit
