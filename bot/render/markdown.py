"""The reply as Markdown, for reports and issues."""

from collections.abc import Iterator, Sequence

from bot.base.access import Catalogue
from bot.base.model import Turn
from bot.render.lines import Line, cite_fully, compose

_BULLETS = {"step": "    ", "warn": "> ", "choice": "", "assume": "> "}


def write_markdown(turn: Turn, catalogue: Catalogue) -> str:
    """Return paragraphs, a Markdown table of the rows, and the sources as a list."""
    reply = turn.reply
    blocks: list[list[str]] = []
    role = ""
    for line in compose(turn, catalogue):
        if line.role in {"header", "row", "cite"}:
            continue
        if line.role != role:
            blocks.append([])
        role = line.role
        blocks[-1].append(_mark(line))
    blocks.append(list(_table(reply.rows)))
    blocks.append([f"- {cite_fully(item, reply, catalogue)}" for item in reply.citations])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _mark(line: Line) -> str:
    text = line.text if line.role in {"point", "step"} else line.text.strip()
    if line.role == "suggest" and line.text.startswith(" "):
        return f"- {text}"
    return _BULLETS.get(line.role, "") + text


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
        if number == 0:
            yield "|" + " --- |" * len(row)
