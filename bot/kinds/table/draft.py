"""A query whose operator is still to be chosen, and what the rules that choose it ask of it."""

from collections.abc import Callable

from bot.base.frozen import dataclass
from bot.base.tokens import split_words
from bot.kinds.table.cues import Cue
from bot.kinds.table.linking import ColumnLink
from bot.kinds.table.links import Links
from bot.kinds.table.model import Column
from bot.kinds.table.query import Query
from bot.kinds.table.shape import find_key

FAR = 10_000
"""Stands for a place in the question that there is not."""
NAMED = 0.9
"""Fit from which words surely name a column."""

Choice = tuple[Query, frozenset[int]]
"""A query with its operator, and the tokens of the cues that chose it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A query without its operator, over the asked *column*."""

    query: Query
    links: Links
    column: Column | None

    @property
    def is_figure(self) -> bool:
        """Whether the asked column holds amounts."""
        return self.column is not None and self.column.type == "quantity"

    @property
    def is_rank(self) -> bool:
        """Whether the asked column numbers places, of which the first is the best."""
        column, ranks = self.column, self.links.words["roles"]["ranks"].split()
        if column is None or column.type != "quantity" or column.unit != "1":
            return False
        return any(word in ranks for word in split_words(column.label))

    @property
    def has_level(self) -> bool:
        """Whether amounts set conditions."""
        return any(item.amount for item in self.query.where)

    @property
    def is_claim(self) -> bool:
        """Whether a yes or no is wanted: it begins with a verb and offers no choice."""
        words = [token.word for token in self.links.question.tokens]
        return self.links.starts_with("yes") and "or" not in words

    def is_of_other(self, cue: Cue) -> bool:
        """Return whether the adjective of *cue* asks for a figure that the asked column is not.

        "The oldest" and "heavier" do unless they, or the words beside them, name the column.
        """
        words, tokens = self.links.words, self.links.question.tokens
        degrees = {word for group in words["degrees"] for word in group["words"].split()}
        telling = degrees.difference(words["roles"]["general"].split())
        own = (link.tokens for link in self.named() if link.column is self.column)
        named = frozenset().union(*own) & {cue.start - 1, *cue.span, cue.end}
        return not named and any(tokens[at].word in telling for at in cue.span)

    def named(self) -> tuple[ColumnLink, ...]:
        """Return the columns that words surely name, in the order of the question."""
        links = [link for link in self.links.columns if link.fit >= NAMED]
        return tuple(sorted(links, key=lambda link: min(link.tokens)))


Rule = Callable[[Draft], Choice | None]
"""What gives the query its operator when its cues fit."""


def asks_for_rows(links: Links) -> bool:
    """Return whether "how many" counts rows: the naming column, not a figure, is next to it."""
    cue = links.find("count")
    if links.find("rows"):
        return True
    key = find_key(links.table)
    places: dict[bool, int] = {}
    for link in links.columns:
        if link.column is key or link.column.type == "quantity":
            after = min((i for i in link.tokens if cue and i >= cue.end), default=FAR)
            is_key = link.column is key
            places[is_key] = min(after, places.get(is_key, FAR))
    return places.get(True, FAR) < places.get(False, FAR)
