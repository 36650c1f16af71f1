"""Which parts of a base the questions of transcripts exercise, and which none does.

An entry counts when an answer rests on it, a source when it is cited, a phrasing when it is asked
(letters and digits count, case and punctuation do not), a column and an input when a question
names it or an answer shows it, a limit when its sentence is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from typing import Any

from bot.base.codec import encode
from bot.base.frozen import dataclass
from bot.base.model import Answer, Turn
from bot.knowledge.parts import SORTS, Part

_WORD = re.compile(r"\w+")
_HOLE = re.compile(r"\\\{\w+\\\}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The parts that are exercised and those that are not, each in the base's order."""

    covered: tuple[Part, ...]
    missed: tuple[Part, ...]

    def count(self, sort: str) -> tuple[int, int]:
        """Return how many parts of *sort* are exercised, and how many there are."""
        hit = sum(part.sort == sort for part in self.covered)
        return hit, hit + sum(part.sort == sort for part in self.missed)

    def measure(self, sort: str) -> float:
        """Return the percentage of the parts of *sort* that are exercised; 100 for none."""
        hit, total = self.count(sort)
        return 100 * hit / total if total else 100.0


def measure_coverage(turns: Iterable[Turn], parts: Sequence[Part]) -> Coverage:
    """Return what *turns* exercise of *parts*."""
    touched: set[tuple[str, str, str]] = set()
    said: dict[str, list[str]] = {}
    for turn in turns:
        touched.update(_list_touched(turn))
        for entry in turn.reply.entries:
            said.setdefault(entry, []).append("\n".join((turn.reply.text, *turn.reply.warnings)))
    covered: list[Part] = []
    missed: list[Part] = []
    for part in parts:
        name = _flatten(part.name) if part.sort == "phrasing" else part.name
        is_hit = (part.sort, part.entry, name) in touched
        if part.sort == "limit":
            is_hit = _is_said(part.name, said.get(part.entry, []))
        (covered if is_hit else missed).append(part)
    return Coverage(tuple(covered), tuple(missed))


def _list_touched(turn: Turn) -> Iterator[tuple[str, str, str]]:
    """Yield (sort, entry, name) of what a turn exercises."""
    reply = turn.reply
    for citation in reply.citations:
        yield "source", "", citation.source
    typed = _flatten(turn.question.utterance)
    for entry in reply.entries:
        if isinstance(reply, Answer):
            yield "entry", entry, entry
        yield "phrasing", entry, typed
    if turn.frame is None:
        return
    state = encode(turn.frame.state) if is_dataclass(turn.frame.state) else None
    names = set(_list_texts(state))
    names |= {item.name for step in reply.steps for item in step.inputs}
    for entry in {turn.frame.entry, *reply.entries}:
        for name in names:
            yield "column", entry, name
            yield "input", entry, name


def _list_texts(held: Any) -> Iterator[str]:
    """Yield every text inside JSON values."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, list | dict):
        for inner in held.values() if isinstance(held, dict) else held:
            yield from _list_texts(inner)


def _flatten(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _is_said(sentence: str, texts: Iterable[str]) -> bool:
    """Return whether one of *texts* holds *sentence*, whatever fills its placeholders."""
    pattern = re.compile(_HOLE.sub(".*", re.escape(sentence)))
    return any(pattern.search(text) for text in texts)


def list_lines(coverage: Coverage, folder: str) -> Iterator[str]:
    """Yield a line for each part that is missed, then the counts by sort."""
    for part in coverage.missed:
        of = f" of {part.entry}" if part.entry and part.entry != part.name else ""
        yield f"{folder}/{part.place.file}:{part.place.line}: {part.sort}{of}: {part.name}"
    for sort in SORTS:
        hit, total = coverage.count(sort)
        if total:
            yield f"{sort:9} {hit:5} of {total:5}  {coverage.measure(sort):5.1f} %"


def describe(coverage: Coverage, folder: str) -> dict[str, Any]:
    """Return the same as JSON values."""
    counts = {sort: coverage.count(sort) for sort in SORTS}
    return {
        "coverage": {
            sort: {"covered": hit, "total": total, "percent": round(coverage.measure(sort), 2)}
            for sort, (hit, total) in counts.items()
        },
        "missed": [
            {
                "sort": part.sort,
                "entry": part.entry,
                "name": part.name,
                "file": f"{folder}/{part.place.file}",
                "line": part.place.line,
            }
            for part in coverage.missed
        ],
    }
