"""What can go wrong in a calculation that a person can mend."""

from collections.abc import Iterable

from bot.base.errors import BotError, name_nearest

LONGEST_SHOWN = 60
"""Characters of a wrong text that a message repeats."""


def shorten(text: str) -> str:
    """Return *text*, cut when it is too long for a message."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."


class UnitError(BotError):
    """A unit that is not declared, or two that do not measure the same."""

    @classmethod
    def for_unknown(cls, expression: str, known: Iterable[str]) -> "UnitError":
        """Return the error for a unit that nobody declared."""
        hint = name_nearest(expression, known) if len(expression) <= LONGEST_SHOWN else ""
        return cls(f"There is no unit {shorten(expression)!r}.{hint}")

    @classmethod
    def for_unlike(cls, one: str, other: str) -> "UnitError":
        """Return the error for two units that measure different things."""
        return cls(f"{one!r} and {other!r} do not measure the same; one cannot become the other.")


class QuantityError(BotError):
    """A text that is no quantity."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(
            f"{shorten(text)!r} is no quantity{': ' + reason if reason else ''}. These are: "
            "270,000; ~5000; 50 - 150 kt/yr; > 100,000; <= 3; 50%; 0.5 million; unknown."
        )


class FormulaError(BotError):
    """A formula that cannot be read, or that does not fit its names and units.

    Attributes:
        position: Offset in the formula's text, from 0.
    """

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.position = position


class CalculationError(BotError):
    """A calculation without a result, e.g. a division by zero."""
