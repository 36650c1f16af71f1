"""Support vector machines that tell each entry's texts from all others. Compiling only.

Of many texts only those near an entry's bound say where it lies. Each entry's machine is fitted
to those that the one before left near, until none is missing (Osuna, Freund and Girosi, "An
improved training algorithm for support vector machines", 1997).
"""

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

MOST_AT_ONCE = 5000
"""Texts up to which all are looked at for every entry."""

TENTH = 10
"""An entry's first two machines see its own of many texts and every tenth, or the nearest tenth."""

SLACK = 0.05
"""How far behind its bound a text may be to be seen by the last machine."""

ENOUGH = 1e-2
"""Tolerance of the machine's solver: a smaller one finds nothing better, and takes longer."""


def fit_machines(rows: csr_matrix, labels: Any) -> tuple[Any, Any, Any]:
    """Return the different *labels*, a row of weights for each and an intercept for each."""
    if rows.shape[0] <= MOST_AT_ONCE:
        machine = _make_machine().fit(rows, labels)
        weights, intercepts = machine.coef_, machine.intercept_
        if len(intercepts) == 1:
            weights, intercepts = np.vstack([-weights, weights]), np.append(-intercepts, intercepts)
        return machine.classes_, weights, intercepts
    entries = np.unique(labels)
    is_own = labels[:, None] == entries
    seen = np.zeros_like(is_own)
    seen[::TENTH] = True
    odds = _decide(rows, *_fit_each(rows, is_own, seen))
    others = np.where(is_own, -np.inf, odds)
    place = len(others) - len(others) // TENTH
    nearest = others >= np.partition(others, place, axis=0)[place]
    odds = _decide(rows, *_fit_each(rows, is_own, nearest))
    return entries, *_fit_each(rows, is_own, odds >= -1 - SLACK)


def _make_machine() -> Any:
    return LinearSVC(C=1.0, tol=ENOUGH, random_state=0)


def _fit_each(rows: csr_matrix, is_own: Any, is_seen: Any) -> tuple[Any, Any]:
    """Return weights and intercepts of a machine for each column, of the texts that it sees."""
    weights = np.zeros((is_own.shape[1], rows.shape[1]))
    intercepts = np.zeros(is_own.shape[1])
    for at in range(len(weights)):
        told = np.flatnonzero(is_own[:, at] | is_seen[:, at])
        machine = _make_machine().fit(rows[told], is_own[told, at])
        weights[at], intercepts[at] = machine.coef_[0], machine.intercept_[0]
    return weights, intercepts


def _decide(rows: csr_matrix, weights: Any, intercepts: Any) -> Any:
    return rows @ weights.T + intercepts
