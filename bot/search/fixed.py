"""Coefficients of the confidence that a base starts from, before its own phrasings speak.

As ``tests/bench/coefficients.py`` fits them. Features that only some bases can measure, and those
that tell what others do, start from nothing.
"""

from collections.abc import Mapping

FIXED: Mapping[str, float] = {
    "bias": -5.07,
    "score": 0.0,
    "margin": 12.63,
    "linear": 0.0,
    "ahead": 0.0,
    "nearest": 0.0,
    "agreement": 2.21,
    "covered": 4.13,
    "focus": 0.0,
    "familiar": 0.0,
    "unknown": -0.7,
    "missing": 0.0,
    "length": 0.0,
}
