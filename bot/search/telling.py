"""What an entry's texts tell of a question together, and what one of its sentences tells alone."""

from collections.abc import Sequence

from bot.base.access import Index
from bot.search.grams import make_words
from bot.search.layout import Layout
from bot.search.scoring import SATURATED, WordScores

MOST_SENTENCES = 256
"""Sentences of a body that are told apart; sentence *s* of entry *n* is this times *n* and *s*."""


def score_entries(words: WordScores, layout: Layout) -> dict[int, float]:
    """Return how much of a question each entry holds, 0 to 1.

    A word in one of its phrasings counts whole, one in its body as much as the body is full of it.
    """
    scores: dict[int, float] = {}
    for _, in_body, row in words.weighted:
        if is_pair(row.term):
            continue
        held: dict[int, float] = {}
        for number, weight in zip(row.postings, row.weights, strict=True):
            owner = layout.owners[number]
            told = SATURATED if number < layout.phrasings else weight
            if told > held.get(owner, 0.0):
                held[owner] = told
        for owner, told in held.items():
            scores[owner] = scores.get(owner, 0.0) + in_body * told
    return scores


def score_sentences(terms: Sequence[str], words: WordScores, index: Index) -> dict[int, float]:
    """Return the best score of each entry's sentences, 0 to 1."""
    factors = {row.term: in_body for _, in_body, row in words.weighted}
    scores: dict[int, float] = {}
    for row in index.load_terms("sentence", make_words(terms)):
        factor = factors[row.term]
        for number, held in zip(row.postings, row.weights, strict=True):
            scores[number] = scores.get(number, 0.0) + factor * held
    best: dict[int, float] = {}
    for number, score in scores.items():
        owner = number // MOST_SENTENCES
        if score > best.get(owner, 0.0):
            best[owner] = score
    return best


def is_pair(term: str) -> bool:
    """Return whether *term* of the words' view is two neighbours."""
    return " " in term
