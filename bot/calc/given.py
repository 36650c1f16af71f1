"""What steps start from, and what they come to."""

from typing import Literal

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.calc.check import Shape

Verdict = Literal["yes", "no", "maybe"]


@dataclass(frozen=True, slots=True)
class Column:
    """An amount for each row, all in one unit; rows without a number are left out."""

    keys: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    unit: str = "1"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by their keys."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a step comes to.

    Attributes:
        quantity: Of a step that is one amount: its bounds over every range at once.
        column: Of a step that has an amount for each row.
        verdict: Of a condition.
        is_proven: The bounds are the tightest there are. Nothing ever lies outside them.
    """

    quantity: Quantity | None = None
    column: Column | None = None
    verdict: Verdict | None = None
    is_proven: bool = True


Given = Quantity | Column | Rows | bool


def find_shape(value: Given) -> Shape:
    """Return the shape of what a name stands for."""
    if isinstance(value, bool):
        return Shape("bool")
    if isinstance(value, Rows):
        return Shape("rows")
    return Shape("column" if isinstance(value, Column) else "scalar", value.unit)
