"""BM25 weights of what an entry says besides its phrasings. Runs while compiling only.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); the idf of
words is that of TF-IDF, so that one row of a term serves phrasings and bodies.
"""

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags

from bot.search.scoring import PAIR_SHARE, SATURATED

LENGTH_SHARE = 0.75
"""How much a body's length counts, BM25's *b*."""

QUICK, QUICK_LENGTH_SHARE = 0.5, 0.3
"""BM25's *k1* and *b* for sentences: one word there tells as much as it can, however long they are.
"""

FEW, TOO_MANY = 100, 0.05
"""Texts, and the part of all texts, up to which a run of letters tells one from another. What more
have takes long to look through and says next to nothing."""


def saturate(
    counts: csr_matrix, slowness: float = SATURATED - 1, length_share: float = LENGTH_SHARE
) -> csr_matrix:
    """Return *counts* (texts by grams) as BM25 weights of grams in texts, below `SATURATED`."""
    weights = counts.astype(float).tocsr()
    lengths = np.asarray(weights.sum(axis=1)).ravel()
    usual = lengths.mean() if lengths.any() else 1.0
    slow = slowness * (1 - length_share + length_share * lengths / usual)
    per_value = np.repeat(slow, np.diff(weights.indptr))
    weights.data = weights.data * SATURATED / (weights.data + per_value)
    return weights


def measure_rarity(held: Any, texts: int) -> Any:
    """Return BM25's idf of what *held* of so many *texts* have; 0 of what too many have."""
    rarity = np.log1p((texts - held + 0.5) / (held + 0.5))
    return np.where(held <= max(FEW, TOO_MANY * texts), rarity, 0.0)


def discount_pairs(idf: Any, names: Any) -> Any:
    """Return *idf* of the grams *names*, less of pairs."""
    return idf * np.where(np.char.find(names.astype(str), " ") >= 0, PAIR_SHARE, 1.0)


def compare_bodies(asked: csr_matrix, bodies: csr_matrix, factors: Any, most: Any) -> Any:
    """Return the score of each body (columns) for each text of *asked* (rows), 0 to 1.

    Args:
        asked: Counts of grams in the texts that are asked.
        bodies: Weights from `saturate`.
        factors: What each gram counts.
        most: What all grams of each asked text count, known or not.
    """
    rows = (asked > 0).astype(float) @ diags(factors)
    scores = np.asarray((rows @ bodies.T).todense()) / (SATURATED * np.maximum(most, 1e-9))[:, None]
    return np.minimum(scores, 1.0)
