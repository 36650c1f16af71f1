"""Similarities of a question to passages, as scikit-learn's TfidfVectorizer gives them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from bot.base.access import Index, TermRow
from bot.base.model import Question
from bot.search.grams import VIEWS, make_runs
from bot.search.sizes import MOST_ORDINARY
from bot.search.traits import read_words
from bot.search.weights import WordWeight

SATURATED = 2.5
"""What a gram that fills a body weighs there at most, BM25's *k1* + 1."""

PAIR_SHARE = 0.3
"""How much a pair of neighbours in a body counts beside a single term."""

Weighted = tuple[float, TermRow]
"""A term's part in the normalised row of a text, and where the base has it."""


class WordScores(NamedTuple):
    """What the terms of a question find.

    Attributes:
        phrasings: Score of each phrasing that shares a term, 0 to 1, by passage number.
        bodies: The same of bodies.
        weighted: What each term that the base has counts, and where it is.
    """

    phrasings: Mapping[int, float]
    bodies: Mapping[int, float]
    weighted: Sequence[WordWeight]


def score_passages(view: str, terms: Sequence[str], index: Index) -> dict[int, float]:
    """Return the cosine of *terms* with each phrasing that shares one, by passage number."""
    return _multiply(weigh_terms(view, VIEWS[view](terms), index))


def score_words(terms: Sequence[str], index: Index) -> WordScores:
    """Return scores of phrasings (cosine) and of bodies (BM25), and what each term counts."""
    counts = Counter(VIEWS["word"](terms))
    rows = index.load_terms("word", counts)
    weighted = _weigh_words(rows, counts, terms, index.load_rarest_idf())
    phrasings, passages = index.load_setting("phrasings"), len(index.load_owners())
    if passages > MOST_ORDINARY:
        from bot.search.large import multiply_best

        scores = multiply_best(weighted, phrasings, passages)
    else:
        scores = _multiply_words(weighted, phrasings)
    return WordScores(*scores, weighted)


def _weigh_words(
    rows: Sequence[TermRow], counts: Mapping[str, int], terms: Iterable[str], rarest: float
) -> list[WordWeight]:
    """Return what each of *rows* counts; a body scores 1 when full of every term of *terms*."""
    held = {row.term: row.idf for row in rows}
    most = sum(held.get(term, rarest) for term in dict.fromkeys(terms)) * SATURATED
    return [
        WordWeight(share, row.idf * (PAIR_SHARE if " " in row.term else 1.0) / most, row)
        for share, row in _normalise(rows, counts)
    ]


def _multiply_words(
    weighted: Iterable[WordWeight], phrasings: int
) -> tuple[dict[int, float], dict[int, float]]:
    """Return scores of the first *phrasings* passages and of the bodies behind them."""
    likeness: dict[int, float] = {}
    fullness: dict[int, float] = {}
    for in_phrasing, in_body, row in weighted:
        for number, held in zip(row.postings, row.weights, strict=True):
            if number < phrasings:
                likeness[number] = likeness.get(number, 0.0) + in_phrasing * held
            else:
                fullness[number] = fullness.get(number, 0.0) + in_body * held
    return likeness, {number: min(score, 1.0) for number, score in fullness.items()}


def score_runs(question: Question, index: Index) -> dict[int, float]:
    """Return scores of bodies (BM25) by the runs of letters in the question's words."""
    runs = set(make_runs(read_question(question)))
    rows = index.load_terms("run", runs)
    unseen = (len(runs) - len(rows)) * index.load_setting("rarest_run")
    most = (sum(row.idf for row in rows) + unseen) * SATURATED
    return _multiply([(row.idf / most, row) for row in rows])


def read_question(question: Question) -> list[tuple[str, str]]:
    """Return stem and word of each token of *question*; a name is one word."""
    names = [(f"@{item.entity}", item.start, item.end) for item in question.mentions]
    return read_words(question.tokens, names)


def weigh_terms(view: str, terms: Iterable[str], index: Index) -> list[Weighted]:
    """Return the rows of those *terms* that *view* has, with their parts in the text's row."""
    counts = Counter(terms)
    return _normalise(index.load_terms(view, counts), counts)


def _normalise(rows: Sequence[TermRow], counts: Mapping[str, int]) -> list[Weighted]:
    weights = [(1.0 + log(counts[row.term])) * row.idf for row in rows]
    norm = sqrt(sum(weight * weight for weight in weights))
    return [(weight / norm, row) for weight, row in zip(weights, rows, strict=True)]


def _multiply(weighted: Iterable[Weighted]) -> dict[int, float]:
    """Return the product of a text's normalised row with all postings, by their numbers."""
    scores: dict[int, float] = {}
    for share, row in weighted:
        for number, held in zip(row.postings, row.weights, strict=True):
            scores[number] = scores.get(number, 0.0) + share * held
    return scores
