"""Long lines broken for a screen."""

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


def _indent(line: str) -> str:
    blanks = len(line) - len(line.lstrip())
    return " " * (blanks + HANGING) if blanks or line.startswith("- ") else ""
