"""What of a reply can be drawn: named amounts in one unit, over things or over time.

Knows nothing of how it is drawn.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.base.frozen import dataclass
from bot.base.model import Quantity, Reply
from bot.calc import QuantityError, Units, parse_quantity

FEWEST = 2
"""Known amounts that make a picture."""
_TIME = re.compile(r"\d{4}(?:-\d{2}){0,2}|\d{4}-Q[1-4]")
_AMOUNT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Mark:
    """One amount of a chart.

    Attributes:
        label: What has the amount; of a series the time.
        text: The amount as the source or the reply writes it.
        quantity: In the unit of the chart; unknown where the cell is no amount.
    """

    label: str
    text: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Chart:
    """Amounts of one measure, in the order of the reply.

    Attributes:
        title: The measure.
        unit: Of every amount; ``1`` is a bare number.
        name: Of a series, the thing that it follows; may be empty.
        is_series: The labels are times, ascending.
    """

    title: str
    unit: str
    marks: tuple[Mark, ...]
    name: str = ""
    is_series: bool = False

    def find_ends(self) -> tuple[Fraction, Fraction]:
        """Return the smallest and the largest amount, zero being one of them."""
        ends = [
            end
            for mark in self.marks
            for end in (mark.quantity.low, mark.quantity.high)
            if end is not None
        ]
        return min([Fraction(0), *ends]), max([Fraction(0), *ends])


def find_charts(reply: Reply, units: Units) -> tuple[Chart, ...]:
    """Return a chart for each column of amounts, else for each unit of the values."""
    return tuple(_chart_rows(reply.rows, units)) or tuple(_chart_values(reply))


def _chart_rows(rows: Sequence[Sequence[str]], units: Units) -> Iterator[Chart]:
    if len(rows) <= FEWEST:
        return
    header, *body = rows
    columns = [[row[at] if at < len(row) else "" for row in body] for at in range(len(header))]
    read = {at: _read_column(cells, units) for at, cells in enumerate(columns) if at}
    measures = {at: found for at, found in read.items() if found}
    first = min(measures, default=0)
    times = [at for at, cells in enumerate(columns[:first]) if _are_times(cells)]
    is_series = bool(times) and len({*columns[times[0]]}) > 1
    for at, (unit, amounts) in measures.items():
        labels = _name_rows(columns[:first])
        marks = [Mark(*item) for item in zip(labels, columns[at], amounts, strict=True)]
        if not is_series:
            yield Chart(header[at], unit, tuple(marks))
            continue
        names = [cells for n, cells in enumerate(columns[:first]) if n != times[0]]
        named = _name_rows(names) if names else [""] * len(body)
        yield from _split_series(header[at], unit, columns[times[0]], named, marks)


def _split_series(
    title: str, unit: str, times: Sequence[str], names: Sequence[str], marks: Sequence[Mark]
) -> Iterator[Chart]:
    """Yield a series for each name, or one chart when nothing is followed over two times."""
    grouped: dict[str, list[Mark]] = {}
    for time, name, mark in zip(times, names, marks, strict=True):
        grouped.setdefault(name, []).append(Mark(time, mark.text, mark.quantity))
    is_repeated = any(len({mark.label for mark in its}) < len(its) for its in grouped.values())
    if is_repeated or not any(_count_known(found) >= FEWEST for found in grouped.values()):
        yield Chart(title, unit, tuple(marks))
        return
    for name, found in grouped.items():
        ordered = tuple(sorted(found, key=lambda mark: mark.label))
        yield Chart(title, unit, ordered, name, is_series=True)


def _chart_values(reply: Reply) -> Iterator[Chart]:
    by_unit: dict[str, list[Mark]] = {}
    for value in reply.values:
        mark = Mark(value.name, value.text, value.quantity)
        by_unit.setdefault(value.quantity.unit, []).append(mark)
    for unit, marks in by_unit.items():
        if _count_known(marks) >= FEWEST:
            yield Chart("", unit, tuple(marks))


def _count_known(marks: Sequence[Mark]) -> int:
    return sum(mark.quantity.is_known for mark in marks)


def _read_column(cells: Sequence[str], units: Units) -> tuple[str, tuple[Quantity, ...]] | None:
    """Return the unit and the amounts of a column in which most cells are amounts of one unit."""
    if _are_times(cells):
        return None
    found = [_read_cell(cell, units) for cell in cells]
    known = [item for item in found if item.is_known]
    kinds = {item.unit for item in known}
    filled = sum(bool(_AMOUNT.search(cell)) for cell in cells)
    if len(known) < FEWEST or len(known) < filled or len(kinds) != 1:
        return None
    return known[0].unit, tuple(found)


def _read_cell(cell: str, units: Units) -> Quantity:
    try:
        return parse_quantity(cell, "", units)
    except QuantityError:
        return Quantity(None, None, low_open=True, high_open=True, text=cell)


def _are_times(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_TIME.fullmatch(cell.strip()) for cell in cells)


def _name_rows(columns: Sequence[Sequence[str]]) -> list[str]:
    """Return a label a row, of the cells that are not the same in every row."""
    telling = [cells for cells in columns if len({*cells}) > 1] or list(columns[:1])
    return [", ".join(filter(None, row)) for row in zip(*telling, strict=True)]
