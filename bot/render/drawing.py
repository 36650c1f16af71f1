"""Charts as lines of text: bars over things, points or sparklines over time.

A range is drawn as a range and an open end is marked; every amount also stands there in its own
words, so that nothing is told by a length alone.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby

from bot.base.frozen import dataclass
from bot.base.model import Quantity
from bot.render.chart import Chart, Mark
from bot.render.grid import measure

NARROWEST = 20
"""Columns below which no bar is drawn, so that words stay whole."""
HEIGHT = 8
"""Lines of a drawing over time."""


@dataclass(frozen=True, slots=True)
class Pens:
    """The signs a chart is drawn with.

    Attributes:
        sure: Up to the nearer end of an amount.
        maybe: From there to its other end.
        more: The end is open upwards; *less* downwards.
        levels: Signs of a sparkline, from lowest to highest.
    """

    sure: str
    maybe: str
    more: str
    less: str
    axis: str
    point: str
    span: str
    up: str
    down: str
    levels: str


FINE = Pens("█", "░", "▶", "◀", "│", "●", "┆", "▲", "▼", "▁▂▃▄▅▆▇█")
ASCII = Pens("#", "-", ">", "<", "|", "*", ":", "^", "v", "_.-=+*%#")


def draw_charts(charts: Sequence[Chart], width: int, pens: Pens = FINE) -> tuple[str, ...]:
    """Return the lines of all charts, at most *width* columns where the words leave room."""
    lines: list[str] = []
    for _, found in groupby(charts, key=lambda chart: (chart.title, chart.unit, chart.is_series)):
        group = [*found]
        lines += [""] * bool(lines)
        if len(group) > 1 and group[0].is_series:
            lines += _draw_sparklines(group, pens)
        else:
            for chart in group:
                lines += _draw_one(chart, width, pens)
    return tuple(lines)


def _draw_one(chart: Chart, width: int, pens: Pens) -> list[str]:
    if chart.is_series and (points := _draw_points(chart, width, pens)):
        return points
    return _draw_bars(chart, width, pens)


def _head(chart: Chart) -> list[str]:
    title = ": ".join(filter(None, (chart.title, chart.name)))
    return [title] if title else []


# --- bars ---------------------------------------------------------------------------


def _draw_bars(chart: Chart, width: int, pens: Pens) -> list[str]:
    names = max(measure(mark.label) for mark in chart.marks)
    words = max(measure(mark.text) for mark in chart.marks)
    room = width - names - words - len("   ")
    if room < NARROWEST:
        return _draw_tall_bars(chart, width, pens)
    lines = []
    for mark in chart.marks:
        bar = _draw_bar(mark.quantity, chart.find_ends(), room, pens)
        gap = " " * (names - measure(mark.label))
        lines.append(f"{mark.label}{gap} {bar.ljust(room)} {mark.text}".rstrip())
    return [*_head(chart), *lines, *_explain(chart.marks, pens)]


def _draw_tall_bars(chart: Chart, width: int, pens: Pens) -> list[str]:
    """Return the bars below their words, for a narrow terminal."""
    lines = []
    for mark in chart.marks:
        bar = _draw_bar(mark.quantity, chart.find_ends(), max(width - 2, NARROWEST), pens)
        lines += [f"{mark.label}: {mark.text}", f"  {bar}".rstrip()]
    return [*_head(chart), *lines, *_explain(chart.marks, pens)]


def _draw_bar(amount: Quantity, ends: tuple[Fraction, Fraction], width: int, pens: Pens) -> str:
    """Return the signs of one amount between *ends*, which hold zero."""
    low, high = amount.low, amount.high
    if not amount.is_known:
        return ""
    room = width - len(pens.more) - len(pens.less)
    zero = _place(Fraction(0), ends, room)
    one, other = (_place(end, ends, room) if end is not None else None for end in (low, high))
    cells = [" "] * (room + 1)
    if low is None or high is None:
        near, far = (one, one) if other is None else (other, other)
    else:
        near, far = sorted((one, other), key=lambda at: abs((at or 0) - zero))
    is_across = low is not None and high is not None and low < 0 < high
    near, far = near or 0, far or 0
    sure = pens.maybe if low is None and (high or 0) > 0 else pens.sure
    if not is_across:
        _fill(cells, zero, near, sure)
        _fill(cells, near, far, pens.maybe)
    else:
        _fill(cells, min(near, far), max(near, far), pens.maybe)
    if ends[0] < 0 and cells[zero] == " ":
        cells[zero] = pens.axis
    line = "".join(cells)
    if not line.strip():
        line = " " * zero + pens.axis
    left = pens.less if low is None and ends[0] < 0 else ""
    right = pens.more if high is None else ""
    return (left or (" " if ends[0] < 0 else "")) + line.rstrip() + right


def _place(value: Fraction, ends: tuple[Fraction, Fraction], room: int) -> int:
    span = ends[1] - ends[0]
    return round((value - ends[0]) / span * room) if span else 0


def _fill(cells: list[str], start: int, stop: int, sign: str) -> None:
    for at in range(min(start, stop), max(start, stop)):
        cells[at] = sign


def _explain(marks: Iterable[Mark], pens: Pens) -> list[str]:
    """Return what the signs mean, of those that occur."""
    known = [mark.quantity for mark in marks if mark.quantity.is_known]
    said = []
    if any(item.low != item.high and item.low is not None is not item.high for item in known):
        said.append(f"{pens.maybe} from the lower to the upper end")
    if any(item.high is None for item in known):
        said.append(f"{pens.more} no upper end is known")
    if any(item.low is None for item in known):
        said.append(f"{pens.maybe} below a bound, no lower end is known")
    return [f"({'; '.join(said)})"] if said else []


# --- over time ----------------------------------------------------------------------


def _draw_points(chart: Chart, width: int, pens: Pens) -> list[str]:
    """Return a drawing with a column for each time; nothing where they find no room."""
    low, high = chart.find_ends()
    top = next((m.text for m in chart.marks if m.quantity.high == high), "")
    bottom = next((m.text for m in chart.marks if m.quantity.low == low), "0")
    left = max(measure(top), measure(bottom))
    each = min((width - left - len(" |")) // len(chart.marks), 8)
    if each < 1:
        return []
    columns = [_draw_column(mark.quantity, (low, high), pens) for mark in chart.marks]
    lines = []
    for level in range(HEIGHT, -1, -1):
        label = {HEIGHT: top, 0: bottom}.get(level, "")
        row = "".join(column[level].center(each) for column in columns)
        gap = " " * (left - measure(label))
        lines.append(f"{gap}{label} {pens.axis}{row}".rstrip())
    return [*_head(chart), *lines, *_name_times(chart, left, each), *_explain_points(chart, pens)]


def _draw_column(amount: Quantity, ends: tuple[Fraction, Fraction], pens: Pens) -> list[str]:
    """Return the signs of one time from the bottom up."""
    cells = [" "] * (HEIGHT + 1)
    if not amount.is_known:
        return cells
    low = None if amount.low is None else _place(amount.low, ends, HEIGHT)
    high = None if amount.high is None else _place(amount.high, ends, HEIGHT)
    if low is None or high is None:
        at = (low if high is None else high) or 0
        cells[at] = pens.up if high is None else pens.down
        return cells
    for at in range(low, high + 1):
        cells[at] = pens.span
    if amount.low == amount.high:
        cells[low] = pens.point
    return cells


def _name_times(chart: Chart, left: int, each: int) -> list[str]:
    labels = [mark.label for mark in chart.marks]
    if max(map(len, labels)) < each:
        return [" " * (left + 2) + "".join(label.center(each) for label in labels).rstrip()]
    ends = f"{labels[0]} ... {labels[-1]}"
    return [" " * (left + 2) + ends]


def _explain_points(chart: Chart, pens: Pens) -> list[str]:
    known = [mark.quantity for mark in chart.marks if mark.quantity.is_known]
    said = []
    if any(item.low != item.high and item.low is not None is not item.high for item in known):
        said.append(f"{pens.span} from the lower to the upper end")
    if any(item.high is None for item in known):
        said.append(f"{pens.up} no upper end is known")
    if any(item.low is None for item in known):
        said.append(f"{pens.down} no lower end is known")
    return [f"({'; '.join(said)})"] if said else []


def _draw_sparklines(charts: Sequence[Chart], pens: Pens) -> list[str]:
    """Return a line for each series, each on a scale of its own that begins at zero."""
    names = max(measure(chart.name) for chart in charts)
    lines = [charts[0].title, "(each line on its own scale, which begins at zero)"]
    for chart in charts:
        gap = " " * (names - measure(chart.name))
        first, last = chart.marks[0], chart.marks[-1]
        ends = f"{first.text} ({first.label})"
        if len(chart.marks) > 1:
            ends += f" to {last.text} ({last.label})"
        lines.append(f"{chart.name}{gap} {_draw_spark(chart, pens)} {ends}")
    return lines


def _draw_spark(chart: Chart, pens: Pens) -> str:
    ends = chart.find_ends()
    signs = []
    for mark in chart.marks:
        found = [end for end in (mark.quantity.low, mark.quantity.high) if end is not None]
        at = (
            _place(sum(found, Fraction(0)) / len(found), ends, len(pens.levels) - 1)
            if found
            else -1
        )
        signs.append(pens.levels[at] if found else "?")
    return "".join(signs)
