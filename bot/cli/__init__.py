"""The command line: reads words, files and a terminal; prints; leaves an exit status.

``main`` is the installed command. No decision about answers is made in this room.
"""

from bot.cli.entry import main

__all__ = ["main"]
