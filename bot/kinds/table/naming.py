"""The parts of a sentence about a result: names, cells, labels and the slice they stand for.

Amounts are printed by calc, so no bound can get lost.
"""

from collections.abc import Sequence
from itertools import islice

from bot.base.frozen import dataclass
from bot.calc import format_number, format_quantity
from bot.kinds.table.model import Table
from bot.kinds.table.query import PERIODS, Query
from bot.kinds.table.result import Result
from bot.kinds.table.shape import find_column, find_time, name_entities

MOST_NAMES = 50
"""Names in a sentence, at most; the others are counted."""


TESTS = {
    "over": "more than",
    "at_least": "at least",
    "under": "less than",
    "at_most": "at most",
    "between": "between",
    "about": "about",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words for the parts of one result."""

    query: Query
    table: Table
    result: Result

    def name(self, row: int) -> str:
        """Return what names a row."""
        if not self.query.key:
            return self.table.title
        return self.table.rows[row].cells[find_column(self.table, self.query.key)].text

    def names(self, rows: Sequence[int]) -> str:
        """Return the names of *rows* in a sentence, each once."""
        named = dict.fromkeys(self.name(row) for row in rows)
        return join([*islice(named, MOST_NAMES)], len(named) - MOST_NAMES)

    def cells(self, rows: Sequence[int]) -> str:
        """Return the names of *rows*, each with its cell."""
        return self._list_with(rows, self.query.select[0])

    def _list_with(self, rows: Sequence[int], column: str) -> str:
        """Return the names of *rows*, each with its cell, and its time where all times count."""
        time, every = self.time(), any(item.values == ("",) for item in self.query.where)
        is_dated = every and time != column
        told = [
            f"{self.name(row)} ({self.cell(row, column)}"
            f"{f', {self.cell(row, time)}' if is_dated else ''})"
            for row in rows[:MOST_NAMES]
        ]
        return join(told, len(rows) - MOST_NAMES)

    def cell(self, row: int, column: str = "") -> str:
        """Return a cell's words, with the unit of a figure."""
        held = self.table.rows[row].cells[find_column(self.table, column or self.query.select[0])]
        return format_quantity(held.quantity) if held.quantity else held.text

    def figures(self, rows: Sequence[int]) -> str:
        """Return the names of *rows*, each with the cell that orders it."""
        levels = [item.column for item in self.query.where if item.amount and item.column]
        by = self.query.measured or next(iter(levels), "")
        if not by:
            return self.names(rows)
        return self._list_with(rows, by)

    def verdict(self, row: int, column: str) -> str:
        """Return a cell's words to begin a sentence with; an unknown figure is said to be so."""
        held = self.table.rows[row].cells[find_column(self.table, column)].quantity
        text = self.cell(row, column).removesuffix(".")
        return f"No figure ({text})" if held and not held.is_known else text

    def value(self, column: str, row: int) -> str:
        """Return the words of a cell that is no figure."""
        return self.table.rows[row].cells[find_column(self.table, column)].text

    def time(self) -> str:
        """Return the name of the time column; empty when there is none."""
        column = find_time(self.table)
        return column.name if column else ""

    def column_label(self, column: str) -> str:
        """Return the label of *column* as it stands inside a sentence."""
        label = self.table.columns[find_column(self.table, column)].label
        return label[:1].lower() + label[1:] if label[1:2].islower() else label

    def label(self) -> str:
        """Return the asked column's label, else the title."""
        if not self.query.select:
            return self.table.title
        return self.table.columns[find_column(self.table, self.query.select[0])].label

    def plain_label(self) -> str:
        """Return the label as it stands inside a sentence."""
        if self.query.measured:
            return self.column_label(self.query.measured)
        return self.table.title

    def slice(self, row: int) -> str:
        """Return the time and other conditions the row stands for, e.g. ``, 2024 (the latest)``."""
        parts = []
        for item in self.query.where:
            if item.test in PERIODS:
                parts.append(f", {item.test} {item.values[0]}" if item.values[0] else "")
            elif item.is_not and item.column != self.query.key and not item.is_default:
                parts.append(f", not {join([self.held(value) for value in item.values])}")
            elif item.test == "is" and item.column != self.query.key and not item.is_not:
                text = self.table.rows[row].cells[find_column(self.table, item.column)].text
                latest = " (the latest)" if item.values == ("latest",) else ""
                parts.append(f", {text}{latest}")
        return "".join(dict.fromkeys(parts))

    def against(self) -> str:
        """Return the row that the others are held against, e.g. ``, more than Berg (3 t)``."""
        told = []
        for item in self.query.where:
            if item.than and item.amount:
                name = self.held(item.than)
                times = f"{format_number(item.factor)} times " if item.factor != 1 else ""
                deny = "not " if item.is_not else ""
                level = format_quantity(item.amount)
                as_much = (
                    "as much as " if item.test in ("at_least", "at_most") and not times else ""
                )
                told.append(f", {deny}{TESTS[item.test]} {as_much}{times}{name} ({level})")
        return "".join(told)

    def held(self, value: str) -> str:
        """Return the words of the naming cell that *value* stands for."""
        return name_entities(self.table).get(value, value)

    def possible(self) -> str:
        """Return the sentence about rows that may fit too, with a blank before it."""
        sure = set(self.result.sure)
        rows = [row for row in self.result.possible if row not in sure]
        return f" Possibly also {self.figures(rows)}." if rows else ""

    def unknown(self) -> str:
        """Return the sentence about rows without a figure, with a blank before it."""
        return f" No figure for {self.unknown_names()}." if self.result.unknown else ""

    def unknown_names(self) -> str:
        """Return the names of rows without a figure, with the word that stands for it."""
        rows = self.result.unknown
        told = dict.fromkeys(self._name_unknown(row) for row in rows[:MOST_NAMES])
        return join([*told], len(rows) - MOST_NAMES)

    def _name_unknown(self, row: int) -> str:
        """Return a row's name with what stands in place of its figure, or what it lacks."""
        asked = (self.query.measured,) if self.query.measured else ()
        levels = [item.column for item in self.query.where if item.amount is not None]
        for column in (*asked, *levels):
            at = find_column(self.table, column)
            held = self.table.rows[row].cells[at].quantity
            if held is None or not held.is_known:
                said = self.cell(row, column) if column in asked else self.table.columns[at].label
                return f"{self.name(row)} ({said})" if len(said) > 1 else self.name(row)
        return self.name(row)


def join(names: Sequence[str], more: int = 0) -> str:
    """Return *names* as ``a, b and c``; how many *more* there are stands for the others."""
    if more > 0:
        names = [*names, f"{more} more"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
