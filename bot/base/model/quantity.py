"""Amounts of the base and their units."""

from fractions import Fraction

from bot.base.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount: exact, a range, a bound or unknown, in one unit.

    Attributes:
        low: Smallest value in *unit*; None when there is no lower end.
        high: Largest value in *unit*; None when there is no upper end.
        unit: A unit expression of the base, e.g. ``kt/yr``; ``1`` is a bare number.
        low_open: The lower end itself is left out (always so when it is None).
        high_open: The upper end itself is left out (always so when it is None).
        approx: The source says "about" (``~``); the ends are taken as hard.
        text: The words of the source, e.g. ``> 100,000``; empty when computed.
    """

    low: Fraction | None
    high: Fraction | None
    unit: str = "1"
    low_open: bool = False
    high_open: bool = False
    approx: bool = False
    text: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is at least one end."""
        return self.low is not None or self.high is not None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number that the source does not call approximate."""
        is_point = self.low is self.high or self.low == self.high
        return is_point and self.low is not None and not self.approx


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the base.

    Attributes:
        id: As written in quantities, e.g. ``kt``.
        name: Singular in words, e.g. ``kilotonne``.
        aliases: Other words and signs for it.
        kind: What it measures, e.g. ``mass``; empty when *is_* gives it.
        is_: What one of it is in other units, e.g. ``1000 t``; empty for a base unit.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    is_: str = ""
