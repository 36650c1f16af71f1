"""Coefficients of the confidence that a base starts from, before its own phrasings speak."""

from collections.abc import Mapping

FIXED: Mapping[str, float] = {
    "bias": -4.0,
    "score": 4.0,
    "margin": 2.0,
    "linear": 0.0,
    "ahead": 0.0,
    "nearest": 0.0,
    "agreement": 1.0,
    "covered": 5.0,
    "focus": 0.0,
    "familiar": 0.0,
    "unknown": -4.0,
    "missing": 0.0,
    "length": 0.0,
}
