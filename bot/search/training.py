"""A linear model from phrasings to entries. Runs while compiling only."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.linalg import cholesky, solve_triangular
from scipy.sparse import csc_matrix, csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.base.access import TermRow
from bot.search.machine import fit_machines
from bot.search.merging import merge_columns
from bot.search.rows import list_rows
from bot.search.traits import TRAITS

FEWEST, MOST_ENTRIES = 3, 2000
"""Phrasings an entry below, entries above which nothing is trained."""

SMALLEST, SMALLEST_OF_MANY = 0.07, 0.15
"""Weights that are nearer 0, times the trait's idf, are not kept: what very many texts share tells
little in every entry. Where many texts were learned from, each trait counts less."""

MOST_JOINED = 3000
"""Texts of a base above which a support vector machine alone is as good, and the other too slow."""

LOOSENESS, TOLERANCE, STEPS = 30.0, 1e-4, 300
"""How weakly a logistic regression is held to small weights, and when it has been found."""

APART = 1e-6
"""How far, squared, each row is set apart from all others, so that two equal ones can be told."""

Read = Sequence[tuple[str, str]]


class Model(NamedTuple):
    """A linear model over traits that were merged.

    Attributes:
        weights: Of shape (entries, merged traits).
        intercepts: One an entry.
        merging: What `merge_columns` gave, of shape (traits, merged traits).
    """

    entries: Any
    weights: Any
    intercepts: Any
    merging: csr_matrix


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
    is_joined = len(owners) <= MOST_JOINED
    model = fit_model(matrix, np.array(owners), is_joined=is_joined)
    smallest = SMALLEST if is_joined else SMALLEST_OF_MANY
    names = [item.get_feature_names_out() for item in vectorizers.values()]
    idf = np.concatenate([item.idf_ for item in vectorizers.values()])
    weights = _spread(model, idf, smallest)
    rows: list[TermRow] = []
    start = 0
    for name, own in zip(vectorizers, names, strict=True):
        end = start + len(own)
        rows += list_rows(name, own, idf[start:end], weights[:, start:end])
        start = end
    settings = {"entries": model.entries.tolist(), "from": model.intercepts.tolist()}
    return Linear(rows, settings)


def _spread(model: Model, idf: Any, smallest: float) -> csc_matrix:
    """Return the weights of *model* by entry and trait, without those times *idf* below *smallest*.

    What is proportional has the same idf.
    """
    parts = model.merging
    loud = np.abs(model.weights) * (parts.multiply(parts).T @ idf) >= smallest
    held = csr_matrix(np.where(loud, model.weights, 0.0)) @ parts.T
    held.data[np.abs(held.data) * idf[held.indices] < smallest] = 0.0
    held.eliminate_zeros()
    columns = held.tocoo()
    places = (model.entries[columns.row], columns.col)
    return csc_matrix((columns.data, places), (max(model.entries) + 1, len(idf)))


def fit_model(matrix: csr_matrix, labels: Any, *, is_joined: bool) -> Model:
    """Return the model that tells *labels* by the rows of *matrix*.

    One that *is_joined* is the mean of a support vector machine and a logistic regression: each
    alone is behind the other on one set or another, their mean on none.
    """
    merging = merge_columns(matrix)
    rows = matrix @ merging
    entries, weights, intercepts = fit_machines(rows, labels)
    if is_joined and len(entries) > 2:
        other, start = _fit_likely(rows, labels)
        weights, intercepts = (weights + other) / 2, (intercepts + start) / 2
    return Model(entries, weights, intercepts, merging)


def _fit_likely(matrix: csr_matrix, labels: Any) -> tuple[Any, Any]:
    """Return weights and intercepts of a multinomial logistic regression, as those of a `Model`.

    They are scaled to +1 for a row's own label, -1 for others.

    It is fitted in the space that the rows span, which is far smaller than that of the traits:
    the solution under an L2 penalty lies there (the representer theorem).
    """
    alike = (matrix @ matrix.T).toarray() + APART * np.eye(matrix.shape[0])
    basis = cholesky(alike, lower=True, overwrite_a=True, check_finite=False)
    rows = basis.astype(np.float32)
    fitted = LogisticRegression(C=LOOSENESS, tol=TOLERANCE, max_iter=STEPS).fit(rows, labels)
    odds = fitted.decision_function(rows)
    is_own = labels[:, None] == fitted.classes_
    own, others = odds[is_own].mean(), odds[~is_own].mean()
    factor = 2.0 / max(own - others, APART)
    shares = solve_triangular(basis, fitted.coef_.T, trans=1, lower=True, check_finite=False)
    weights = (matrix.T @ shares).T * factor
    return weights, (fitted.intercept_ - others) * factor - 1.0


def decide(model: Model, matrix: csr_matrix) -> Any:
    """Return the scores of each class, 0 to 1, for each row of *matrix*."""
    odds = matrix @ model.merging @ model.weights.T + model.intercepts
    return np.clip((odds + 1) / 2, 0, 1)
