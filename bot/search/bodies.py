"""What bodies, their sentences and whole entries tell of texts that are asked. Compiling only.

All as `bot.search.scoring` and `bot.search.telling` score a question.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from bot.search.saturating import (
    QUICK,
    QUICK_LENGTH_SHARE,
    compare_bodies,
    discount_pairs,
    measure_rarity,
    saturate,
)
from bot.search.scoring import SATURATED
from bot.search.telling import is_pair


class Asked(NamedTuple):
    """Texts asked of a part of a base.

    Attributes:
        counts: How often each of them has each gram of words.
        idf: Of each gram; 0 of what the base does not have.
        names: The grams.
        most: What all terms of each count, known or not.
    """

    counts: csr_matrix
    idf: Any
    names: Any
    most: Any


def make_asked(
    counted: tuple[csr_matrix, Any], out: Any, idf: Mapping[str, float], most: Any
) -> Asked:
    """Return the texts numbered *out*."""
    counts, names = counted
    idfs = np.array([idf.get(name, 0.0) for name in names.tolist()])
    return Asked(counts[out], idfs, names, most)


def score_bodies(asked: Asked, bodies: csr_matrix) -> Any:
    """Return scores of *bodies*, counts of words."""
    factors = discount_pairs(asked.idf, asked.names)
    return compare_bodies(asked.counts, saturate(bodies), factors, asked.most)


def score_sentences(asked: Asked, sentences: csr_matrix) -> Any:
    """Return scores of *sentences*, counts of words."""
    factors = discount_pairs(asked.idf, asked.names)
    held = saturate(sentences, QUICK, QUICK_LENGTH_SHARE)
    return compare_bodies(asked.counts, held, factors, asked.most)


def score_entries(asked: Asked, phrasings: csr_matrix, bodies: csr_matrix, places: Any) -> Any:
    """Return scores of entries, whose *places* are those of phrasings and then of bodies."""
    first = len(places) - bodies.shape[0]
    width = int(places.max()) + 1
    said = _gather(places[:first], width) @ phrasings.sign().astype(float)
    told = _gather(places[first:], width) @ saturate(bodies)
    held = (said.sign() * SATURATED).maximum(told).tocsr()
    factors = asked.idf * ~np.array([is_pair(name) for name in asked.names.tolist()])
    return compare_bodies(asked.counts, held, factors, asked.most)


def score_runs(asked: csr_matrix, bodies: csr_matrix) -> Any:
    """Return scores of *bodies*, counts of runs of letters."""
    if not bodies.shape[0]:
        return np.zeros((asked.shape[0], 0))
    factors = measure_rarity(bodies.getnnz(axis=0), bodies.shape[0])
    return compare_bodies(asked, saturate(bodies), factors, (asked > 0) @ factors)


def _gather(places: Any, width: int) -> csr_matrix:
    """Return a matrix that adds up the rows of each place."""
    ones = np.ones(len(places))
    return csr_matrix((ones, (places, np.arange(len(places)))), (width, len(places)))
