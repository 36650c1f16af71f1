"""From questions whose right entry is known to the coefficients of the confidence.

Runs while compiling only. A logistic model that starts from fixed coefficients and moves
away from them as far as a base's own phrasings bear out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

from bot.search.fixed import FIXED

STRENGTH = 5.0
"""How strongly the fixed coefficients hold, in units of standardised features."""

USUAL = 0.7
"""Part of the questions that the base is expected to find the right entry for."""

UNLIKENESS = 2.0
"""Power of a question's distance from the phrasings that were left: by it the question counts."""

NEAREST_COUNTED = 0.05
"""Distance below which a question counts as if it had this one."""

FEWEST = 50
"""Questions found and questions not found below which the fixed coefficients stay."""

SPEAK_FOR = ("score", "margin", "linear", "ahead", "agreement", "covered", "familiar")
SPEAK_AGAINST = ("unknown", "missing")
"""Features that only ever speak for an entry, or only against it, whatever the phrasings of one
base say: an unknown word makes none surer. What the others tell beside these may be either."""

STEPS = 500
DIGITS = 12


def calibrate(tried: Sequence[Mapping[str, float]], right: Sequence[bool]) -> dict[str, float]:
    """Return coefficients by feature, with ``bias``.

    Args:
        tried: Features of the best entry of each question.
        right: Whether that entry answers it.
    """
    if min(sum(right), len(right) - sum(right)) < FEWEST:
        return dict(FIXED)
    names = [name for name in FIXED if name != "bias"]
    raw = np.array([[features[name] for name in names] for features in tried])
    middle, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread < 1e-9] = 1.0
    start = np.array([FIXED[name] for name in names])
    matrix = np.hstack([(raw - middle) / spread, np.ones((len(raw), 1))])
    prior = np.append(start * spread, FIXED["bias"] + start @ middle)
    truth = np.array(right, dtype=float)
    share = _weigh_unlike(raw[:, names.index("nearest")])
    found, lost = (share * truth).sum(), (share * (1 - truth)).sum()
    counted = len(truth) * share * np.where(truth > 0, USUAL / found, (1 - USUAL) / lost)

    def lose(weights: Any) -> tuple[float, Any]:
        odds = matrix @ weights
        loss = counted @ (np.logaddexp(0, odds) - truth * odds)
        slope = matrix.T @ (counted * (1 / (1 + np.exp(-odds)) - truth))
        away = weights - prior
        return float(loss + STRENGTH * away @ away / 2), slope + STRENGTH * away

    bounds = [
        (0 if name in SPEAK_FOR else None, 0 if name in SPEAK_AGAINST else None)
        for name in (*names, "bias")
    ]
    weights = minimize(
        lose, prior, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": STEPS}
    ).x
    own = weights[:-1] / spread
    bias = weights[-1] - own @ middle
    fitted = {"bias": float(bias), **dict(zip(names, own.tolist(), strict=True))}
    return {name: round(value, DIGITS) for name, value in fitted.items()}


def _weigh_unlike(nearest: Any) -> Any:
    """Return how much each question counts, given its likeness to the *nearest* phrasing left.

    People ask in words that are further from a base's phrasings than these are from each other:
    where phrasings echo each other, most of those left out would tell of none that people ask.
    Weighting by how likely an example is where the model is used is that of H. Shimodaira,
    "Improving predictive inference under covariate shift" (2000).
    """
    return np.maximum(1.0 - nearest, NEAREST_COUNTED) ** UNLIKENESS
