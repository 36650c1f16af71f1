"""The bounds of a formula over a box: evaluated jointly, never end by end.

Every range is one variable of the box. Where slopes keep their sign, or the formula is
linear-fractional in a variable, the extremes are at corners for certain. Elsewhere the box
is cut until that holds in each piece, or until the work is too much: then the bounds are
wider than they need be, but still nothing lies outside.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count, product
from math import inf
from typing import Any

from bot.calc.box import HUGE, Bounds, Span, Variable, Where, find_limit, find_middle
from bot.calc.errors import CalculationError
from bot.calc.ranges import ZERO
from bot.calc.slope import Slope
from bot.calc.turning import list_turns

_MOST_FREE = 8
_MOST_TRIED = 4
_MOST_WORK = 240
_CLOSE = Fraction(1, 10**12)

Point = tuple[Fraction, ...]
Piece = dict[int, tuple[Where, Where]]
"""A part of the box: for each variable that matters, from where to where."""
Corner = dict[int, Where]
End = tuple[Any, bool, bool]
"""A value, whether it is left out, and whether it is the tightest there is."""
Find = Callable[[Point, int], Fraction]
Enclose = Callable[[Mapping[int, Span]], Slope]


def find_bounds(
    find: Find,
    enclose: Enclose,
    slope: Slope,
    box: Sequence[Variable],
    *,
    low: End | None = None,
) -> Bounds:
    """Return the bounds of a formula over *box*.

    Args:
        find: Its value at a point; when it must be rounded, up for sign 1 and down for -1.
        enclose: How it rises and falls over a part of the box.
        slope: The same over the whole box.
        box: The variables.
        low: The lower end of what along each variable is nowhere larger than at both ends.

    Raises:
        CalculationError: It divides by zero, or has no limit.
    """
    high_end = _Search(find, enclose, box, 1, bulges=low is not None).find(slope)
    low_end = low or _Search(find, enclose, box, -1).find(slope)
    return _join(low_end, high_end)


def _join(low: End, high: End) -> Bounds:
    return Bounds(
        None if isinstance(low[0], float) else low[0],
        None if isinstance(high[0], float) else high[0],
        low[1],
        high[1],
        low[2] and high[2],
    )


class _Search:
    """The search for the largest value (the smallest for *sign* -1)."""

    def __init__(
        self,
        find: Find,
        enclose: Enclose,
        box: Sequence[Variable],
        sign: int,
        *,
        bulges: bool = False,
    ) -> None:
        self._find = find
        self._enclose = enclose
        self._box = box
        self._sign = sign
        self._bulges = bulges
        self._best: Any = -inf
        self._lost: Any = -inf
        self._places: list[Corner] = []
        self._open: list[tuple[Any, int, Piece, Slope]] = []
        self._order = count()

    def find(self, slope: Slope) -> End:
        """Return the end; *slope* is that over the whole box."""
        root: Piece = {key: ("low", "high") for key in slope.slopes if self._box[key].is_wide}
        self._visit(root, slope)
        work = _MOST_WORK // (1 + len(root))
        while self._open and work > 0:
            bound, _, piece, its = heappop(self._open)
            if not self._may_beat(-bound):
                self._open.clear()
            elif self._is_close(-bound):
                heappush(self._open, (bound, next(self._order), piece, its))
                break
            else:
                for part in self._cut(piece, its):
                    work -= 1
                    self._visit(part, self._enclose(self._span(part)))
        left = max(self._lost, -self._open[0][0] if self._open else -inf)
        if left > -inf and self._may_beat(left):
            return left * self._sign, isinstance(left, float), False
        if not self._places:
            raise CalculationError("The formula has no limit at the ends of its ranges.")
        is_open = isinstance(self._best, float) or not any(
            self._is_reached(where) for where in self._places
        )
        return self._best * self._sign, is_open, True

    def _may_beat(self, bound: Any) -> bool:
        return not self._places or bool(bound > self._best)

    def _is_close(self, bound: Any) -> bool:
        if isinstance(bound, float) or isinstance(self._best, float):
            return False
        return bool(bound - self._best <= _CLOSE * abs(self._best))

    def _visit(self, piece: Piece, slope: Slope) -> None:
        """Settle *piece* at its corners when that is certain; keep it for later otherwise."""
        piece = {key: self._narrow(key, its, slope) for key, its in piece.items()}
        free = [key for key, (low, high) in piece.items() if low != high]
        wild = [key for key in free if not self._is_bent_at_ends(key, slope)]
        corners = {key: self._list_ends(key, its, slope) for key, its in piece.items()}
        loose = [key for key in free if len(corners[key]) > 1]
        if len(loose) <= _MOST_FREE and not wild:
            if not self._try_all(corners):
                self._lost = max(self._lost, self._find_best(slope))
            return
        if len(loose) <= _MOST_TRIED:
            self._try_all(corners)
        inside = {key: self._find_middle(key, its) for key, its in piece.items()}
        self._try(inside)
        if len(loose) == 1 and self._try_turns(loose[0], piece, corners, slope):
            return
        if self._may_beat(bound := self._find_best(slope)):
            heappush(self._open, (-bound, next(self._order), piece, slope))

    def _narrow(self, key: int, span: tuple[Where, Where], slope: Slope) -> tuple[Where, Where]:
        """Return the one end where the extreme lies, when slopes say it and it is finite."""
        if span[0] == span[1] or slope.slopes.get(key, ZERO) == ZERO:
            middle = self._find_middle(key, span)
            return middle, middle
        end = self._find_steep_end(key, span, slope)
        return span if end is None or self._box[key].is_infinite(end) else (end, end)

    def _find_steep_end(self, key: int, span: tuple[Where, Where], slope: Slope) -> Where | None:
        """Return where the extreme lies for certain; None when slopes do not say."""
        low, high = slope.slopes[key]
        if low >= 0:
            return span[self._sign > 0]
        return span[self._sign < 0] if high <= 0 else None

    def _list_ends(self, key: int, span: tuple[Where, Where], slope: Slope) -> tuple[Where, ...]:
        if span[0] == span[1]:
            return span[:1]
        end = self._find_steep_end(key, span, slope)
        return span if end is None else (end,)

    def _is_bent_at_ends(self, key: int, slope: Slope) -> bool:
        """Return whether along this variable the extreme is at an end, for certain."""
        low, high = slope.slopes[key]
        return self._bulges or low >= 0 or high <= 0 or max(slope.degrees[key]) <= 1

    def _find_best(self, slope: Slope) -> Any:
        return slope.ends[1] if self._sign > 0 else -slope.ends[0]

    def _try_all(self, ends: Mapping[int, tuple[Where, ...]]) -> bool:
        """Try all corners; return whether each has a value or a limit."""
        corners = product(*ends.values())
        tried = {self._try(dict(zip(ends, corner, strict=True))) for corner in corners}
        return False not in tried

    def _try(self, where: Corner) -> bool:
        """Keep the place when no better one was found; return whether it has a value."""
        value = self._reach(where)
        if value is None:
            return False
        value = value * self._sign
        if value > self._best or not self._places:
            self._best, self._places = value, [where]
        elif value == self._best:
            self._places.append(where)
        return True

    def _try_turns(
        self, key: int, piece: Piece, corners: Mapping[int, tuple[Where, ...]], slope: Slope
    ) -> bool:
        """Try where the formula seems to turn; return whether the extreme is among all tried."""
        others = {other: ends[0] for other, ends in corners.items() if other != key}
        low, high = self._span(piece)[key]
        is_far = isinstance(low, float) or isinstance(high, float)
        if is_far or any(self._box[other].is_infinite(its) for other, its in others.items()):
            return False
        is_quadratic = slope.degrees[key] == (2, 0)
        try:
            turns = list_turns(
                lambda value: self._at({**others, key: value}, HUGE, nudge=False),
                low,
                high,
                is_quadratic=is_quadratic,
            )
        except ZeroDivisionError:
            return False
        for turn in turns:
            self._try({**others, key: turn})
        return is_quadratic

    def _cut(self, piece: Piece, slope: Slope) -> Iterator[Piece]:
        """Yield the parts of *piece*, cut along the variable that matters most."""
        spans = self._span(piece)
        loose = [
            key
            for key, (low, high) in spans.items()
            if low != high and self._find_steep_end(key, piece[key], slope) is None
        ]
        key = max(loose, key=lambda key: _weigh(spans[key], slope.slopes[key]))
        low, high = piece[key]
        is_finite = not any(self._box[key].is_infinite(end) for end in (low, high))
        if is_finite and (self._bulges or max(slope.degrees[key]) <= 1):
            yield {**piece, key: (low, low)}
            yield {**piece, key: (high, high)}
            return
        middle = find_middle(spans[key])
        held = self._places[0].get(key) if self._places and len(loose) == 1 else None
        if isinstance(held, Fraction) and spans[key][0] < held < spans[key][1]:
            middle = held
        yield {**piece, key: (low, middle)}
        yield {**piece, key: (middle, high)}

    def _span(self, piece: Piece) -> dict[int, Span]:
        return {
            key: (self._box[key].find_end(low), self._box[key].find_end(high))
            for key, (low, high) in piece.items()
        }

    def _find_middle(self, key: int, span: tuple[Where, Where]) -> Where:
        if span[0] == span[1]:
            return span[0]
        return find_middle((self._box[key].find_end(span[0]), self._box[key].find_end(span[1])))

    def _at(self, where: Corner, huge: Fraction, *, nudge: bool) -> Fraction:
        point = tuple(
            variable.place(where[key], huge, nudge=nudge)
            if key in where
            else variable.find_inside()
            for key, variable in enumerate(self._box)
        )
        return self._find(point, self._sign)

    def _reach(self, where: Corner) -> Any:
        """Return the value or the limit at a corner; None when there is none."""
        is_far = any(self._box[key].is_infinite(its) for key, its in where.items())
        if not is_far:
            try:
                return self._at(where, HUGE, nudge=False)
            except ZeroDivisionError:
                if all(self._box[key].is_reached(its) for key, its in where.items()):
                    raise CalculationError("This divides by a number that may be zero.") from None
        try:
            near = self._at(where, HUGE, nudge=not is_far)
            far = self._at(where, HUGE * HUGE, nudge=not is_far)
        except ZeroDivisionError:
            return None
        return find_limit(near, far)

    def _is_reached(self, where: Corner) -> bool:
        """Return whether the box has a point with the best value: open ends must not matter."""
        inside = {
            key: its if self._box[key].is_reached(its) else self._box[key].find_inside()
            for key, its in where.items()
        }
        if inside == where:
            return True
        try:
            return self._best * self._sign in (
                self._at(inside, HUGE, nudge=False),
                self._at(where, HUGE, nudge=True),
            )
        except ZeroDivisionError:
            return False


def _weigh(span: Span, slope: Span) -> tuple[bool, Any]:
    """Return how much a variable matters in a piece: its width, times how steep it is."""
    width = span[1] - span[0] if not isinstance(span[0], float) else inf
    steep = max(abs(slope[0]), abs(slope[1]))
    if steep == inf or width == inf:
        return steep == inf, width
    return False, width * steep
