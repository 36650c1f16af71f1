"""Where the lines of a conversation come from: a terminal that edits them, or plain input."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bot.base.access import Catalogue
from bot.cli.output import print_notice

PROMPT = "> "


def read_piped() -> Iterator[str]:
    """Yield the lines of stdin that are not blank; none when it is closed."""
    if sys.stdin is None:
        return
    for raw in sys.stdin.buffer:
        if line := raw.decode("utf-8", "replace").removeprefix("\ufeff").strip():
            yield line


def choose_reader(catalogue: Catalogue, *, is_linear: bool) -> Callable[[], str]:
    """Return what reads the next line; it raises EOFError at the end, KeyboardInterrupt on Ctrl-C.

    Args:
        catalogue: The base whose questions and names are completed.
        is_linear: Never move the cursor back: plain lines only.
    """
    is_dumb = os.environ.get("TERM", "dumb") in {"", "dumb"}
    if is_linear or is_dumb or sys.stdout is None or not sys.stdout.isatty():
        return read_plain
    from bot.cli.editing import make_editor

    history = find_history(os.environ, catalogue.load_about()["name"])
    return make_editor(catalogue, history, PROMPT)


def read_plain() -> str:
    """Return the next line of stdin, prompted for on stderr."""
    sys.stderr.write(PROMPT)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")


def find_history(environ: Mapping[str, str], base: str) -> Path | None:
    """Return the file that keeps the lines typed to *base*; None when none can be kept."""
    state = environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in base)
    path = Path(state) / "orebot" / f"history-{name}"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8"):
            return path
    except OSError as error:
        print_notice(f"No history is kept: {path}: {error.strerror}.")
        return None
