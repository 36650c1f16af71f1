"""Which words of a question name which columns, rows, times and topics of a table.

Says where each link stands; what to make of the links is for parsing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.base.frozen import dataclass
from bot.base.keeping import keep_last
from bot.base.lexicon import Lexicon
from bot.base.model import Question
from bot.base.text import read_tokens, terms
from bot.base.tokens import split_words, stem
from bot.kinds.table.kin import add_kin
from bot.kinds.table.model import Column, Table
from bot.kinds.table.shape import KEPT, list_values

ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
"""What stands in brackets in a heading: a unit, a date, a note."""
ALIAS = 0.98
"""Fit of a column that is called by another name of it."""
BARE = 0.97
"""Fit of a column all of whose name but what stands in brackets is there."""
KIN, KIN_OF_ALIAS = 0.92, 0.87
"""Fit of a column that a word of the same family as its name, or as an alias, names."""

WHOLE = 0.95
"""Fit of a column all of whose name, or of one of its aliases, is there."""


@dataclass(frozen=True, slots=True)
class ColumnLink:
    """A column named by *tokens*, as well as *fit* says; *more* are other words for it."""

    column: Column
    tokens: frozenset[int]
    fit: float
    more: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ValueLink:
    """A value of a column named by *tokens*, as well as *fit* says.

    Attributes:
        cells: Those that list the value among others, where one does ("Berg, Dahl").
    """

    column: str
    value: str
    tokens: frozenset[int]
    fit: float
    cells: tuple[str, ...] = ()


def find_places(question: Question) -> dict[str, frozenset[int]]:
    """Return the tokens at which each term and each stem stands."""
    places: dict[str, set[int]] = {}
    for index, token in enumerate(question.tokens):
        places.setdefault(token.stem, set()).add(index)
    for term in question.terms:
        places.setdefault(term.text, set()).update(range(term.start, term.end))
    for mention in question.mentions:
        places.setdefault(f"@{mention.entity}", set()).update(range(mention.start, mention.end))
    return {text: frozenset(indices) for text, indices in places.items()}


def split_terms(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the terms of *text*; its stems when all of its words are light."""
    return terms(text, lexicon) or tuple(token.stem for token in read_tokens(text, lexicon))


def link_columns(
    table: Table,
    question: Question,
    places: dict[str, frozenset[int]],
    lexicon: Lexicon,
    words: Mapping[str, Any],
) -> tuple[ColumnLink, ...]:
    """Return the columns that the question names, best first."""
    links = []
    wider = add_kin(places, question, words)
    for column in table.columns:
        if column.type == "source":
            continue
        names = _read_names(column, lexicon)
        found = [x for name, fit in names if (x := _match_name(column, name, places, fit))]
        if wider and not any(link.fit >= WHOLE for link in found):
            kin = [(name, KIN if fit == 1 else KIN_OF_ALIAS) for name, fit in names]
            found += [x for name, fit in kin if (x := _match_name(column, name, wider, fit))]
        if found:
            found = [_add_light(link, places) for link in found]
            best = max(found, key=lambda link: (round(link.fit, 3), len(link.tokens)))
            whole = (link.tokens | link.more for link in found if link.fit >= WHOLE)
            links.append(replace(best, more=best.tokens.union(*whole)))
    return tuple(sorted(links, key=lambda link: _rank(link, places)))


def _add_light(link: ColumnLink, places: Mapping[str, frozenset[int]]) -> ColumnLink:
    """Return *link* with the light words of the name that stand right beside it: "points for"."""
    if link.fit < WHOLE:
        return link
    tokens = link.tokens
    for word in split_words(link.column.label):
        beside = {i for i in places.get(stem(word), ()) if {i - 1, i + 1} & tokens}
        tokens = tokens | beside
    return replace(link, tokens=tokens, more=link.more | tokens)


def _rank(link: ColumnLink, places: Mapping[str, frozenset[int]]) -> tuple[float, int, int, int]:
    """Return what sorts links: the best first, of equals the one said whole and first."""
    unsaid = min(
        sum(stem(word) not in places for word in split_words(text))
        for text, _ in _list_names(link.column)
    )
    return -link.fit, -len(link.tokens), unsaid, min(link.tokens)


def _list_names(column: Column) -> tuple[tuple[str, float], ...]:
    named = column.name.replace("_", " ").replace("-", " ")
    names = [(column.label, 1.0), (named, 1.0), *((alias, ALIAS) for alias in column.aliases)]
    bare = ASIDE.sub(" ", column.label).strip()
    if bare != column.label:
        names.append((bare, BARE))
    return tuple((text, fit) for text, fit in names if text)


@keep_last(KEPT)
def _read_names(column: Column, lexicon: Lexicon) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Return the terms of the names of *column*, with how well each fits."""
    return tuple((split_terms(text, lexicon), fit) for text, fit in _list_names(column))


def _match_name(
    column: Column, name: Sequence[str], places: dict[str, frozenset[int]], fit: float
) -> ColumnLink | None:
    held = [term for term in dict.fromkeys(name) if term in places]
    if not held:
        return None
    share = len(held) / len(set(name))
    if share < 1 and all(term.startswith("@") for term in held):
        return None
    tokens = frozenset().union(*(places[term] for term in held))
    if share == 1:
        together = find_together(held, places, len(held) + 1)
        if together:
            return ColumnLink(column, together, fit, tokens)
        return ColumnLink(column, tokens, fit - 0.1)
    return ColumnLink(column, tokens, min(fit, round(0.7 + 0.2 * share, 3)))


def find_together(
    held: Sequence[str], places: Mapping[str, frozenset[int]], reach: int
) -> frozenset[int]:
    """Return where all terms stand at most *reach* words from one place of the first, nearest."""
    found: set[int] = set()
    for start in places[held[0]]:
        near = [min(places[term], key=lambda place: abs(place - start)) for term in held]
        if all(abs(place - start) <= reach for place in near):
            found.update(near)
    return frozenset(found)


def link_entities(table: Table, question: Question) -> tuple[ValueLink, ...]:
    """Return the rows' entities that the question mentions, in its order."""
    held = {
        column.name: set(list_values(table, column.name))
        for column in table.columns
        if column.type == "entity"
    }
    return tuple(
        ValueLink(
            name, mention.entity, frozenset(range(mention.start, mention.end)), mention.sureness
        )
        for mention in question.mentions
        for name, values in held.items()
        if mention.entity in values
    )


def link_topic(table: Table, places: dict[str, frozenset[int]], lexicon: Lexicon) -> frozenset[int]:
    """Return the tokens that the table's title, phrasings or subject account for."""
    held = {f"@{entity}" for entity in table.about}
    for text in (table.title, *table.ask, *(column.label for column in table.columns)):
        held.update(terms(text, lexicon))
    return frozenset().union(*(places[term] for term in held if term in places))
