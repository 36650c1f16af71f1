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


def choose_mixture(folds: Sequence[Fold], *, is_linear: bool) -> Mixture:
    """Return the mixture that finds most phrasings that were left out, part after part."""
    usual = Mixture() if is_linear else Mixture(linear=0.0)
    best = usual
    for part, tried in TRIED.items():
        if part != "linear" or is_linear:
            mixtures = (best, *(best._replace(**{part: value}) for value in tried))
            best = max(mixtures, key=lambda mixture: _judge(folds, mixture, usual))
    return best


def _judge(folds: Sequence[Fold], mixture: Mixture, usual: Mixture) -> float:
    """Return how many phrasings *mixture* finds, less for what it moves away from *usual*."""
    shares, before = mixture.share_out(), usual.share_out()
    moved = sum(abs(shares.get(view, 0.0) - before.get(view, 0.0)) for view in {*shares, *before})
    return sum(_count_right(fold, shares) for fold in folds) - HOLD * moved / 2


def _count_right(fold: Fold, shares: Shares) -> int:
    best = fold.entries[fuse(fold.views, shares).argmax(axis=1)]
    return int((best == fold.wanted).sum())
