"""From questions whose right entry is known to the coefficients of the confidence.

Runs while compiling only. A logistic model that starts from fixed coefficients and moves
away from them as far as a base's own phrasings bear out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

from bot.search.fixed import FIXED

STRENGTH = 2.0
"""How strongly the fixed coefficients hold, in units of standardised features."""

USUAL = 0.7
"""Part of the questions that the base is expected to find the right entry for."""

FEWEST = 50
"""Questions found and questions not found below which the fixed coefficients stay."""

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
    counted = len(truth) * np.where(
        truth > 0, USUAL / truth.sum(), (1 - USUAL) / (len(truth) - truth.sum())
    )

    def lose(weights: Any) -> tuple[float, Any]:
        odds = matrix @ weights
        loss = counted @ (np.logaddexp(0, odds) - truth * odds)
        slope = matrix.T @ (counted * (1 / (1 + np.exp(-odds)) - truth))
        away = weights - prior
        return float(loss + STRENGTH * away @ away / 2), slope + STRENGTH * away

    weights = minimize(lose, prior, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    own = weights[:-1] / spread
    bias = weights[-1] - own @ middle
    fitted = {"bias": float(bias), **dict(zip(names, own.tolist(), strict=True))}
    return {name: round(value, DIGITS) for name, value in fitted.items()}
