"""A linear model from phrasings to entries, and how much it counts beside the other views.

Runs while compiling only. The share is chosen by leaving phrasings out inside the base.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.base.access import TermRow
from bot.search.traits import TRAITS

FOLDS = 3
MOST_TRIED = 20
"""Phrasings an entry that choosing the share looks at; a bound on compile time."""

FEWEST, MOST_ENTRIES = 3, 2000
"""Phrasings an entry below, entries above which nothing is trained."""

SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
SMALLEST = 0.01
"""Class weights nearer 0 than this are not kept."""

Read = Sequence[tuple[str, str]]


class Linear(NamedTuple):
    """Rows (trait -> entry weights) and what asking needs besides them."""

    rows: list[TermRow]
    settings: dict[str, Any]


def can_train(owners: Sequence[int]) -> bool:
    """Return whether entries have enough phrasings to learn from."""
    entries = len(set(owners))
    return 1 < entries <= MOST_ENTRIES and len(owners) >= FEWEST * entries


def train_linear(read: Sequence[Read], owners: Sequence[int], others: csr_matrix) -> Linear | None:
    """Return the model of phrasings *read*, whose entries are *owners*.

    Args:
        read: Words of each phrasing.
        owners: Entry number of each phrasing.
        others: The other views' vectors of each phrasing, scaled so that the product of
            two is their share of the fused score.
    """
    vectorizers = {
        name: TfidfVectorizer(analyzer=make, sublinear_tf=True) for name, make in TRAITS.items()
    }
    matrix = hstack([item.fit_transform(read) for item in vectorizers.values()]).tocsr()
    labels = np.array(owners)
    share = choose_share(matrix, labels, others)
    if not share:
        return None
    model = _fit(matrix, labels)
    weights, intercepts = _list_weights(model)
    rows: list[TermRow] = []
    column = 0
    for name, vectorizer in vectorizers.items():
        for at, term in enumerate(vectorizer.get_feature_names_out()):
            held = weights[:, column]
            kept = np.flatnonzero(np.abs(held) >= SMALLEST)
            idf = float(vectorizer.idf_[at])
            numbers = model.classes_[kept].tolist()
            rows.append(TermRow(name, str(term), idf, numbers, held[kept].tolist()))
            column += 1
    settings = {"share": share, "entries": model.classes_.tolist(), "from": intercepts.tolist()}
    return Linear(rows, settings)


def choose_share(matrix: csr_matrix, labels: Any, others: csr_matrix) -> float:
    """Return the share of the linear score that finds most phrasings that were left out."""
    kept, folds = _make_folds(labels)
    matrix, labels, others = matrix[kept], labels[kept], others[kept]
    right = np.zeros(len(SHARES))
    for fold in range(FOLDS):
        out, rest = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        if len(set(labels[rest])) < 2 or not len(out):
            continue
        model = _fit(matrix[rest], labels[rest])
        linear = _scale(_decide(model, matrix[out]))
        near = np.zeros_like(linear)
        similar = (others[out] @ others[rest].T).toarray()
        for place, entry in enumerate(model.classes_):
            near[:, place] = similar[:, labels[rest] == entry].max(axis=1)
        for number, share in enumerate(SHARES):
            best = (share * linear + (1 - share) * near).round(9).argmax(axis=1)
            right[number] += (model.classes_[best] == labels[out]).sum()
    return SHARES[int(right.argmax())]


def _make_folds(labels: Any) -> tuple[Any, Any]:
    """Return the phrasings to try, at most so many an entry, and the fold of each."""
    chance = np.random.RandomState(0)
    kept: list[int] = []
    folds: list[int] = []
    for entry in np.unique(labels):
        own = chance.permutation(np.flatnonzero(labels == entry))[:MOST_TRIED]
        kept += own.tolist()
        folds += [at % FOLDS for at in range(len(own))]
    return np.array(kept), np.array(folds)


def _fit(matrix: csr_matrix, labels: Any) -> Any:
    return LinearSVC(C=1.0, random_state=0).fit(matrix, labels)


def _list_weights(model: Any) -> tuple[Any, Any]:
    """Return a row of weights and an intercept for every class, also where there are two."""
    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    return np.vstack([-model.coef_, model.coef_]), np.append(-model.intercept_, model.intercept_)


def _decide(model: Any, matrix: csr_matrix) -> Any:
    weights, intercepts = _list_weights(model)
    return matrix @ weights.T + intercepts


def _scale(decided: Any) -> Any:
    return np.clip((decided + 1) / 2, 0, 1)
