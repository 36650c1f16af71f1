"""What each view makes of the terms of a text."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

SHORTEST, LONGEST = 3, 4
RUN = 4


def make_words(terms: Sequence[str]) -> list[str]:
    """Return *terms* and the pairs of neighbours."""
    return [*terms, *(f"{left} {right}" for left, right in pairwise(terms))]


def make_pieces(terms: Sequence[str]) -> list[str]:
    """Return the runs of letters inside *terms*, edges as blanks; a name stays whole."""
    pieces = []
    for term in terms:
        if term.startswith("@"):
            pieces.append(term)
            continue
        word = f" {term} "
        for size in range(SHORTEST, LONGEST + 1):
            pieces += [word[at : at + size] for at in range(len(word) - size + 1)]
    return pieces


def make_runs(read: Sequence[tuple[str, str]]) -> list[str]:
    """Return the runs of `RUN` letters inside the words of (stem, word) pairs, light words too.

    What a stemmer parts or leaves together, *produce* and *production*, has most of them in common.
    """
    runs = []
    for _, text in read:
        word = text if text.startswith("@") else f" {text} "
        whole = text.startswith("@") or len(word) <= RUN
        runs += [word] if whole else [word[at : at + RUN] for at in range(len(word) - RUN + 1)]
    return runs


VIEWS: Mapping[str, Callable[[Sequence[str]], list[str]]] = {
    "word": make_words,
    "char": make_pieces,
}
