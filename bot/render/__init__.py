"""The last stage: a turn in, what a person or a program reads out.

``to_text`` gives plain text, ``to_json`` the one-line payload, ``to_markdown`` Markdown and
``explain_lines`` how a question was read. ``name_outcome`` names a reply's outcome. Colour is in
``bot.render.terminal``, a door of its own that only a colour terminal imports.
"""

from collections.abc import Sequence

from bot.base.access import Catalogue
from bot.base.model import Turn
from bot.render.explanation import echo_understood, explain_lines
from bot.render.grid import align
from bot.render.lines import UNWRAPPED, Line, cite_fully, compose, step_lines
from bot.render.outcome import ANSWERED, CLARIFY, REFUSED, UNKNOWN, name_outcome
from bot.render.wrapping import wrap, wrap_row

__all__ = [
    "ANSWERED",
    "CLARIFY",
    "REFUSED",
    "UNKNOWN",
    "UNWRAPPED",
    "Line",
    "align",
    "cite_fully",
    "compose",
    "echo_understood",
    "explain_lines",
    "name_outcome",
    "step_lines",
    "to_json",
    "to_markdown",
    "to_text",
    "wrap",
    "wrap_row",
]


def to_text(turn: Turn, catalogue: Catalogue, *, brief: bool = False) -> str:
    """Return plain text, verdict first, never wrapped, without a newline at its end."""
    return "\n".join(line.text for line in compose(turn, catalogue, brief=brief))


def to_json(turn: Turn, catalogue: Catalogue, fields: Sequence[str] = ()) -> str:
    """Return the payload as one line of JSON, or those *fields* of it alone."""
    from bot.render.payload import dump_payload

    return dump_payload(turn, catalogue, fields)


def to_markdown(turn: Turn, catalogue: Catalogue) -> str:
    """Return the reply as Markdown, with its sources in full."""
    from bot.render.markdown import write_markdown

    return write_markdown(turn, catalogue)
