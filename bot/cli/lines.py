"""Where the lines of a conversation come from: a terminal that edits them, or plain input."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from bot.base.access import Catalogue

PROMPT = "> "
GOES_ON = "\\"
"""Ends a line that goes on in the next one."""
_BULLET = re.compile(r"\s*(?:[-*•>]|\d{1,3}[.)])\s+")


class Reader(Protocol):
    """Reads what is typed next; may be several lines when a list was pasted."""

    def __call__(self, *, is_private: bool = False) -> str:
        """Return it; EOFError at the end, KeyboardInterrupt on Ctrl-C.

        Args:
            is_private: Keep it out of the history.
        """


def read_piped() -> Iterator[str]:
    """Yield the lines of stdin that are not blank; none when it is closed."""
    if sys.stdin is None:
        return
    for raw in sys.stdin.buffer:
        if line := raw.decode("utf-8", "replace").removeprefix("\ufeff").strip():
            yield line


def split_typed(text: str) -> tuple[str, ...]:
    """Return the questions of what was typed: one a line, a pasted list without its bullets.

    A line that ends with a backslash goes on in the next one. What begins with a blank is private:
    each of its questions does so, too.
    """
    joined = text.replace(GOES_ON + "\n", " ").removesuffix(GOES_ON)
    lines = [line.rstrip() for line in joined.splitlines() if line.strip()]
    if len(lines) < 2:
        return tuple(lines)
    blank = " " if text[:1].isspace() else ""
    return tuple(blank + _BULLET.sub("", line, count=1).lstrip() for line in lines)


def choose_reader(
    catalogue: Catalogue, history: Path | None, *, is_linear: bool, suggests: bool = False
) -> Reader:
    """Return what reads the next line.

    Args:
        catalogue: The base whose questions and names are completed.
        history: The file of lines typed before; None to keep none.
        is_linear: Never move the cursor back: plain lines only.
        suggests: Show how the line went on the last time, greyed, while it is typed.
    """
    if is_linear or is_simple(os.environ):
        return read_plain
    from bot.cli.editing import make_editor

    return make_editor(catalogue, history, PROMPT, suggests=suggests)


def is_simple(environ: Mapping[str, str]) -> bool:
    """Return whether stdout is no terminal on which the cursor can move."""
    is_dumb = environ.get("TERM", "dumb") in {"", "dumb"}
    return is_dumb or sys.stdout is None or not sys.stdout.isatty()


def read_plain(*, is_private: bool = False) -> str:  # noqa: ARG001 -- no history is kept of it
    """Return the next line of stdin, prompted for on stderr."""
    sys.stderr.write(PROMPT)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")
