"""What a base would find for phrasings that it does not have, of entries that it may not have.

Runs while compiling only. Each fold leaves out a part of the phrasings and a part of the
entries; what is left is asked for both: the first should be found, the second should not. An
entry's only phrasing is not left out: without it nothing of the entry is like a question.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from bot.search.leaving import Fold, Texts, ask_rest, count_grams
from bot.search.training import MOST_JOINED

FEW_FOLDS, MANY_FOLDS = 3, 6
SMALL = 1000
"""Phrasings up to which there are many folds, each with more of the base left."""

MOST_TRIED = 24
"""Phrasings an entry that are looked at."""

MOST_KEPT = 6000
"""Phrasings in all that are looked at; both are bounds on compile time."""

FEWEST_ENTRIES = 2
"""Entries a fold below which none is left out."""

ASKED_ALWAYS, NEVER_ASKED = -1, -2


def make_folds(
    texts: Texts, progress: Callable[[str], None] = lambda _: None, *, is_linear: bool
) -> list[Fold]:
    """Return what phrasings that were left out find in the rest of the base."""
    folding = MANY_FOLDS if texts.phrasings <= SMALL else FEW_FOLDS
    kept, parts = _keep_some(texts, folding)
    read, owners = [texts.read[at] for at in kept], texts.owners[kept]
    bodies = parts == NEVER_ASKED
    grams = count_grams(read, owners, bodies, is_linear=is_linear)
    groups = _group(owners, folding)
    is_joined = (texts.owners >= 0).sum() <= MOST_JOINED
    folds = []
    for fold in range(folding):
        progress(f"asking a part of the base, {fold + 1} of {folding}")
        rest = np.flatnonzero((parts != fold) & (groups != fold) & (owners >= 0))
        phrased = np.unique(owners[rest[~bodies[rest]]])
        is_askable = (groups == fold) | np.isin(owners, phrased)
        out = np.flatnonzero((parts == fold) & is_askable | (parts == ASKED_ALWAYS))
        if len(phrased) > 1 and (parts[out] == fold).any():
            wanted = np.where(groups[out] == fold, -1, owners[out])
            folds.append(ask_rest(grams, rest, out, wanted, is_joined=is_joined))
    return folds


def _keep_some(texts: Texts, folding: int) -> tuple[Any, Any]:
    """Return the texts to look at and the part that each phrasing is in."""
    chance = np.random.RandomState(0)
    owners = texts.owners[: texts.phrasings]
    entries = np.unique(owners)
    most = max(folding, min(MOST_TRIED, MOST_KEPT // max(len(entries), 1)))
    found: list[tuple[int, int]] = []
    for entry in entries:
        own = chance.permutation(np.flatnonzero(owners == entry))[:most]
        start = int(chance.randint(folding))
        found += [(number, (start + at) % folding) for at, number in enumerate(own.tolist())]
    for number in range(texts.phrasings, len(texts.read)):
        found.append((number, NEVER_ASKED if texts.owners[number] >= 0 else ASKED_ALWAYS))
    kept, parts = zip(*sorted(found), strict=True)
    return np.array(kept), np.array(parts)


def _group(owners: Any, folding: int) -> Any:
    """Return the fold that leaves each text's entry out; -1 for none where entries are few."""
    entries, places = np.unique(owners, return_inverse=True)
    chance = np.random.RandomState(0).permutation(len(entries))
    is_few = len(entries) < FEWEST_ENTRIES * folding
    return np.where((owners < 0) | is_few, -1, chance[places] % folding)
