"""What a base would find for phrasings that it does not have, of entries that it may not have.

Runs while compiling only. Each fold leaves out a part of the phrasings and a part of the
entries; what is left is asked for both: the first should be found, the second should not.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from bot.search.confidence import ORDINARY, Held, list_features
from bot.search.finding import share_views
from bot.search.grams import VIEWS
from bot.search.reading import TextRead
from bot.search.training import decide, fit_model
from bot.search.traits import TRAITS, is_neighbours

FEW_FOLDS, MANY_FOLDS = 3, 6
SMALL = 2000
"""Phrasings up to which there are many folds, each with more of the base left."""

MOST_TRIED = 24
"""Phrasings an entry that are looked at."""

MOST_KEPT = 6000
"""Phrasings in all that are looked at; both are bounds on compile time."""

LINEAR_SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

USUAL_SHARE, HOLD = 0.4, 25.0
"""Where few phrasings tell nothing, and how many more another share has to find to be 1 off."""

FEWEST_ENTRIES = 2
"""Entries a fold below which none is left out."""

ASKED_ALWAYS, NEVER_ASKED = -1, -2


class Texts(NamedTuple):
    """Texts that were read: phrasings, then bodies, then questions of other subjects.

    Attributes:
        owners: Entry of each text; -1 for questions of other subjects.
        phrasings: How many texts are phrasings.
    """

    read: Sequence[TextRead]
    owners: Any
    phrasings: int


class Fold(NamedTuple):
    """Questions asked of a part of the base.

    Attributes:
        entries: Numbers of the entries that it has, ascending.
        wanted: Right entry of each question, -1 for none of them.
        views: A row of scores (by entry) for each question, by view.
        terms: For each question its terms and their weights, 0 for one that is unknown.
        focus: Part of the passages with a term that are the entry's, by entry and term.
        familiar: Part of each question's neighbouring words that are known as neighbours.
        rarest: Idf of a term that one passage holds.
    """

    entries: Any
    wanted: Any
    views: Mapping[str, Any]
    terms: Sequence[Sequence[tuple[str, float]]]
    focus: Mapping[int, Mapping[str, float]]
    familiar: Any
    rarest: float


def make_folds(texts: Texts, *, is_linear: bool) -> list[Fold]:
    """Return what phrasings that were left out find in the rest of the base."""
    folding = MANY_FOLDS if texts.phrasings <= SMALL else FEW_FOLDS
    kept, parts = _keep_some(texts, folding)
    read, owners = [texts.read[at] for at in kept], texts.owners[kept]
    bodies = parts == NEVER_ASKED
    counts = {name: _count(make, [one.terms for one in read]) for name, make in VIEWS.items()}
    if is_linear:
        orders = [one.order for one in read]
        counts |= {name: _count(make, orders) for name, make in TRAITS.items()}
    groups = _group(owners, folding)
    folds = []
    for fold in range(folding):
        rest = np.flatnonzero((parts != fold) & (groups != fold) & (owners >= 0))
        out = np.flatnonzero((parts == fold) | (parts == ASKED_ALWAYS))
        if len(set(owners[rest[~bodies[rest]]])) > 1 and (parts == fold).any():
            wanted = np.where(groups[out] == fold, -1, owners[out])
            folds.append(_ask(counts, read, owners, bodies, rest, out, wanted))
    return folds


def choose_share(folds: Sequence[Fold]) -> float:
    """Return the share of the linear score that finds most phrasings that were left out."""
    right = [
        sum(_count_right(fold, share) for fold in folds) - HOLD * abs(share - USUAL_SHARE)
        for share in LINEAR_SHARES
    ]
    return LINEAR_SHARES[int(np.argmax(right))]


def _count_right(fold: Fold, share: float) -> int:
    best = fold.entries[_fuse(fold.views, share).argmax(axis=1)]
    return int((best == fold.wanted).sum())


def measure_folds(
    folds: Sequence[Fold], share: float, everyday: frozenset[str]
) -> Iterator[tuple[dict[str, float], bool]]:
    """Yield the features of each question's best entry, and whether it is the right one."""
    for fold in folds:
        fused = _fuse(fold.views, share)
        best = fused.argmax(axis=1)
        for at, place in enumerate(best.tolist()):
            if fused[at, place] <= 0:
                continue
            entry = int(fold.entries[place])
            terms = [_hold(term, weight, fold, entry, everyday) for term, weight in fold.terms[at]]
            views = {name: _list_best(rows[at], place, fold) for name, rows in fold.views.items()}
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


