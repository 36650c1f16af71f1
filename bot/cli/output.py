"""Where things are printed: answers to stdout, notices to stderr; colour where it is welcome."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import IO, Any

import click

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Turn
from bot.cli.config import load_config
from bot.render import UNWRAPPED, compose, explain_lines, to_json, to_text, wrap, wrap_row

PATIENCE, PATIENCE_OF_FILES = 2.0, 120.0
"""Seconds of compiling without a word on a terminal, and elsewhere."""


@dataclass(frozen=True, slots=True)
class Look:
    """How replies are printed.

    Attributes:
        fields: Of the JSON only these, in this order; empty for all.
        is_coloured: The terminal wants colour.
        colours: The colour of each role of a reply; used when coloured.
        width: Columns to wrap at; None never wraps (pipes, files, plain).
    """

    fields: tuple[str, ...] = ()
    is_json: bool = False
    is_brief: bool = False
    is_explained: bool = False
    is_coloured: bool = False
    colours: tuple[tuple[str, str], ...] = ()
    width: int | None = None


def print_notice(text: str) -> None:
    """Print what is not an answer."""
    click.echo(text, err=True)


def make_progress() -> Callable[[str], None]:
    """Return what prints the steps of compiling as notices, once it has taken a while."""
    start = monotonic()
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    patience = PATIENCE if is_watched else PATIENCE_OF_FILES

    def tell(step: str) -> None:
        if monotonic() - start > patience:
            print_notice(f"Compiling the base: {step} ...")

    return tell


def print_turn(turn: Turn, catalogue: Catalogue, look: Look) -> None:
    """Print a reply, and how it came about when that was asked for; log it if that is wanted."""
    note_missed(turn)
    print_shown(*show_whole(turn, catalogue, look), look)


def show_whole(turn: Turn, catalogue: Catalogue, look: Look) -> tuple[str, str]:
    """Return what goes to stdout and what goes to stderr of a turn."""
    text = show_turn(turn, catalogue, look)
    if not look.is_explained:
        return text, ""
    explained = "\n".join(explain_lines(turn))
    return (text, explained) if look.is_json else (f"{text}\n\n{explained}", "")


def print_shown(text: str, notice: str, look: Look) -> None:
    """Print what ``show_whole`` gave."""
    click.echo(text, color=look.is_coloured)
    if notice:
        print_notice(notice)


def note_missed(turn: Turn) -> None:
    """Log the question of *turn* where a log of those not answered is wanted."""
    if named := os.environ.get("OREBOT_LOG_MISSED"):
        from bot.cli.missed_log import log_missed

        log_missed(turn, Path(named))


def show_turn(turn: Turn, catalogue: Catalogue, look: Look) -> str:
    """Return a reply as it is printed."""
    if look.is_json:
        return to_json(turn, catalogue, look.fields)
    if look.is_coloured:
        from bot.render.terminal import to_terminal

        lines = compose(turn, catalogue, brief=look.is_brief)
        return to_terminal(lines, look.width, dict(look.colours))
    if look.width is not None:
        lines = compose(turn, catalogue, brief=look.is_brief)
        return "\n".join(
            (wrap_row if line.role in UNWRAPPED else wrap)(line.text, look.width) for line in lines
        )
    return to_text(turn, catalogue, brief=look.is_brief)


def print_paged(text: str, look: Look, height: int | None) -> None:
    """Print what a person reads; through a pager where it is taller than the screen.

    Args:
        text: One or more lines.
        look: How it is coloured.
        height: Lines of the screen; None never pages.
    """
    if height is None or text.count("\n") + 1 < height:
        click.echo(text, color=look.is_coloured)
        return
    os.environ.setdefault("LESS", "-FRX")  # colours stay, and so does the text on the screen
    click.echo_via_pager(text, color=look.is_coloured)


def wants_colour(stream: IO[Any] | None, environ: Mapping[str, str]) -> bool:
    """Return whether *stream* should get colour, by the conventions terminals share."""
    if environ.get("NO_COLOR") or is_accessible(environ):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream is not None and stream.isatty() and environ.get("TERM", "") not in {"", "dumb"}


def wants_wrapping(stream: IO[Any] | None, environ: Mapping[str, str]) -> bool:
    """Return whether *stream* is a terminal that would break lines inside words."""
    is_able = environ.get("TERM", "") not in {"", "dumb"} and not is_accessible(environ)
    return is_able and stream is not None and stream.isatty()


def is_accessible(environ: Mapping[str, str]) -> bool:
    """Return whether a linear terminal without redrawing is asked for."""
    return environ.get("ACCESSIBLE", "0") not in {"", "0"}


def choose_look(*, is_plain: bool, **chosen: Any) -> Look:
    """Return how to print on this process's stdout."""
    if chosen.get("is_json"):
        return Look(**chosen)
    config = load_config()
    chosen["is_brief"] = chosen.get("is_brief", False) or config["brief"]
    if is_plain or config["plain"]:
        return Look(**chosen)
    is_coloured = wants_colour(sys.stdout, os.environ)
    width = measure_width() if wants_wrapping(sys.stdout, os.environ) else None
    colours = tuple(config.colours.items())
    return Look(is_coloured=is_coloured, colours=colours, width=width, **chosen)


def measure_width() -> int:
    """Return how many columns the terminal has."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def measure_height() -> int:
    """Return how many lines the terminal has."""
    from shutil import get_terminal_size

    return get_terminal_size().lines


def soften_streams() -> None:
    """Make pipes and files UTF-8; on a terminal, characters it lacks print as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
