"""Where things are printed: answers to stdout, notices to stderr; colour where it is welcome."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import click

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Turn
from bot.render import UNWRAPPED, compose, explain_lines, to_json, to_text


@dataclass(frozen=True, slots=True)
class Look:
    """How replies are printed.

    Attributes:
        fields: Of the JSON only these, in this order; empty for all.
        is_coloured: The terminal wants colour.
        width: Columns to wrap at; None never wraps (pipes, files, plain).
    """

    fields: tuple[str, ...] = ()
    is_json: bool = False
    is_brief: bool = False
    is_explained: bool = False
    is_coloured: bool = False
    width: int | None = None


def print_notice(text: str) -> None:
    """Print what is not an answer."""
    click.echo(text, err=True)


def print_turn(turn: Turn, catalogue: Catalogue, look: Look) -> None:
    """Print a reply, and how it came about when that was asked for; log it if that is wanted."""
    if named := os.environ.get("OREBOT_LOG_MISSED"):
        from bot.cli.missed_log import log_missed

        log_missed(turn, Path(named))
    click.echo(show_turn(turn, catalogue, look), color=look.is_coloured)
    if look.is_explained:
        lines = explain_lines(turn)
        if look.is_json:
            print_notice("\n".join(lines))
        else:
            click.echo("\n".join(("", *lines)))


def show_turn(turn: Turn, catalogue: Catalogue, look: Look) -> str:
    """Return a reply as it is printed."""
    if look.is_json:
        return to_json(turn, catalogue, look.fields)
    if look.is_coloured:
        from bot.render.terminal import to_terminal

        return to_terminal(compose(turn, catalogue, brief=look.is_brief), look.width)
    if look.width is not None:
        lines = compose(turn, catalogue, brief=look.is_brief)
        return "\n".join(
            line.text if line.role in UNWRAPPED else wrap(line.text, look.width) for line in lines
        )
    return to_text(turn, catalogue, brief=look.is_brief)


def wrap(text: str, width: int | None) -> str:
    """Return *text* with lines broken at blanks where *width* asks for it; never inside a word."""
    if width is None:
        return text
    from textwrap import fill

    lines = (
        fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.splitlines()
    )
    return "\n".join(lines)


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
    if is_plain or chosen.get("is_json"):
        return Look(**chosen)
    is_coloured = wants_colour(sys.stdout, os.environ)
    width = measure_width() if wants_wrapping(sys.stdout, os.environ) else None
    return Look(is_coloured=is_coloured, width=width, **chosen)


def measure_width() -> int:
    """Return how many columns the terminal has."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def soften_streams() -> None:
    """Make pipes and files UTF-8; on a terminal, characters it lacks print as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
