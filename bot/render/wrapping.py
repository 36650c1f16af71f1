"""Long lines broken for a screen."""

from bot.render.grid import GAP

HANGING = 2
"""Columns by which the rest of an indented line stands further in than its beginning."""


def wrap(text: str, width: int | None) -> str:
    """Return *text* with lines broken at blanks where *width* asks for it; never inside a word.

    What is set in stays so: the rest of such a line, or of a point, stands a little further in.
    """
    if width is None:
        return text
    from textwrap import fill

    lines = (
        fill(
            line,
            width,
            subsequent_indent=_indent(line),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    )
    return "\n".join(lines)


def wrap_row(text: str, width: int | None) -> str:
    """Return a row of aligned cells with its last one broken at blanks, under where it begins.

    Where that would leave it less than half of *width*, the row stays as it is.
    """
    start = text.rfind(GAP) + len(GAP)
    if width is None or len(text) <= width or not len(GAP) < start <= width // 2:
        return text
    from textwrap import fill

    return fill(
        text,
        width,
        subsequent_indent=" " * start,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _indent(line: str) -> str:
    blanks = len(line) - len(line.lstrip())
    return " " * (blanks + HANGING) if blanks or line.startswith("- ") else ""
