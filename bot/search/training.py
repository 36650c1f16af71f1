"""A linear model from phrasings to entries. Runs while compiling only."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.base.access import TermRow
from bot.search.traits import TRAITS

FEWEST, MOST_ENTRIES = 3, 2000
"""Phrasings an entry below, entries above which nothing is trained."""

SMALLEST = 0.02
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


def train_linear(read: Sequence[Read], owners: Sequence[int]) -> Linear:
    """Return the model of phrasings *read*, whose entries are *owners*."""
    vectorizers = {
        name: TfidfVectorizer(analyzer=make, sublinear_tf=True) for name, make in TRAITS.items()
    }
    matrix = hstack([item.fit_transform(read) for item in vectorizers.values()]).tocsr()
    model = fit_model(matrix, np.array(owners))
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
    settings = {"entries": model.classes_.tolist(), "from": intercepts.tolist()}
    return Linear(rows, settings)


def fit_model(matrix: csr_matrix, labels: Any) -> Any:
    """Return the model that tells *labels* by the rows of *matrix*."""
    return LinearSVC(C=1.0, random_state=0).fit(matrix, labels)


def _list_weights(model: Any) -> tuple[Any, Any]:
    """Return a row of weights and an intercept for every class, also where there are two."""
    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    return np.vstack([-model.coef_, model.coef_]), np.append(-model.intercept_, model.intercept_)


def decide(model: Any, matrix: csr_matrix) -> Any:
    """Return the scores of each class, 0 to 1, for each row of *matrix*."""
    weights, intercepts = _list_weights(model)
    return np.clip((matrix @ weights.T + intercepts + 1) / 2, 0, 1)
