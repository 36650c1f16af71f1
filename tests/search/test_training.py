"""The linear model is the mean of two, on one scale."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse import random as random_rows
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.search import machine
from bot.search.merging import merge_columns
from bot.search.training import LOOSENESS, _fit_likely, decide, fit_model

LABELS = np.repeat([3, 5, 8], 4)
LEANING = np.repeat(np.eye(3), 4, axis=0) @ np.eye(3, 40)
MATRIX = csr_matrix(np.random.RandomState(0).rand(12, 40) + LEANING)


def _decide(weights, intercepts):
    return MATRIX @ weights.T + intercepts


def test_a_rows_own_label_is_at_one_and_the_others_at_minus_one():
    odds = _decide(*_fit_likely(MATRIX, LABELS))
    is_own = LABELS[:, None] == np.array([3, 5, 8])

    assert odds[is_own].mean() == pytest.approx(1, abs=1e-3)
    assert odds[~is_own].mean() == pytest.approx(-1, abs=1e-3)


def test_the_regression_is_that_over_all_traits():
    whole = LogisticRegression(C=LOOSENESS, max_iter=2000).fit(MATRIX, LABELS)

    odds = _decide(*_fit_likely(MATRIX, LABELS))

    theirs = whole.decision_function(MATRIX)
    assert np.corrcoef(odds.ravel(), theirs.ravel())[0, 1] > 0.999


def test_a_joined_model_is_the_mean_of_both():
    alone = fit_model(MATRIX, LABELS, is_joined=False)
    joined = fit_model(MATRIX, LABELS, is_joined=True)

    likely, _ = _fit_likely(MATRIX @ joined.merging, LABELS)
    assert joined.weights * 2 - alone.weights == pytest.approx(likely)


def test_traits_that_always_come_together_are_learned_from_as_one():
    twice = csr_matrix(np.hstack([MATRIX.toarray(), 2 * MATRIX.toarray(), np.zeros((12, 1))]))

    merging = merge_columns(twice)

    merged = (twice @ merging).toarray()
    assert merging.shape == (81, 41)
    assert merged @ merged.T == pytest.approx((twice @ twice.T).toarray())


def test_a_model_of_merged_traits_is_that_of_all():
    twice = csr_matrix(np.hstack([MATRIX.toarray(), 2 * MATRIX.toarray()]))

    model = fit_model(twice, LABELS, is_joined=False)

    whole = LinearSVC(tol=machine.ENOUGH, random_state=0).fit(twice, LABELS)
    assert decide(model, twice) == pytest.approx(
        np.clip((whole.decision_function(twice) + 1) / 2, 0, 1)
    )


def test_of_many_texts_those_near_a_bound_give_the_machine_of_all(monkeypatch):
    monkeypatch.setattr(machine, "ENOUGH", 1e-5)
    chance = np.random.RandomState(0)
    labels = chance.randint(5, size=6000)
    rows = random_rows(6000, 900, 0.01, "csr", random_state=chance) / 3
    rows = csr_matrix(rows + csr_matrix(np.eye(5, 900)[labels] / 3))

    entries, weights, intercepts = machine.fit_machines(rows, labels)

    whole = LinearSVC(tol=1e-5, random_state=0, max_iter=100_000).fit(rows, labels)
    odds = rows @ weights.T + intercepts
    assert entries.tolist() == [0, 1, 2, 3, 4]
    assert odds == pytest.approx(whole.decision_function(rows), abs=0.01)
