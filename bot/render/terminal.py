"""The same lines in colour, wrapped at words, for a terminal that has colours.

The only module that imports rich. Colour repeats what the words already say.
"""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from bot.render.lines import UNWRAPPED, Line

STYLES = {
    "verdict": "bold",
    "header": "underline",
    "step": "dim",
    "cite": "cyan",
    "assume": "magenta",
    "warn": "yellow",
    "suggest": "green",
    "choice": "bold green",
}


def to_terminal(lines: Iterable[Line], width: int | None) -> str:
    """Return the lines styled for a terminal of *width* columns; None never wraps."""
    buffer = StringIO()
    console = Console(
        file=buffer,
        force_terminal=True,
        color_system="standard",
        width=width or 10**6,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=False,
        legacy_windows=False,
    )
    for line in lines:
        text = Text(line.text, style=STYLES.get(line.role, ""))
        console.print(text, soft_wrap=width is None or line.role in UNWRAPPED)
    return buffer.getvalue().rstrip("\n")
