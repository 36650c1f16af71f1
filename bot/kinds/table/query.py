"""The one form of a question over a table: what to select, where, and what to do with it.

Free of language and of how it is worked out; parsing makes it, executing reads it.
"""

from fractions import Fraction

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
        is_not: It must not hold ("other than", "not more than").
        than: Name or time of the row that set *amount* ("more than Berg").
        factor: How many times that row's figure *amount* is.
    """

    column: str
    test: str = "is"
    values: tuple[str, ...] = ()
    amount: Quantity | None = None
    is_default: bool = False
    said: str = ""
    is_not: bool = False
    than: str = ""
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Join:
    """Rows taken over from another query: those whose *on* is what it finds in *column*.

    Attributes:
        query: Over another table, or over the same one.
        column: Of the rows that *query* finds.
        on: Column of the table that takes them over.
    """

    query: "Query"
    column: str
    on: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question over one table.

    Attributes:
        op: ``list``, ``lookup``, ``superlative``, ``rank``, ``next``, ``listed`` (by the order of
            the table), ``compare``,
            ``difference``, ``ratio``, ``sum``, ``average``, ``count``, ``share``, ``group``,
            ``filter``, ``test``, ``claim`` and ``quote`` (of words), ``top`` (a claim), ``member``,
            ``search``, ``change``, ``series``, ``schema``,
            ``units``, ``origin`` (of the figures), ``absent`` or ``figureless`` (an amount is
            asked of words).
        select: Names of the asked columns.
        key: Name of the column whose values name the rows.
        operands: Values of *key* in the order asked.
        order: ``most`` or ``least``; of ``next`` and ``listed`` ``after`` or
            ``before``, of ``listed`` also ``first`` or ``last``; of a change that is
            claimed ``up`` or ``down``; of a claim ``open`` where a cell may not say all.
        rank: The place asked for, from 1; 0 for none.
        limit: How many places from the top; 0 for one.
        times: From and to, of a change.
        unit: The unit the question wants amounts in; empty for the column's.
        missing: Names and times that the table has no row for.
        is_any: One of the amount conditions is enough.
        by: Column that orders the rows where it is not the asked one.
        group: Column whose values gather the rows.
        figure: Of groups ``count``, ``sum`` or ``average``; of a count ``rows`` where the rows are
            counted and not their names; of an
            order ``place`` where 1 is the best; of a change ``percent`` or
            ``yearly``; of a difference ``apart`` where it is how far apart two are; else empty.
        is_claim: A yes or no is wanted.
        of: The rows are those that another query finds.
        also: The same question over tables of other sources.
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
    by: str = ""
    group: str = ""
    figure: str = ""
    is_claim: bool = False
    of: Join | None = None
    also: tuple["Query", ...] = ()

    @property
    def measured(self) -> str:
        """The column that orders the rows: *by*, else the first selected; empty for none."""
        return self.by or (self.select[0] if self.select else "")


def shows_all(query: Query) -> bool:
    """Return whether all rows of a table are shown, but for those that it leaves out by itself."""
    is_narrow = query.operands or any(not its.is_default for its in query.where)
    return query.op == "list" and not is_narrow
