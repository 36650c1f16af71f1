"""Similarities of a question to passages, as scikit-learn's TfidfVectorizer gives them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from bot.base.access import Index
from bot.base.model import Question
from bot.search.grams import VIEWS
from bot.search.traits import TRAITS, is_neighbours, make_order, read_words

SATURATED = 2.5
"""What a gram that fills a body weighs there at most, BM25's *k1* + 1."""

PAIR_SHARE = 0.3
"""How much a pair of neighbours in a body counts beside a single term."""


def score_passages(view: str, terms: Sequence[str], index: Index) -> dict[int, float]:
    """Return the cosine of *terms* with each phrasing that shares one, by passage number."""
    return _multiply(view, Counter(VIEWS[view](terms)), index)


def score_words(terms: Sequence[str], index: Index) -> tuple[dict[int, float], dict[int, float]]:
    """Return scores of phrasings (cosine) and of bodies (BM25), 0 to 1, by passage number.

    A body scores 1 when it is full of every term of the question.
    """
    phrasings = index.load_setting("phrasings")
    counts = Counter(VIEWS["word"](terms))
    rows = index.load_terms("word", counts)
    held = {row.term: row.idf for row in rows}
    rarest = index.load_rarest_idf()
    most = sum(held.get(term, rarest) for term in set(terms)) * SATURATED
    weights = {row.term: (1.0 + log(counts[row.term])) * row.idf for row in rows}
    norm = sqrt(sum(weight * weight for weight in weights.values()))
    likeness: dict[int, float] = {}
    fullness: dict[int, float] = {}
    for row in rows:
        as_phrasing = weights[row.term] / norm
        as_body = row.idf * (PAIR_SHARE if " " in row.term else 1.0) / most
        for number, weight in zip(row.postings, row.weights, strict=True):
            if number < phrasings:
                likeness[number] = likeness.get(number, 0.0) + as_phrasing * weight
            else:
                fullness[number] = fullness.get(number, 0.0) + as_body * weight
    return likeness, {number: min(score, 1.0) for number, score in fullness.items()}


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
