"""The same lines in colour, wrapped at words, for a terminal that has colours.

The only module that imports rich. Colour repeats what the words already say.
"""

from collections.abc import Iterable, Mapping
from io import StringIO

from rich.console import Console
from rich.text import Text

from bot.render.lines import UNWRAPPED, Line
from bot.render.wrapping import wrap, wrap_row

ROLES = {
    "verdict": "verdict",
    "header": "table",
    "step": "step",
    "cite": "source",
    "assume": "warning",
    "warn": "warning",
    "suggest": "choice",
    "choice": "choice",
}
"""The role that colours each kind of line; the rest is not coloured."""


def to_terminal(lines: Iterable[Line], width: int | None, colours: Mapping[str, str]) -> str:
    """Return the lines styled for a terminal.

    Args:
        lines: Of one reply.
        width: Columns to wrap at; None never wraps.
        colours: Role (``verdict``, ``table``, ``step``, ``source``, ``warning``, ``choice``) ->
            style such as ``bold green``.
    """
    buffer = StringIO()
    console = Console(
        file=buffer,
        force_terminal=True,
        color_system="standard",
        width=10**6,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=False,
        legacy_windows=False,
    )
    for line in lines:
        break_line = wrap_row if line.role in UNWRAPPED else wrap
        style = colours.get(ROLES.get(line.role, ""), "")
        console.print(Text(break_line(line.text, width), style=style), soft_wrap=True)
    return buffer.getvalue().rstrip("\n")
