"""Charts as a picture file. The only module that imports matplotlib, an extra of its own."""

from collections.abc import Sequence
from fractions import Fraction
from io import BytesIO
from typing import Any

from bot.base.errors import BotError
from bot.render.chart import Chart, Mark

FORMATS = ("svg", "png")
INCHES_A_CHART = 3.0
_SALT = "orebot"


class NoPlotterError(BotError):
    """A picture file is wanted and matplotlib is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Drawing to a file needs matplotlib, which is not installed; "
            "install it with: pip install 'orebot[plot]'"
        )


def draw_figure(charts: Sequence[Chart], kind: str) -> bytes:
    """Return a picture of all charts below each other, the same bytes for the same charts.

    Args:
        charts: One or more.
        kind: ``svg`` or ``png``.

    Raises:
        NoPlotterError: matplotlib is not installed.
    """
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NoPlotterError from error
    height = sum(_find_height(chart) for chart in charts)
    with rc_context({"svg.hashsalt": _SALT, "svg.fonttype": "none"}):
        figure = Figure(figsize=(8, height), layout="constrained")
        shapes = {"height_ratios": [_find_height(chart) for chart in charts]}
        grid = figure.subplots(len(charts), 1, squeeze=False, gridspec_kw=shapes)
        for axes, chart in zip(grid[:, 0], charts, strict=True):
            _draw_chart(axes, chart)
        buffer = BytesIO()
        figure.savefig(buffer, format=kind, metadata={"Date": None} if kind == "svg" else None)
    return buffer.getvalue()


def _find_height(chart: Chart) -> float:
    return INCHES_A_CHART if chart.is_series else 1.0 + 0.3 * len(chart.marks)


def _draw_chart(axes: Any, chart: Chart) -> None:
    axes.set_title(": ".join(filter(None, (chart.title, chart.name))))
    unit = "" if chart.unit == "1" else chart.unit
    labels = [mark.label for mark in chart.marks]
    if chart.is_series:
        axes.set_ylabel(unit)
        _draw_series(axes, chart, labels)
        return
    axes.set_xlabel(unit)
    axes.set_yticks(range(len(labels)), labels)
    low, high = map(float, chart.find_ends())
    for at, mark in enumerate(chart.marks):
        _draw_bar(axes, at, mark)
    axes.set_xlim(low * 1.05, high * 1.25 or 1)
    axes.set_ylim(len(labels) - 0.4, -0.6)


def _draw_bar(axes: Any, at: int, mark: Mark) -> None:
    """Draw full colour to the nearer end, a light bar to the other, an arrow for an open one."""
    amount = mark.quantity
    ends = [float(end) for end in (amount.low, amount.high) if end is not None]
    far = max(ends, key=abs, default=0.0)
    if ends:
        near = min(ends, key=abs) if amount.low is not None else 0.0
        near = 0.0 if min(ends) < 0 < max(ends) else near
        axes.barh(at, near, color="tab:blue")
        axes.barh(at, far - near, left=near, color="tab:blue", alpha=0.35)
        if near == 0.0 and len(ends) == 2:
            axes.barh(at, min(ends), color="tab:blue", alpha=0.35)
    if len(ends) == 1:
        axes.plot([far], [at], marker=">" if amount.high is None else "<", color="tab:blue")
    axes.text(max(far, 0.0), at, f"  {mark.text}", va="center", fontsize="small")


def _draw_series(axes: Any, chart: Chart, labels: Sequence[str]) -> None:
    """Draw a line through exact amounts; ranges stand upright and open ends are arrows."""
    exact = [_find_exact(mark) for mark in chart.marks]
    axes.plot(range(len(labels)), exact, marker="o", color="tab:blue")
    axes.set_xticks(range(len(labels)), labels, rotation=45)
    for at, mark in enumerate(chart.marks):
        low, high = mark.quantity.low, mark.quantity.high
        if low is not None and high is not None and low != high:
            axes.vlines(at, float(low), float(high), color="tab:blue", linewidth=4, alpha=0.35)
        elif mark.quantity.is_known and low != high:
            end: Fraction = low if low is not None else high or Fraction(0)
            axes.plot([at], [float(end)], marker="^" if high is None else "v", color="tab:blue")
    axes.set_ylim(bottom=min(0.0, float(chart.find_ends()[0])))


def _find_exact(mark: Mark) -> float:
    """Return the one number of an amount; not a number where there is none, which breaks a line."""
    low, high = mark.quantity.low, mark.quantity.high
    return float(low) if low is not None and low == high else float("nan")
