"""The fields of a fact."""

from bot.base.frozen import dataclass
from bot.base.model import Entry, Locator, Quantity


@dataclass(frozen=True, slots=True)
class Account:
    """What another source says of the same.

    Attributes:
        answer: Short, value first.
        as_of: When it was true, e.g. ``2024``; may be empty.
        value: The number it states, when there is one.
        why: Why it differs, a sentence ("An earlier edition."); empty when that is not known.
    """

    answer: str
    source: Locator
    as_of: str = ""
    value: Quantity | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Entry):
    """A statement with its source.

    Attributes:
        answer: Short, value first.
        points: Further lines, in order.
        value: The number it states, when there is one.
        others: What other sources say that differs.
    """

    answer: str
    points: tuple[str, ...] = ()
    value: Quantity | None = None
    others: tuple[Account, ...] = ()
