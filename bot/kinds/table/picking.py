"""Rows picked by the marks that their cells begin with."""

from collections.abc import Iterator

from bot.kinds.table.cues import has_word
from bot.kinds.table.links import Links
from bot.kinds.table.query import Condition
from bot.kinds.table.shape import list_values
from bot.kinds.table.slices import Slice


def list_marks(links: Links) -> Iterator[Slice]:
    """Yield what words ask of cells that begin with a mark: "wins" of ``W 34-12``."""
    for mark in links.words["marks"]:
        said = has_word(links.question.tokens, mark["words"])
        if not said:
            continue
        for column in links.table.columns:
            if column.type in ("category", "text"):
                values = list_values(links.table, column.name)
                starts = mark["starts"].split()
                held = tuple(value for value in values if _find_start(value) in starts)
                if held and len(held) < len(values):
                    yield Slice((Condition(column.name, "is", held),), said)


def _find_start(value: str) -> str:
    return value.split(maxsplit=1)[0].lower() if value.strip() else ""
