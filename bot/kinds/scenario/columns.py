"""Table columns that a scenario's formulas use, as amounts by entity.

The first column that the sources allow is used; rows without a number are left out.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import Entry, Locator
from bot.kinds.scenario.model import Scenario, Use
from bot.kinds.table.model import Row, Table
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import find_column, keep_sources, slice_rows

if TYPE_CHECKING:
    from bot.calc import Column

LoadEntry = Callable[[str], Entry | None]


class NoColumnError(BotError):
    """None of the columns that a scenario may use is there, or allowed."""

    def __init__(self, use: Use, sources: Iterable[str]) -> None:
        limited = ", ".join(sources)
        why = f"in {limited}" if limited else "in the base"
        super().__init__(f"There is no figure for {use.name} {why}.")


@dataclass(frozen=True, slots=True)
class Figures:
    """A column as read from its table.

    Attributes:
        left_out: Entities whose cell has no number.
        citations: Of the table and of rows with a source of their own.
    """

    name: str
    table: Table
    label: str
    column: "Column"
    left_out: tuple[str, ...]
    citations: tuple[Locator, ...]
    is_choice: bool


def find_table(reference: str, load_entry: LoadEntry) -> tuple[Table, int] | None:
    """Return the table and the position of ``table.column``; None when it is not there."""
    id_, _, name = reference.partition(".")
    table = load_entry(id_)
    if not isinstance(table, Table) or name not in {column.name for column in table.columns}:
        return None
    return table, find_column(table, name)


def list_keys(reference: str, load_entry: LoadEntry) -> tuple[str, ...]:
    """Return the entities in ``table.column``, in order."""
    found = find_table(reference, load_entry)
    if found is None:
        return ()
    table, at = found
    return tuple(dict.fromkeys(row.cells[at].entity for row in table.rows if row.cells[at].entity))


def read_figures(
    scenario: Scenario, use: Use, load_entry: LoadEntry, sources: tuple[str, ...]
) -> Figures:
    """Return the first column of *use* that *sources* allow.

    Raises:
        NoColumnError: There is none.
    """
    for reference in use.columns:
        found = find_table(reference, load_entry)
        if found is None:
            continue
        rows = _list_rows(found[0], sources)
        if rows:
            return _make_figures(scenario, use, found, rows)
    raise NoColumnError(use, sources)


def has_figures(scenario: Scenario, load_entry: LoadEntry, sources: tuple[str, ...]) -> bool:
    """Return whether *sources* hold a column for each name that the formulas use."""
    return not sources or all(
        any(
            found and _list_rows(found[0], sources)
            for found in (find_table(reference, load_entry) for reference in use.columns)
        )
        for use in scenario.use
    )


def _list_rows(table: Table, sources: tuple[str, ...]) -> list[Row]:
    kept = keep_sources(table, sources)
    return [kept.rows[at] for at in slice_rows(kept, _make_default(kept))]


def _make_default(table: Table) -> list[Condition]:
    """Return the table's own slice; a row of an entity is also found by the entity's text."""
    conditions = []
    for name, value in table.default:
        if value == "all":
            continue
        at = find_column(table, name)
        named = (row.cells[at].entity for row in table.rows if row.cells[at].text == value)
        conditions.append(
            Condition(name, "is", tuple(dict.fromkeys((value, *filter(None, named)))))
        )
    return conditions


def _make_figures(
    scenario: Scenario, use: Use, found: tuple[Table, int], rows: list[Row]
) -> Figures:
    from bot.calc import Column  # loads what runs formulas

    table, at = found
    key = _find_key(scenario, table)
    cells = {row.cells[key].entity: row.cells[at].quantity for row in rows}
    known = {name: its for name, its in cells.items() if name and its and its.is_known}
    column = table.columns[at]
    own = (row.source for row in rows if row.source and row.cells[key].entity in known)
    cited = tuple(dict.fromkeys(its for its in (table.source, *own) if its))
    if len({row.cells[key].entity for row in rows}) < len(rows):
        raise NoColumnError(use, ())
    return Figures(
        use.name,
        table,
        column.label or column.name,
        Column(tuple(known), tuple(known.values()), column.unit or "1"),
        tuple(name for name in cells if name and name not in known),
        cited,
        len(use.columns) > 1,
    )


def _find_key(scenario: Scenario, table: Table) -> int:
    """Return the position of the column whose entities name the rows."""
    for item in scenario.inputs:
        id_, _, name = item.of.partition(".")
        if id_ == table.id:
            return find_column(table, name)
    return next((i for i, column in enumerate(table.columns) if column.type == "entity"), 0)
