"""What the linear model sees of a text: every word, light ones too, in order and in pairs.

Passages and questions go through the same functions, so that both give the same traits.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from bot.base.model import Token

SHORTEST, LONGEST = 2, 5
EDGE = "^"

MOST_PAIRED = 30
"""Different stems up to which all pairs of them are looked at: questions, not whole pages."""

Name = tuple[str, int, int]
"""A term that starts with ``@`` and the tokens ``start:end`` that it stands for."""


def read_words(tokens: Sequence[Token], names: Iterable[Name]) -> list[tuple[str, str]]:
    """Return stem and word of each token in order; a name is one word, its term."""
    ends = {start: (term, end) for term, start, end in names}
    read: list[tuple[str, str]] = []
    here = 0
    while here < len(tokens):
        term, end = ends.get(here, ("", here + 1))
        read.append((term, term) if term else (tokens[here].stem, tokens[here].word))
        here = max(end, here + 1)
    return read


def make_order(read: Sequence[tuple[str, str]]) -> list[str]:
    """Return stems, neighbours with the text's edges, and all unordered pairs of a short one."""
    stems = [stem for stem, _ in read]
    neighbours = [f"{left} {right}" for left, right in pairwise([EDGE, *stems, EDGE])]
    apart = sorted(set(stems))
    pairs = combinations(apart if len(apart) <= MOST_PAIRED else [], 2)
    return [*stems, *neighbours, *(f"{left}~{right}" for left, right in pairs)]


def is_neighbours(trait: str) -> bool:
    """Return whether *trait* of `make_order` is two neighbours."""
    return " " in trait


def make_pieces(read: Sequence[tuple[str, str]]) -> list[str]:
    """Return the runs of letters inside words, edges as blanks; a name stays whole."""
    pieces: list[str] = []
    for _, text in read:
        if text.startswith("@"):
            pieces.append(text)
            continue
        word = f" {text} "
        for size in range(SHORTEST, LONGEST + 1):
            pieces += [word[at : at + size] for at in range(len(word) - size + 1)]
    return pieces


TRAITS: Mapping[str, Callable[[Sequence[tuple[str, str]]], list[str]]] = {
    "order": make_order,
    "piece": make_pieces,
}
