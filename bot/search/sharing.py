"""How much each view of a question counts in an entry's score. Loads nothing heavy."""

from collections.abc import Mapping
from typing import NamedTuple

LEAST = 0.03
"""Share below which a view of very many pieces is not worth its reading; words have it then."""

Shares = Mapping[str, float]
"""Part of the score by view: ``phrase``, ``char``, ``entry``, ``body``, ``run``, ``sentence``,
``linear``; together 1."""


class Mixture(NamedTuple):
    """The part of the linear model, of bodies in what it leaves, of pieces in what they leave.

    *run* is the part of runs of letters in that of bodies, *sentence* that of the best sentence in
    what runs leave, *entry* that of an entry's texts together in what bodies leave: where a linear
    model learned from phrasings, none of them adds anything.
    A body's score is seldom above a quarter: more than half of the rest is not much.
    """

    linear: float = 0.4
    body: float = 0.58
    char: float = 0.29
    run: float = 0.0
    sentence: float = 0.0
    entry: float = 0.0

    def share_out(self) -> Shares:
        """Return the share of every view: of words always, of what costs more if it counts.

        Bodies are left to their sentences where these have all of their share.
        """
        rest = 1.0 - self.linear
        own = rest * (1.0 - self.body)
        told = rest * self.body
        char, entry, run = (
            part if part >= LEAST else 0.0
            for part in (own * self.char, own * self.entry, told * self.run)
        )
        sentence = (told - run) * self.sentence
        words = {"phrase": own - char - entry, "body": told - run - sentence}
        costly = {"char": char, "entry": entry, "run": run, "sentence": sentence}
        views = words | costly | {"linear": self.linear}
        kept = ("phrase", "body")[: 1 if sentence and not words["body"] else 2]
        return {view: share for view, share in views.items() if share or view in kept}


UNLEARNED = Mixture(0.0, body=0.5, char=0.6, run=0.44, sentence=1.0, entry=0.3)
"""Where entries have too few phrasings to learn from."""
