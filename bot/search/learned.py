"""What the linear model says of a question: its words in order, and its words' pieces.

The runs of letters in a word say the same in every question, and there are very many: they are
added up once a word and kept. What two words have in common counts less than twice, as scikit-learn
weighs it; so that is taken off again.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import log, sqrt
from operator import add
from typing import NamedTuple

from bot.base.access import Index
from bot.base.model import Question
from bot.search.scoring import read_question, weigh_terms
from bot.search.traits import is_neighbours, make_order, make_pieces

MOST_KEPT = 2_000_000
"""Numbers from which all sums are let go: 16 MB."""


class Word(NamedTuple):
    """The pieces of a word that the model knows, each as often as the word has it.

    Attributes:
        sums: What they add to each entry, by its number, before the question's norm.
        square: The square of their length.
    """

    pieces: tuple[str, ...]
    sums: "array[float]"
    square: float


def score_linear(question: Question, index: Index) -> dict[int, float]:
    """Return the linear model's score of each entry, 0 to 1; empty without a model."""
    model = index.load_setting("linear")
    if not model:
        return {}
    read = read_question(question)
    width = 1 + max(model["entries"])
    order = weigh_terms("order", make_order(read), index)
    sums = _add_pieces([text for _, text in read], width, index)
    if not order and not sums:
        return {}
    sums = sums or [0.0] * width
    for share, row in order:
        for entry, held in zip(row.postings, row.weights, strict=True):
            sums[entry] += share * held
    return {
        entry: min(max((sums[entry] + start + 1) / 2, 0.0), 1.0)
        for entry, start in zip(model["entries"], model["from"], strict=True)
    }


def measure_familiar(question: Question, index: Index) -> float:
    """Return the part of neighbouring words that a linear model knows as neighbours."""
    pairs = set(filter(is_neighbours, make_order(read_question(question))))
    return len(index.load_terms("order", pairs)) / max(len(pairs), 1)


def _add_pieces(texts: Sequence[str], width: int, index: Index) -> list[float]:
    """Return what the pieces of *texts* add to each entry; empty where none is known."""
    words = [word for word in _load_words(texts, width, index) if word.pieces]
    if not words:
        return []
    sums = list(words[0].sums)
    for word in words[1:]:
        sums = list(map(add, sums, word.sums))
    square = sum(word.square for word in words)
    counts = Counter(chain.from_iterable(word.pieces for word in words))
    repeated = [piece for piece, count in counts.items() if count > 1]
    for row in index.load_terms("piece", repeated):
        count = counts[row.term]
        once = 1.0 + log(count)
        square += (once * once - count) * row.idf * row.idf
        less = (once - count) * row.idf
        for entry, held in zip(row.postings, row.weights, strict=True):
            sums[entry] += less * held
    norm = sqrt(square)
    return [total / norm for total in sums]


def _load_words(texts: Sequence[str], width: int, index: Index) -> list[Word]:
    """Return *texts* as the model knows them, each added up when it is first asked for."""
    kept: dict[str, Word] = index.remember("words", dict)
    unread = {text: make_pieces([(text, text)]) for text in texts if text not in kept}
    if unread:
        if len(kept) * width > MOST_KEPT:
            kept.clear()
            return _load_words(texts, width, index)
        rows = index.load_terms("piece", set(chain.from_iterable(unread.values())))
        known = {row.term: row for row in rows}
        for text, made in unread.items():
            pieces = tuple(piece for piece in made if piece in known)
            sums = array("d", bytes(8 * width))
            for piece in pieces:
                row = known[piece]
                for entry, held in zip(row.postings, row.weights, strict=True):
                    sums[entry] += row.idf * held
            square = sum(known[piece].idf ** 2 for piece in pieces)
            kept[text] = Word(pieces, sums, square)
    return [kept[text] for text in texts]
