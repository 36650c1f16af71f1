"""Where a function of one variable seems to turn: guesses that are exact for the plain ones.

Exact for a quadratic, and for two straight lines that meet. Knows nothing of formulas.
"""

from collections.abc import Callable
from fractions import Fraction

_STEP = Fraction(1, 1_000)
_FINEST = 10**12


def list_turns(
    find: Callable[[Fraction], Fraction], low: Fraction, high: Fraction, *, is_quadratic: bool
) -> tuple[Fraction, ...]:
    """Return the places strictly between *low* and *high* where *find* may turn."""
    step = (high - low) * _STEP
    middle = (low + high) / 2
    ends = find(low), find(high)
    vertex = _find_vertex((low, middle, high), (ends[0], find(middle), ends[1]))
    if is_quadratic:
        return (vertex,) if vertex is not None and low < vertex < high else ()
    steep = (find(low + step) - ends[0]) / step, (ends[1] - find(high - step)) / step
    guesses = (vertex, _find_crossing((low, high), ends, steep))
    plain = [guess.limit_denominator(_FINEST) for guess in guesses if guess is not None]
    return tuple(dict.fromkeys(guess for guess in plain if low < guess < high))


def _find_vertex(
    places: tuple[Fraction, Fraction, Fraction], values: tuple[Fraction, Fraction, Fraction]
) -> Fraction | None:
    """Return the vertex of the parabola through three evenly spaced points."""
    low, middle, high = values
    bend = low - 2 * middle + high
    if not bend:
        return None
    return places[1] - (places[2] - places[0]) * (high - low) / (4 * bend)


def _find_crossing(
    places: tuple[Fraction, Fraction],
    values: tuple[Fraction, Fraction],
    slopes: tuple[Fraction, Fraction],
) -> Fraction | None:
    """Return where the lines through two points with these slopes meet."""
    if slopes[0] == slopes[1]:
        return None
    width = places[1] - places[0]
    return places[0] + (values[1] - values[0] - slopes[1] * width) / (slopes[0] - slopes[1])
