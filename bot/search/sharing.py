"""How much each view of a question counts in an entry's score. Loads nothing heavy."""

from collections.abc import Mapping
from typing import NamedTuple

LEAST = 0.03
"""Share below which a view of very many pieces is not worth its reading; words have it then."""

Shares = Mapping[str, float]
"""Part of the score by view (``phrase``, ``char``, ``body``, ``run``, ``linear``); together 1."""


class Mixture(NamedTuple):
    """The part of the linear model, of bodies in what it leaves, of pieces in what they leave.

    *run* is the part of runs of letters in that of bodies: a linear model has learned them already.
    A body's score is seldom above a quarter: more than half of the rest is not much.
    """

    linear: float = 0.4
    body: float = 0.58
    char: float = 0.29
    run: float = 0.0

    def share_out(self) -> Shares:
        """Return the share of every view: of words always, of what costs more if it counts."""
        rest = 1.0 - self.linear
        own = rest * (1.0 - self.body)
        told = rest * self.body
        char, run = (part if part >= LEAST else 0.0 for part in (own * self.char, told * self.run))
        words = {"phrase": own - char, "body": told - run}
        costly = {"char": char, "run": run, "linear": self.linear}
        return words | {view: share for view, share in costly.items() if share}


UNLEARNED = Mixture(linear=0.0, run=0.5)
"""Where entries have too few phrasings to learn from."""
