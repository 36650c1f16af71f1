"""Ordinary English words: weighing less, never misspellings, and names only when capitalised.

Knows nothing of the base.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from bot.base.frozen import dataclass
from bot.base.text import stem
from bot.question.phrases import read_set

SHORTEST_ROOT = 3


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A set of words in lower case that also holds their inflections.

    Attributes:
        words: As listed, light words among them.
        stems: Of the listed words that carry content.
    """

    words: frozenset[str]
    stems: frozenset[str]

    def __contains__(self, word: str) -> bool:
        """Return whether *word* or its stem is listed."""
        return word in self.words or stem(word) in self.stems


def read_ordinary(words: Mapping[str, Any], light: frozenset[str]) -> Ordinary:
    """Return the *light* words, the common ones of *words* and those that tell a direction."""
    lists = (words["common"], *words["directions"].values())
    return _make_ordinary(lists, words["common_stems"], light)


@cache
def _make_ordinary(lists: tuple[str, ...], stems: str, light: frozenset[str]) -> Ordinary:
    return Ordinary(light.union(*map(read_set, lists)), read_set(stems))


def read_vague(words: Mapping[str, Any]) -> Ordinary:
    """Return the words of *words* that any subject is spoken of with."""
    return Ordinary(read_set(words["vague"]), read_set(words["vague_stems"]))


def read_manners(words: Mapping[str, Any]) -> Ordinary:
    """Return the words of *words* that say how things are or happen, never what is asked about."""
    return Ordinary(read_set(words["manners"]), read_set(words["manners_stems"]))


def list_roots(word: str, endings: Iterable[str]) -> frozenset[str]:
    """Return what *word* may be derived from: ``risky`` from risk, ``bigger`` from big."""
    roots: set[str] = set()
    for ending in endings:
        root = word.removesuffix(ending)
        if root != word and len(root) >= SHORTEST_ROOT:
            roots |= {root, f"{root}e"}
            roots |= {f"{root[:-1]}y"} if root.endswith("i") else set()
            roots |= {root[:-1]} if root[-1] == root[-2] else set()
    return frozenset(roots)
