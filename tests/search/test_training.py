"""The linear model is the mean of two, on one scale."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.search.training import LOOSENESS, _fit_likely, fit_model

LABELS = np.repeat([3, 5, 8], 4)
LEANING = np.repeat(np.eye(3), 4, axis=0) @ np.eye(3, 40)
MATRIX = csr_matrix(np.random.RandomState(0).rand(12, 40) + LEANING)


def _decide(model):
    return MATRIX @ model.weights.T + model.intercepts


def test_a_rows_own_label_is_at_one_and_the_others_at_minus_one():
    odds = _decide(_fit_likely(MATRIX, LABELS))
    is_own = LABELS[:, None] == np.array([3, 5, 8])

    assert odds[is_own].mean() == pytest.approx(1, abs=1e-3)
    assert odds[~is_own].mean() == pytest.approx(-1, abs=1e-3)


def test_the_regression_is_that_over_all_traits():
    whole = LogisticRegression(C=LOOSENESS, max_iter=2000).fit(MATRIX, LABELS)

    odds = _decide(_fit_likely(MATRIX, LABELS))

    theirs = whole.decision_function(MATRIX)
    assert np.corrcoef(odds.ravel(), theirs.ravel())[0, 1] > 0.999


def test_a_joined_model_is_the_mean_of_both():
    alone = fit_model(MATRIX, LABELS, is_joined=False)
    joined = fit_model(MATRIX, LABELS, is_joined=True)

    assert joined.weights * 2 - alone.weights == pytest.approx(_fit_likely(MATRIX, LABELS).weights)