def _fuse(views: Mapping[str, Any], share: float) -> Any:
    shares = share_views(share)
    return sum(shares[name] * rows for name, rows in views.items()).round(9)


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


def _count(make: Any, read: Sequence[Any]) -> tuple[csr_matrix, Any]:
    """Return how often each text has each gram, and the grams."""
    vectorizer = CountVectorizer(analyzer=make)
    return vectorizer.fit_transform(read), vectorizer.get_feature_names_out()


def _ask(
    counts: Mapping[str, tuple[csr_matrix, Any]],
    read: Sequence[TextRead],
    owners: Any,
    bodies: Any,
    rest: Any,
    out: Any,
    wanted: Any,
) -> Fold:
    own = rest[~bodies[rest]]
    entries = np.unique(owners[rest])
    place = {entry: at for at, entry in enumerate(entries.tolist())}
    columns = np.array([place[owner] for owner in owners[rest].tolist()])
    known, asked, idf = _weigh(counts["word"], rest, out)
    similar = (asked @ known.T).toarray()
    is_body = bodies[rest]
    views = {
        "phrase": _keep_best(similar[:, ~is_body], columns[~is_body], len(entries)),
        "body": _keep_best(similar[:, is_body], columns[is_body], len(entries)),
    }
    known, asked, _ = _weigh(counts["char"], own, out)
    near = (asked @ known.T).toarray()
    views["char"] = _keep_best(near, columns[~is_body], len(entries))
    if "order" in counts:
        pairs = [_weigh(counts[name], own, out) for name in TRAITS]
        model = fit_model(hstack([one for one, _, _ in pairs]).tocsr(), owners[own])
        views["linear"] = np.zeros_like(near[:, :1]).repeat(len(entries), axis=1)
        at = [place[entry] for entry in model.classes_.tolist()]
        views["linear"][:, at] = decide(model, hstack([two for _, two, _ in pairs]).tocsr())
    holders: dict[int, Counter[str]] = {entry: Counter() for entry in place}
    for number in rest.tolist():
        holders[int(owners[number])].update(set(read[number].terms))
    totals = sum(holders.values(), Counter())
    familiar = np.zeros(len(out))
    if "order" in counts:
        familiar = _share_known(counts["order"], own, out)
    return Fold(
        entries,
        wanted,
        views,
        [[(term, idf.get(term, 0.0)) for term in read[number].terms] for number in out.tolist()],
        {
            entry: {term: count / totals[term] for term, count in counted.items()}
            for entry, counted in holders.items()
        },
        familiar,
        float(np.log((1 + len(rest)) / 2) + 1),
    )


def _weigh(
    counted: tuple[csr_matrix, Any], rest: Any, out: Any
) -> tuple[csr_matrix, csr_matrix, dict[str, float]]:
    """Return TF-IDF rows of *rest* and of *out* over the grams of *rest*, and their idf."""
    counts, names = counted
    kept = np.flatnonzero(counts[rest].getnnz(axis=0))
    weigher = TfidfTransformer(sublinear_tf=True)
    known = weigher.fit_transform(counts[rest][:, kept])
    idf = dict(zip(names[kept].tolist(), weigher.idf_.tolist(), strict=True))
    return known, weigher.transform(counts[out][:, kept]), idf


def _share_known(counted: tuple[csr_matrix, Any], rest: Any, out: Any) -> Any:
    """Return the part of the neighbours in each text of *out* that *rest* has too."""
    counts, names = counted
    pairs = counts[:, np.flatnonzero([is_neighbours(name) for name in names])]
    known = pairs[:, np.flatnonzero(pairs[rest].getnnz(axis=0))]
    return known[out].getnnz(axis=1) / np.maximum(pairs[out].getnnz(axis=1), 1)


def _keep_best(similar: Any, columns: Any, width: int) -> Any:
    """Return the best score of each entry's passages, given the entry of each column."""
    best = np.zeros((len(similar), width))
    for entry in np.unique(columns):
        best[:, entry] = similar[:, columns == entry].max(axis=1)
    return best
