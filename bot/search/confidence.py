"""How sure it is that an entry is the right one: features that mean something, one probability.

The same features are measured of phrasings that were left out, while compiling, and of
questions. Knows nothing of how entries are scored.
"""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

ORDINARY = 0.35
"""Weight of an unknown everyday word, as a part of the rarest idf."""


class Held(NamedTuple):
    """A content term of a question: its idf, whether the base has it, and how much is the entry's.

    Attributes:
        focus: Part of the passages with it that are the entry's; 0 when none is.
    """

    weight: float
    is_known: bool
    focus: float


def list_features(
    entry: int,
    fused: Mapping[int, float],
    views: Mapping[str, Mapping[int, float]],
    terms: Sequence[Held],
    familiar: float,
    rarest: float,
) -> dict[str, float]:
    """Return the features of *entry*, all between -1 and 1 or little more.

    Args:
        entry: Its number.
        fused: Scores of all entries.
        views: Scores by view; a view that found nothing is empty.
        terms: Content terms of the question.
        familiar: Part of the neighbouring words that the base has as neighbours.
        rarest: Idf of a term that one passage holds.
    """
    total = sum(term.weight for term in terms) or 1.0
    found = [view for view in views.values() if view]
    leads = sum(_measure_margin(view, entry) >= 0 for view in found)
    linear = views.get("linear", {})
    left = [term.weight for term in terms if not term.focus]
    return {
        "score": fused[entry],
        "margin": _measure_margin(fused, entry),
        "linear": linear.get(entry, 0.0),
        "ahead": _measure_margin(linear, entry) if linear else 0.0,
        "nearest": views["phrase"].get(entry, 0.0),
        "agreement": leads / len(found) if found else 0.0,
        "covered": sum(term.weight for term in terms if term.focus) / total,
        "focus": sum(term.weight * term.focus for term in terms) / total,
        "familiar": familiar,
        "unknown": sum(term.weight for term in terms if not term.is_known) / total,
        "missing": max(left, default=0.0) / rarest,
        "length": log(1 + len(terms)),
    }


def _measure_margin(scores: Mapping[int, float], entry: int) -> float:
    """Return how far *entry* is above the best other one."""
    rest = max((score for other, score in scores.items() if other != entry), default=0.0)
    return round(scores.get(entry, 0.0) - rest, 9)


def estimate(features: Mapping[str, float], fitted: Mapping[str, float]) -> float:
    """Return the probability that *fitted* coefficients give *features*."""
    odds = fitted["bias"] + sum(fitted[name] * value for name, value in features.items())
    return 1.0 / (1.0 + exp(-max(min(odds, 30.0), -30.0)))
