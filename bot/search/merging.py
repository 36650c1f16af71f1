"""Traits that always come together, learned from as one. Runs while compiling only.

All runs of letters of a word that one phrasing holds say the same. What a linear model finds under
an L2 penalty depends on the products of its rows alone (the representer theorem), and these stay
the same when proportional columns become one as long as all of them.
"""

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

DIGITS = 9
"""To how many the two random sums of a column, of length 1, are compared."""


def merge_columns(matrix: csr_matrix) -> csr_matrix:
    """Return the part of each column (rows) in that of all columns proportional to it (columns).

    Its product with *matrix* has the same products of rows, and as few columns as can be.
    """
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=0)).ravel())
    chance = np.random.RandomState(0).standard_normal((2, matrix.shape[0]))
    sums = matrix.T @ (chance[0] + 1j * chance[1]) / np.maximum(lengths, 1e-9)
    _, places = np.unique(sums.round(DIGITS), return_inverse=True)
    whole = np.sqrt(np.bincount(places, weights=lengths**2))
    parts: Any = lengths / np.maximum(whole[places], 1e-9)
    return csr_matrix((parts, (np.arange(len(places)), places)))
