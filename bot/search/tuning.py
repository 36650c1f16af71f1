"""How much each view should count, by what a base finds for phrasings that it was not given.

Runs while compiling only.
"""

from collections.abc import Sequence

from bot.search.leaving import Fold, fuse
from bot.search.sharing import Mixture, Shares

TRIED = {
    "linear": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
    "body": (0.0, 0.2, 0.4, 0.6, 0.8),
    "char": (0.0, 0.15, 0.45, 0.6),
}

HOLD = 25.0
"""How many more phrasings have to be found for all weight to go from one view to another: where
few phrasings tell, the usual mixture stays."""


def choose_mixture(folds: Sequence[Fold]) -> Mixture:
    """Return the mixture that finds most phrasings that were left out, part after part.

    Entries need more than one phrasing each: of one whose only phrasing was left out the body
    alone is there to be found, and seems to be worth more than it is.
    """
    best = Mixture()
    for part, tried in TRIED.items():
        mixtures = (best, *(best._replace(**{part: value}) for value in tried))
        best = max(mixtures, key=lambda mixture: _judge(folds, mixture))
    return best


def _judge(folds: Sequence[Fold], mixture: Mixture) -> float:
    """Return how many phrasings *mixture* finds, less for what it moves away from the usual one."""
    shares, before = mixture.share_out(), Mixture().share_out()
    moved = sum(abs(shares.get(view, 0.0) - before.get(view, 0.0)) for view in {*shares, *before})
    return sum(_count_right(fold, shares) for fold in folds) - HOLD * moved / 2


def _count_right(fold: Fold, shares: Shares) -> int:
    best = fold.entries[fuse(fold.views, shares).argmax(axis=1)]
    return int((best == fold.wanted).sum())
