"""How sure a base can be of what it finds for questions that it does not have.

Runs while compiling only.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from bot.search.confidence import ORDINARY, Held, list_features
from bot.search.leaving import Fold, fuse
from bot.search.sharing import Shares


def measure_folds(
    folds: Sequence[Fold], shares: Shares, everyday: frozenset[str]
) -> Iterator[tuple[dict[str, float], bool]]:
    """Yield the features of each question's best entry, and whether it is the right one."""
    for fold in folds:
        fused = fuse(fold.views, shares)
        best = fused.argmax(axis=1)
        for at, place in enumerate(best.tolist()):
            if fused[at, place] <= 0:
                continue
            entry = int(fold.entries[place])
            terms = [_hold(term, weight, fold, entry, everyday) for term, weight in fold.terms[at]]
            views = {name: _list_best(fold.views[name][at], place, fold) for name in shares}
            scores = _list_best(fused[at], place, fold)
            yield (
                list_features(entry, scores, views, terms, fold.familiar[at], fold.rarest),
                entry == fold.wanted[at],
            )


def _hold(term: str, weight: float, fold: Fold, entry: int, everyday: frozenset[str]) -> Held:
    most = fold.rarest * (ORDINARY if term in everyday else 1.0)
    if weight:
        return Held(min(weight, most), is_known=True, focus=fold.focus[entry].get(term, 0.0))
    return Held(most, is_known=False, focus=0.0)


def _list_best(row: Any, place: int, fold: Fold) -> dict[int, float]:
    """Return the scores that can tell how far the entry at *place* is ahead or behind."""
    places = {place, *np.argpartition(-row, 1)[:2].tolist()}
    if not row.any():
        return {}
    return {int(fold.entries[at]): float(row[at]) for at in sorted(places)}
