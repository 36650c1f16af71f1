"""Names that no row of a table has together: the doubtful one among them is not meant."""

from collections.abc import Sequence
from dataclasses import replace

from bot.kinds.table.linking import ValueLink
from bot.kinds.table.links import Links
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import slice_rows


def relax(links: Links, ways: Sequence[Links]) -> tuple[Links, ...]:
    """Return *ways*; where none finds a row, those that do without one doubtful name.

    A name is doubtful that shares its words with another one or with the name of a column.
    """
    if links.find("except", "deny") or any(_finds_rows(way) for way in ways):
        return tuple(ways)
    shorter = (
        replace(way, rows=tuple(its for its in way.rows if its is not row))
        for way in ways
        for row in way.rows
        if len(way.rows) > 1 and _is_doubtful(row, way)
    )
    return tuple(way for way in shorter if _finds_rows(way)) or tuple(ways)


def _finds_rows(links: Links) -> bool:
    held: dict[str, list[str]] = {}
    for row in links.rows:
        held.setdefault(row.column, []).extend(row.cells or (row.value,))
    named = [Condition(name, "is", tuple(values)) for name, values in held.items()]
    return len(held) < 2 or bool(slice_rows(links.table, named))


def _is_doubtful(row: ValueLink, links: Links) -> bool:
    """Return whether the words of *row* may mean something else."""
    others = [its.tokens for its in links.rows if its is not row]
    others += [its.tokens for its in links.columns]
    return any(row.tokens & tokens for tokens in others)
