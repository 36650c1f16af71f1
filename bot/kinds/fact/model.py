"""The fields of a fact."""

from bot.base.frozen import dataclass
from bot.base.model import Entry, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Entry):
    """A statement with its source.

    Attributes:
        answer: Short, value first.
        points: Further lines, in order.
        value: The number it states, when there is one.
    """

    answer: str
    points: tuple[str, ...] = ()
    value: Quantity | None = None
