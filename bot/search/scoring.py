"""Similarities of a question to passages, as scikit-learn's TfidfVectorizer gives them."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from bot.base.access import Index
from bot.search.grams import VIEWS


def score_passages(view: str, terms: Sequence[str], index: Index) -> dict[int, float]:
    """Return the cosine of *terms* with each passage that shares one, by passage number."""
    counts = Counter(VIEWS[view](terms))
    rows = index.load_terms(view, counts)
    weights = [(1.0 + log(counts[row.term])) * row.idf for row in rows]
    norm = sqrt(sum(weight * weight for weight in weights))
    scores: dict[int, float] = {}
    for row, weight in zip(rows, weights, strict=True):
        share = weight / norm
        for number, held in zip(row.postings, row.weights, strict=True):
            scores[number] = scores.get(number, 0.0) + share * held
    return scores
