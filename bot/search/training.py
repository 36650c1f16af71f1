"""A linear model from phrasings to entries. Runs while compiling only."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.linalg import cholesky, solve_triangular
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.base.access import TermRow
from bot.search.traits import TRAITS

FEWEST, MOST_ENTRIES = 3, 2000
"""Phrasings an entry below, entries above which nothing is trained."""

SMALLEST, SMALLEST_OF_MANY = 0.07, 0.15
"""Weights that are nearer 0, times the trait's idf, are not kept: what very many texts share tells
little in every entry. Where many texts were learned from, each trait counts less."""

MOST_JOINED = 3000
"""Texts of a base above which a support vector machine alone is as good, and the other too slow."""

ENOUGH = 1e-2
"""Tolerance of the machine's solver: a smaller one finds nothing better, and takes longer."""

LOOSENESS, TOLERANCE, STEPS = 30.0, 1e-4, 300
"""How weakly a logistic regression is held to small weights, and when it has been found."""

APART = 1e-6
"""How far, squared, each row is set apart from all others, so that two equal ones can be told."""

Read = Sequence[tuple[str, str]]


class Model(NamedTuple):
    """A linear model: *weights* of shape (entries, traits), one of *intercepts* an entry."""

    entries: Any
    weights: Any
    intercepts: Any


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
    rows: list[TermRow] = []
    column = 0
    for name, vectorizer in vectorizers.items():
        for at, term in enumerate(vectorizer.get_feature_names_out()):
            held = model.weights[:, column]
            idf = float(vectorizer.idf_[at])
            kept = np.flatnonzero(np.abs(held) * idf >= smallest)
            numbers = model.entries[kept].tolist()
            rows.append(TermRow(name, str(term), idf, numbers, held[kept].tolist()))
            column += 1
    settings = {"entries": model.entries.tolist(), "from": model.intercepts.tolist()}
    return Linear(rows, settings)


def fit_model(matrix: csr_matrix, labels: Any, *, is_joined: bool) -> Model:
    """Return the model that tells *labels* by the rows of *matrix*.

    One that *is_joined* is the mean of a support vector machine and a logistic regression: each
    alone is behind the other on one set or another, their mean on none.
    """
    machine = LinearSVC(C=1.0, tol=ENOUGH, random_state=0).fit(matrix, labels)
    if len(machine.classes_) == 2:
        weights = np.vstack([-machine.coef_, machine.coef_])
        intercepts = np.append(-machine.intercept_, machine.intercept_)
        return Model(machine.classes_, weights, intercepts)
    model = Model(machine.classes_, machine.coef_, machine.intercept_)
    if not is_joined:
        return model
    other = _fit_likely(matrix, labels)
    weights = (model.weights + other.weights) / 2
    return Model(model.entries, weights, (model.intercepts + other.intercepts) / 2)


def _fit_likely(matrix: csr_matrix, labels: Any) -> Model:
    """Return a multinomial logistic regression, scaled to +1 for a row's own label, -1 for others.

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
    return Model(fitted.classes_, weights, (fitted.intercept_ - others) * factor - 1.0)


def decide(model: Model, matrix: csr_matrix) -> Any:
    """Return the scores of each class, 0 to 1, for each row of *matrix*."""
    return np.clip((matrix @ model.weights.T + model.intercepts + 1) / 2, 0, 1)
