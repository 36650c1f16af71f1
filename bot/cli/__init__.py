"""The command line: reads words, files and a terminal; prints; leaves an exit status.

``main`` is the installed command. No decision about answers is made in this room.
"""

import gc
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]

COLLECT_AFTER = 200_000
"""Objects made before rubbish is looked for: one answer makes fewer, and nearly no rubbish."""


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its status."""
    gc.set_threshold(COLLECT_AFTER)
    from bot.cli.entry import run_line  # what it imports is made without looking, too

    run_line(args)
