"""What a query comes to, and the known amounts of its rows."""

from collections.abc import Sequence

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.kinds.table.figures import read_figures
from bot.kinds.table.model import Table
from bot.kinds.table.query import Query


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with the same value of one column.

    Attributes:
        amount: Their number, total or mean; None when it is not known.
        unknown: Those of *rows* without a figure.
    """

    value: str
    rows: tuple[int, ...]
    amount: Quantity | None = None
    unknown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a query comes to.

    Attributes:
        verdict: ``found``, ``none``, ``open`` (the cells do not decide it), ``more``, ``less``,
            ``equal``, ``yes``, ``no``, ``maybe``, ``unknown`` or ``nothing`` (no row surely
            meets the amounts).
        sure: Rows that fit for sure, in order.
        possible: Rows that may fit.
        unknown: Rows without a figure.
        amount: The amount worked out, if one was.
        blocks: Rows of a ranking in blocks that cannot be told apart.
        shares: Of each row in *sure*, when no row was named; None where it has no meaning.
        groups: Of a grouping, those that fit first; of the changes of several names, each.
        parts: Of a change: ``percent``, ``yearly`` and ``compound`` (both a year).
        trend: Of a series, how its last figure compares with its first.
    """

    verdict: str
    sure: tuple[int, ...] = ()
    possible: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    amount: Quantity | None = None
    blocks: tuple[tuple[int, ...], ...] = ()
    shares: tuple[Quantity | None, ...] = ()
    groups: tuple[Group, ...] = ()
    parts: tuple[tuple[str, Quantity], ...] = ()
    trend: str = ""


def read_amount(table: Table, column: str, row: int) -> Quantity | None:
    """Return the amount in a cell; None when it is not known."""
    amount = read_figures(table, column)[row]
    return amount if amount is not None and amount.is_known else None


def split_known(
    query: Query, table: Table, rows: Sequence[int]
) -> tuple[list[tuple[int, Quantity]], tuple[int, ...]]:
    """Return *rows* with their amounts in the asked column, and those without a figure."""
    figures = read_figures(table, query.measured)
    pairs = [(row, figures[row]) for row in rows]
    known = [(row, amount) for row, amount in pairs if amount is not None and amount.is_known]
    return known, tuple(row for row, amount in pairs if amount is None or not amount.is_known)
