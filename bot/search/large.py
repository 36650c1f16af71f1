"""The best passages for words that very many passages hold. Loads numpy.

Only for bases above ordinary size: there the rows of common words are far too long to be
read through one by one. Rare words name the passages that may be among the best; the rows of
common words are then looked up for those alone, as soon as no other passage can reach them
(MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from bot.search.weights import WordWeight

MOST_KEPT = 128
"""Phrasings, and bodies, whose scores are given."""

Part = tuple[Any, Any]
"""Passage numbers, ascending, and what a word adds to the score of each."""


def multiply_best(
    weighted: Iterable[WordWeight], phrasings: int, passages: int
) -> tuple[dict[int, float], dict[int, float]]:
    """Return scores of the best phrasings and of the best bodies, by passage number.

    Args:
        weighted: The words of a question.
        phrasings: How many passages are phrasings.
        passages: How many there are in all.
    """
    first: list[Part] = []
    rest: list[Part] = []
    for in_phrasing, in_body, row in weighted:
        numbers = np.asarray(row.postings, dtype=np.uintc)
        held = np.asarray(row.weights, dtype=float)
        cut = int(np.searchsorted(numbers, phrasings))
        first.append((numbers[:cut], in_phrasing * held[:cut]))
        rest.append((numbers[cut:], in_body * held[cut:]))
    bodies = _find_best(rest, passages).items()
    return _find_best(first, passages), {number: min(score, 1.0) for number, score in bodies}


def _find_best(parts: Iterable[Part], passages: int) -> dict[int, float]:
    """Return the best scores, added over *parts*; exact, also for passages in all of them."""
    ranked = sorted((part for part in parts if len(part[0])), key=lambda part: len(part[0]))
    most = np.cumsum([0.0, *(float(held.max()) for _, held in reversed(ranked))])[::-1]
    scores = np.zeros(passages)
    seen: list[Any] = []
    reached = 0.0
    for at, (numbers, held) in enumerate(ranked):
        reached = _find_reached(scores, seen)
        if reached > most[at]:
            break
        scores[numbers] += held
        seen.append(numbers)
    touched = np.unique(np.concatenate(seen)) if seen else np.zeros(0, dtype=np.uintc)
    left = ranked[len(seen) :]
    kept = touched[scores[touched] >= reached - most[len(seen)]]
    for numbers, held in left:
        places = np.minimum(np.searchsorted(numbers, kept), len(numbers) - 1)
        found = numbers[places] == kept
        scores[kept[found]] += held[places[found]]
    order = np.lexsort((kept, -scores[kept]))[:MOST_KEPT]
    best = np.sort(kept[order])
    return dict(zip(best.tolist(), scores[best].tolist(), strict=True))


def _find_reached(scores: Any, seen: Sequence[Any]) -> float:
    """Return a score that `MOST_KEPT` of the passages in *seen* have at least; 0 without."""
    enough = MOST_KEPT * len(seen)
    found = scores[np.concatenate(seen)] if seen else scores[:0]
    return float(np.partition(found, -enough)[-enough]) if len(found) > enough else 0.0
