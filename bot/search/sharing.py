"""How much each view of a question counts in an entry's score. Loads nothing heavy."""

from collections.abc import Mapping
from typing import NamedTuple

LEAST = 0.03
"""Share below which a view of very many pieces is not worth its reading; words have it then."""

Shares = Mapping[str, float]
"""Part of the score by view (``phrase``, ``char``, ``body``, ``linear``); together 1."""


class Mixture(NamedTuple):
    """The part of the linear model, of bodies in what it leaves, of pieces in what they leave.

    A body's score is seldom above a quarter: more than half of the rest is not much.
    """

    linear: float = 0.4
    body: float = 0.58
    char: float = 0.29

    def share_out(self) -> Shares:
        """Return the share of every view: of words always, of what costs more if it counts."""
        rest = 1.0 - self.linear
        own = rest * (1.0 - self.body)
        char = own * self.char if own * self.char >= LEAST else 0.0
        words = {"phrase": own - char, "body": rest * self.body}
        costly = {"char": char, "linear": self.linear}
        return words | {view: share for view, share in costly.items() if share}
