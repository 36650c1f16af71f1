"""A reading of a question in a table: a query, and how well it accounts for the words."""

from bot.base.frozen import dataclass
from bot.kinds.table.query import Query


@dataclass(frozen=True, slots=True)
class Parse:
    """A query, the tokens it accounts for, how well they fit, and those only the topic knows.

    *trust* is how likely it is right.
    """

    query: Query
    explained: frozenset[int]
    fit: float
    loose: frozenset[int] = frozenset()
    trust: float = 1.0
