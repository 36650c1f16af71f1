"""``--plot`` and ``:plot``: a reply as a picture, in the terminal or in a file."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import click

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.model import Reply
from bot.cli.output import is_accessible, measure_width, print_notice

ON_TERMINAL = "-"
PIPED_WIDTH = 80
NOTHING = "There is nothing to draw: a picture needs two amounts in one unit."


class PictureError(BotError):
    """A picture cannot be written where it should be."""


class PlotCommand(click.Command):
    """Takes ``--plot`` with or without a file behind it; a question's words are no file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return the rest after parsing."""
        settled = [*args]
        for at, arg in enumerate(args):
            if arg == "--plot":
                after = args[at + 1] if at + 1 < len(args) else ""
                if not _is_file(after):
                    settled[at] = f"--plot={ON_TERMINAL}"
        return super().parse_args(ctx, settled)


def _is_file(word: str) -> bool:
    """Return whether *word* ends as files do, and is no question or amount."""
    ending = word.rpartition(".")[2] if "." in word and " " not in word else ""
    return ending.isalpha() and 2 <= len(ending) <= 4


def plot_option(command: Any) -> Any:
    """Return *command*, a ``PlotCommand``, with ``--plot``."""
    return click.option(
        "--plot",
        metavar="[FILE.svg|FILE.png]",
        help="Draw the amounts, here or to a file (which needs the extra 'plot').",
    )(command)


def plot(reply: Reply, catalogue: Catalogue, where: str, *, is_plain: bool) -> str:
    """Return the drawing, or what became of writing it to the file *where*.

    Raises:
        BotError: The file cannot be written, or matplotlib is missing.
    """
    from bot.calc import Units
    from bot.render.chart import find_charts

    if where != ON_TERMINAL:
        kind = _check_kind(where)
    charts = find_charts(reply, Units(tuple(catalogue.units)))
    if not charts:
        return NOTHING
    if where != ON_TERMINAL:
        from bot.render.figure import draw_figure

        _write(Path(where), draw_figure(charts, kind))
        return f"Drawn to {where}."
    from bot.render.drawing import ASCII, FINE, draw_charts

    pens = ASCII if is_plain or not can_draw(sys.stdout, os.environ) else FINE
    width = measure_width() if sys.stdout.isatty() else PIPED_WIDTH
    return "\n".join(draw_charts(charts, width, pens))


def print_plot(reply: Reply, catalogue: Catalogue, where: str, *, is_plain: bool) -> None:
    """Print the drawing below the answer; what became of a file goes to stderr."""
    said = plot(reply, catalogue, where, is_plain=is_plain)
    if where != ON_TERMINAL or said == NOTHING:
        print_notice(said)
    else:
        click.echo(f"\n{said}")


def can_draw(stream: IO[Any], environ: Mapping[str, str]) -> bool:
    """Return whether *stream* shows more than letters: its encoding has the signs, it can draw."""
    if is_accessible(environ) or (stream.isatty() and environ.get("TERM", "") in {"", "dumb"}):
        return False
    try:
        "█░▶◀│●┆▲▼▁".encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _check_kind(where: str) -> str:
    from bot.render.figure import FORMATS

    kind = Path(where).suffix.removeprefix(".").casefold()
    if kind not in FORMATS:
        raise PictureError(f"{where!r} is no picture that can be drawn; it ends in .svg or .png.")
    return kind


def _write(path: Path, picture: bytes) -> None:
    try:
        path.write_bytes(picture)
    except OSError as error:
        raise PictureError(f"Cannot write {str(path)!r}: {error.strerror}.") from error
