"""The lines that were typed to a base, kept in the XDG state folder."""

import os
from collections.abc import Mapping
from pathlib import Path

from bot.cli.output import print_notice


def find_history(environ: Mapping[str, str], base: str) -> Path | None:
    """Return the file that keeps the lines typed to *base*; None when none can be kept."""
    state = environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in base)
    path = Path(state) / "orebot" / f"history-{name}"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))
    except OSError as error:
        print_notice(f"No history is kept: {path}: {error.strerror}.")
        return None
    return path


def read_history(path: Path) -> tuple[str, ...]:
    """Return the lines kept in *path*, oldest first."""
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return ()
    return tuple(line[1:] for line in text.splitlines() if line.startswith("+"))
