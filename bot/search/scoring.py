"""Similarities of a question to passages, as scikit-learn's TfidfVectorizer gives them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from bot.base.access import Index
from bot.base.model import Question
from bot.search.grams import VIEWS
from bot.search.traits import TRAITS, is_neighbours, make_order, read_words


def score_passages(view: str, terms: Sequence[str], index: Index) -> dict[int, float]:
    """Return the cosine of *terms* with each passage that shares one, by passage number."""
    return _multiply(view, Counter(VIEWS[view](terms)), index)


def score_linear(question: Question, index: Index) -> dict[int, float]:
    """Return the linear model's score of each entry, 0 to 1; empty without a model."""
    model = index.load_setting("linear")
    if not model:
        return {}
    read = _read(question)
    sums = dict(zip(model["entries"], model["from"], strict=True))
    known = False
    for view, make in TRAITS.items():
        for entry, score in _multiply(view, Counter(make(read)), index).items():
            sums[entry] += score
            known = True
    return (
        {entry: min(max((total + 1) / 2, 0.0), 1.0) for entry, total in sums.items()}
        if known
        else {}
    )


def measure_familiar(question: Question, index: Index) -> float:
    """Return the part of neighbouring words that a linear model knows as neighbours."""
    pairs = set(filter(is_neighbours, make_order(_read(question))))
    return len(index.load_terms("order", pairs)) / max(len(pairs), 1)


def _read(question: Question) -> list[tuple[str, str]]:
    names = [(f"@{item.entity}", item.start, item.end) for item in question.mentions]
    return read_words(question.tokens, names)


def _multiply(view: str, counts: Mapping[str, int], index: Index) -> dict[int, float]:
    """Return the product of a text's normalised row with all postings, by their numbers."""
    rows = index.load_terms(view, counts)
    weights = [(1.0 + log(counts[row.term])) * row.idf for row in rows]
    norm = sqrt(sum(weight * weight for weight in weights))
    scores: dict[int, float] = {}
    for row, weight in zip(rows, weights, strict=True):
        share = weight / norm
        for number, held in zip(row.postings, row.weights, strict=True):
            scores[number] = scores.get(number, 0.0) + share * held
    return scores
