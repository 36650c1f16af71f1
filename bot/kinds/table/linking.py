"""Which words of a question name which columns, rows, times and topics of a table.

Says where each link stands; what to make of the links is for parsing.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Question
from bot.base.text import read_tokens, terms
from bot.base.tokens import split_tokens
from bot.kinds.table.model import Column, Table
from bot.kinds.table.shape import find_key, list_values

WHOLE = 0.95
"""Fit of a column all of whose name, or of one of its aliases, is there."""

MANY_ROWS = 200
"""Above so many rows, cells are looked through by letters first."""


@dataclass(frozen=True, slots=True)
class ColumnLink:
    """A column named by *tokens*, as well as *fit* says; *more* are other words for it."""

    column: Column
    tokens: frozenset[int]
    fit: float
    more: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ValueLink:
    """A value of a column named by *tokens*, as well as *fit* says."""

    column: str
    value: str
    tokens: frozenset[int]
    fit: float


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
    table: Table, places: dict[str, frozenset[int]], lexicon: Lexicon
) -> tuple[ColumnLink, ...]:
    """Return the columns that the question names, best first."""
    links = []
    for column in table.columns:
        if column.type == "source":
            continue
        found = [
            link
            for text, fit in _list_names(column)
            if (link := _match_name(column, split_terms(text, lexicon), places, fit))
        ]
        if found:
            best = max(found, key=lambda link: (round(link.fit, 3), len(link.tokens)))
            whole = (link.tokens for link in found if link.fit >= WHOLE)
            links.append(replace(best, more=best.tokens.union(*whole)))
    return tuple(sorted(links, key=lambda link: (-link.fit, -len(link.tokens))))


def _list_names(column: Column) -> tuple[tuple[str, float], ...]:
    named = column.name.replace("_", " ").replace("-", " ")
    names = [(column.label, 1.0), (named, 1.0), *((alias, 0.95) for alias in column.aliases)]
    if column.kind:
        names.append((column.kind, 0.95))
    return tuple((text, fit) for text, fit in names if text)


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
        is_near = _stand_together(held, places, len(held) + 1)
        return ColumnLink(column, tokens, fit if is_near else fit - 0.1)
    return ColumnLink(column, tokens, min(fit, 0.7 + 0.2 * share))


def _stand_together(held: Sequence[str], places: dict[str, frozenset[int]], reach: int) -> bool:
    """Return whether all terms stand at most *reach* words from one place of the first."""
    return any(
        all(any(abs(place - start) <= reach for place in places[term]) for term in held)
        for start in places[held[0]]
    )


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


def link_cells(
    table: Table, question: Question, places: dict[str, frozenset[int]], lexicon: Lexicon
) -> tuple[ValueLink, ...]:
    """Return cells of the naming column and of categories whose words the question holds."""
    key = find_key(table)
    links: list[ValueLink] = []
    for column in table.columns:
        is_key = column is key and column.type in ("text", "category")
        if is_key or column.type == "category":
            found = [
                link
                for value in _sift(list_values(table, column.name), question)
                if value.lower() != column.label.lower()
                and (link := _match_cell(column.name, value, places, lexicon, is_key=is_key))
            ]
            links.extend(_keep_best(found))
    return tuple(sorted(links, key=lambda link: min(link.tokens)))


def _sift(values: Sequence[str], question: Question) -> Sequence[str]:
    """Return those *values* that may be named; of many those that share the most words."""
    if len(values) <= MANY_ROWS:
        return values
    asked = {token.word for token in question.tokens if not token.is_light}
    shared = [len(asked.intersection(value.lower().split())) for value in values]
    most = max(shared)
    if most:
        return [v for v, count in zip(values, shared, strict=True) if count == most][:MANY_ROWS]
    heads = {word[:4] for word in asked}
    return [v for v in values if any(head in v.lower() for head in heads)][:MANY_ROWS]


def _match_cell(
    column: str, value: str, places: dict[str, frozenset[int]], lexicon: Lexicon, *, is_key: bool
) -> ValueLink | None:
    name = split_terms(value, lexicon)
    held = [term for term in name if term in places]
    if not held:
        return None
    tokens = frozenset().union(*(places[term] for term in held))
    share = len(set(held)) / len(set(name))
    reach = len(split_tokens(value)) + 1
    if share == 1 and not _stand_together(list(dict.fromkeys(held)), places, reach):
        return None
    if share == 1:
        return ValueLink(column, value, tokens, 1.0)
    return ValueLink(column, value, tokens, 0.6 + 0.2 * share) if is_key and share >= 0.5 else None


def _keep_best(links: Sequence[ValueLink]) -> tuple[ValueLink, ...]:
    """Return the whole matches that are no part of a longer one, else the one best part."""
    whole = [link for link in links if link.fit == 1]
    if whole:
        return tuple(a for a in whole if not any(a.tokens < b.tokens for b in whole))
    best = sorted(links, key=lambda link: (-len(link.tokens), -link.fit))
    if len(best) > 1 and _rank(best[0]) == _rank(best[1]):
        return ()
    return tuple(best[:1])


def _rank(link: ValueLink) -> tuple[int, float]:
    return len(link.tokens), link.fit


def link_topic(table: Table, places: dict[str, frozenset[int]], lexicon: Lexicon) -> frozenset[int]:
    """Return the tokens that the table's title, phrasings or subject account for."""
    held = {f"@{entity}" for entity in table.about}
    for text in (table.title, *table.ask, *(column.label for column in table.columns)):
        held.update(terms(text, lexicon))
    return frozenset().union(*(places[term] for term in held if term in places))
