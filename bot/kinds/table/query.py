"""The one form of a question over a table: what to select, where, and what to do with it.

Free of language and of how it is worked out; parsing makes it, executing reads it.
"""

from bot.base.frozen import dataclass
from bot.base.model import Quantity

PERIODS = ("since", "after", "before", "until")
"""Tests of a time column against one time."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold of a row.

    Attributes:
        column: Name of the column; empty for any text column.
        test: ``is`` (one of *values*), ``has`` (all terms of *values*), ``since``, ``after``,
            ``before`` or ``until`` (the one time of *values*), ``over``, ``at_least``,
            ``under``, ``at_most``, ``between`` or ``about`` (against *amount*).
        values: Entity ids, cell texts or terms; ``latest`` and ``first`` are times.
        amount: In the unit the question gave, or the column's.
        is_default: The table's own slice; the question did not say it.
        said: The words of a ``has`` condition as they were typed.
    """

    column: str
    test: str = "is"
    values: tuple[str, ...] = ()
    amount: Quantity | None = None
    is_default: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A question over one table.

    Attributes:
        op: ``list``, ``lookup``, ``superlative``, ``rank``, ``compare``, ``difference``,
            ``ratio``, ``sum``, ``average``, ``count``, ``share``, ``filter``, ``test``,
            ``member``, ``search``, ``change``, ``series``, ``schema``, ``absent`` or
            ``figureless`` (an amount is asked of words).
        select: Names of the asked columns.
        key: Name of the column whose values name the rows.
        operands: Values of *key* in the order asked.
        order: ``most`` or ``least``.
        rank: The place asked for, from 1; 0 for none.
        limit: How many places from the top; 0 for one.
        times: From and to, of a change.
        unit: The unit the question wants amounts in; empty for the column's.
        missing: Names and times that the table has no row for.
        is_any: One of the amount conditions is enough.
    """

    table: str
    op: str
    select: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    key: str = ""
    operands: tuple[str, ...] = ()
    order: str = ""
    rank: int = 0
    limit: int = 0
    times: tuple[str, ...] = ()
    unit: str = ""
    missing: tuple[str, ...] = ()
    is_any: bool = False
