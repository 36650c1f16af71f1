"""The fields of a table."""

from bot.base.frozen import dataclass
from bot.base.model import Entry, Locator, Quantity


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        type: ``entity``, ``time``, ``category``, ``quantity``, ``text`` or ``source``.
        unit: Unit expression of a quantity column; empty otherwise.
        kind: Kind of the entities of an entity column; may be empty.
        aliases: Other words for it in questions ("produce", "output").
    """

    name: str
    label: str
    type: str
    unit: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and the entity or the amount they stand for."""

    text: str
    entity: str = ""
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; *source* only where it has its own, *others* where it has more than one."""

    cells: tuple[Cell, ...]
    source: Locator | None = None
    others: tuple[Locator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Entry):
    """Rows under typed columns.

    Attributes:
        default: (column, value) that hold when the question is silent; ``latest`` is a value,
            and ``all`` keeps every value of a time column.
        key: Name of the column whose values name the rows.
        series: Name of the time column over which the names repeat; empty when each stands once.
        edition_of: Id of the table whose other editions these are; that one answers first.
        note: A caveat shown with every answer.
        data: The CSV file the rows came from, relative to the base; empty when inline.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    default: tuple[tuple[str, str], ...] = ()
    note: str = ""
    data: str = ""
    key: str = ""
    series: str = ""
    edition_of: str = ""
