"""A range that knows how it rises and falls with each variable of a box.

Knows sums, differences and products; ``slopes`` knows the rest.
"""

from bot.base.frozen import dataclass
from bot.calc.ranges import ZERO, Range, add_ranges, multiply_ranges, negate_range

WILD = (9, 9)
"""The degrees of what is no ratio of polynomials."""


@dataclass(frozen=True, slots=True)
class Slope:
    """A range over the box.

    Attributes:
        ends: Where its values lie; may be wider than they are.
        slopes: For each variable it depends on, where its derivative lies.
        degrees: For each such variable, the degrees of numerator and denominator.
    """

    ends: Range
    slopes: dict[int, Range]
    degrees: dict[int, tuple[int, int]]

    def __add__(self, other: "Slope") -> "Slope":
        """Return the sum."""
        slopes = {
            key: add_ranges(self.slopes.get(key, ZERO), other.slopes.get(key, ZERO))
            for key in self.slopes | other.slopes
        }
        degrees = {}
        for key in slopes:
            (up, down), (its_up, its_down) = self.find_degree(key), other.find_degree(key)
            degrees[key] = (max(up + its_down, its_up + down), down + its_down)
        return Slope(add_ranges(self.ends, other.ends), slopes, degrees)

    def __neg__(self) -> "Slope":
        """Return minus it."""
        slopes = {key: negate_range(its) for key, its in self.slopes.items()}
        return Slope(negate_range(self.ends), slopes, self.degrees)

    def __sub__(self, other: "Slope") -> "Slope":
        """Return the difference."""
        return self + -other

    def __mul__(self, other: "Slope") -> "Slope":
        """Return the product; zero times anything depends on nothing."""
        if ZERO in (self.ends, other.ends):
            return Slope(ZERO, {}, {})
        slopes = {}
        degrees = {}
        for key in self.slopes | other.slopes:
            slopes[key] = add_ranges(
                multiply_ranges(self.slopes.get(key, ZERO), other.ends),
                multiply_ranges(other.slopes.get(key, ZERO), self.ends),
            )
            (up, down), (its_up, its_down) = self.find_degree(key), other.find_degree(key)
            degrees[key] = (up + its_up, down + its_down)
        return Slope(multiply_ranges(self.ends, other.ends), slopes, degrees)

    def find_degree(self, key: int) -> tuple[int, int]:
        """Return the degrees of numerator and denominator in a variable."""
        return self.degrees.get(key, (0, 0))

    def bend(self, ends: Range, slope: Range) -> "Slope":
        """Return a function of it that has these ends and this derivative."""
        slopes = {key: multiply_ranges(its, slope) for key, its in self.slopes.items()}
        return Slope(ends, slopes, dict.fromkeys(slopes, WILD))
