"""Which column a question asks for, by where its name stands."""

from bot.base.tokens import split_tokens
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column

REACH = 3
"""Words between the question word and the name of the asked column, at most."""


def find_asked(links: Links) -> ColumnLink | None:
    """Return the column named right behind "what", "which" or "name"; None when none is."""
    tokens = links.question.tokens
    words = set(links.words["roles"]["asks"].split())
    start = next((i for i, token in enumerate(tokens) if token.word in words), None)
    if start is None:
        return None
    for at in range(start + 1, min(start + 2 + REACH, len(tokens))):
        named = [link for link in links.columns if at in link.tokens]
        if named:
            return max(named, key=lambda link: (link.fit, len(link.tokens)))
        if not tokens[at].is_light:
            return None
    return None


def find_called(links: Links) -> Column | None:
    """Return the column that "when" or "where" at the beginning asks for by what it is called."""
    tokens = links.question.tokens
    names = links.words["kinds"].get(tokens[0].word, "").split()
    called = [
        (names.index(piece.text), at, column)
        for at, column in enumerate(links.table.columns)
        for piece in split_tokens(column.label.lower())
        if piece.text in names
    ]
    return min(called, key=lambda found: found[:2])[2] if called else None
