"""A list of amounts in one unit, as a text writes it: cash flows of years, shares of suppliers."""

import re
from dataclasses import replace

from bot.base.errors import BotError
from bot.base.model import Quantity
from bot.calc import Units, format_quantity, parse_quantity

MOST_NUMBERS = 200
_BETWEEN = r"\s*(?:;|/|,\s)\s*"
_GROUPED = r"[-+]?\d{1,3}(?:,\d{3})+"


class SeriesError(BotError):
    """A text that is no list of amounts."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Write for example -100; 39; 59; at most {MOST_NUMBERS}.")


def read_series(text: str, unit: str, units: Units) -> tuple[Quantity, ...]:
    """Return the amounts that *text* lists, between semicolons, slashes or commas.

    Raises:
        BotError: One is no amount, or there are too many.
    """
    parts = re.split(_BETWEEN, text.strip().strip("[]()"))
    if len(parts) == 1 and "," in text and not re.fullmatch(_GROUPED, parts[0]):
        parts = parts[0].split(",")
    if len(parts) > MOST_NUMBERS:
        raise SeriesError(f"These are {len(parts):,} amounts.")
    if not all(parts):
        raise SeriesError("An amount of the list is missing.")
    return tuple(replace(parse_quantity(part, unit or "1", units), text="") for part in parts)


def say_series(numbers: tuple[Quantity, ...]) -> str:
    """Return the amounts as :func:`read_series` reads them."""
    return "; ".join(map(format_quantity, numbers))
