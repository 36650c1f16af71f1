"""Which words of a question name which cells of words."""

from collections.abc import Sequence

from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Question
from bot.base.tokens import split_tokens
from bot.kinds.table.linking import ValueLink, split_terms, stand_together
from bot.kinds.table.model import Table
from bot.kinds.table.shape import find_column, find_key, list_values

SHORTEST = 3
"""Signs that a cell must have to be known by its spelling."""
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
    spelt = _Spelling.read(question)
    for column in table.columns:
        is_key = column is key and column.type in ("text", "category")
        if column.type == "quantity":
            at = find_column(table, column.name)
            odd = (row.cells[at].text for row in table.rows if _is_odd(row.cells[at].text))
            links += [link for its in dict.fromkeys(odd) if (link := spelt.find(column.name, its))]
        if column.type in ("category", "text"):
            found = [
                link
                for value in _sift(list_values(table, column.name), question)
                if value.lower() != column.label.lower()
                and (
                    link := spelt.find(column.name, value)
                    or _match_cell(column.name, value, places, lexicon, is_key=is_key)
                )
            ]
            links.extend(_keep_best(found))
    return tuple(sorted(links, key=lambda link: min(link.tokens)))


def _is_odd(text: str) -> bool:
    """Return whether *text* is more than a number: "942A", "17-11", "2008 T"."""
    return any(map(str.isdecimal, text)) and any(sign not in PLAIN for sign in text.lstrip("-~"))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """The letters of a question without its blanks, and the token that each belongs to."""

    letters: str
    owners: tuple[int, ...]

    @classmethod
    def read(cls, question: Question) -> "_Spelling":
        words = [token.text.lower() for token in question.tokens]
        owners = tuple(at for at, word in enumerate(words) for _ in word)
        return cls("".join(words), owners)

    def find(self, column: str, value: str) -> ValueLink | None:
        """Return the link to *value* where its signs stand, whole words of the question."""
        letters = "".join(value.lower().split())
        if len(letters) < SHORTEST or letters.isalpha():
            return None
        start = self.letters.find(letters)
        while start >= 0:
            end = start + len(letters)
            is_start = not start or self.owners[start - 1] != self.owners[start]
            if is_start and (end == len(self.owners) or self.owners[end - 1] != self.owners[end]):
                return ValueLink(column, value, frozenset(self.owners[start:end]), 1.0)
            start = self.letters.find(letters, start + 1)
        return None


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
    if share == 1 and not stand_together(list(dict.fromkeys(held)), places, reach):
        return None
    if share == 1:
        return ValueLink(column, value, tokens, 1.0)
    if not is_key or share < 0.5 or all(term.isdecimal() for term in held):
        return None
    return ValueLink(column, value, tokens, 0.6 + 0.2 * share)


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
