"""The lines of a reply in the order they are read, each with the role it plays.

Plain text and the colour terminal are made from the same lines, so they cannot differ in words.
"""

from collections.abc import Iterable, Iterator

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Clarification, Locator, Reply, Step, Turn
from bot.render.grid import align

UNWRAPPED = frozenset({"header", "row"})
"""Roles of lines that stand in columns, which breaking them as text would destroy."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed.

    Attributes:
        role: ``verdict``, ``point``, ``header``, ``row``, ``step``, ``cite``, ``assume``,
            ``warn``, ``choice`` or ``suggest``.
    """

    role: str
    text: str


def compose(turn: Turn, catalogue: Catalogue, *, brief: bool = False) -> tuple[Line, ...]:
    """Return the lines of the turn's reply; *brief* keeps verdict, citations, warnings, choices."""
    reply = turn.reply
    found = [*verdict_lines(reply)] if not brief else [*_say(reply.text)]
    if not brief:
        found += step_lines(step for step in reply.steps if step.result)
    found += [Line("cite", cite(item, reply, catalogue)) for item in reply.citations]
    if not brief:
        found += [Line("assume", f"Assuming: {_one_line(item)}") for item in reply.assumptions]
    found += [Line("warn", f"Warning: {_one_line(item)}") for item in reply.warnings]
    found += choice_lines(reply)
    if reply.see and not brief:
        found.append(Line("suggest", "You could ask:"))
        found += [Line("suggest", f"  {_one_line(item)}") for item in reply.see]
    return tuple(found)


def verdict_lines(reply: Reply) -> Iterator[Line]:
    """Yield the whole verdict: the text, its points and its rows."""
    yield from _say(reply.text)
    for point in reply.points:
        yield Line("point", f"- {_one_line(point)}")
    for number, row in enumerate(align(reply.rows)):
        yield Line("row" if number else "header", f"  {row}")


def choice_lines(reply: Reply) -> Iterator[Line]:
    """Yield the numbered choices of a clarification."""
    if isinstance(reply, Clarification):
        for number, choice in enumerate(reply.choices, 1):
            yield Line("choice", f"  {number}. {_one_line(choice.label)}")


def cite(locator: Locator, reply: Reply, catalogue: Catalogue) -> str:
    """Return ``[source: place]``, with the date the cited entry was true when it gives one."""
    inside = f"{locator.source}: {locator.at}" if locator.at else locator.source
    dates = [
        entry.as_of
        for id_ in reply.entries
        if (entry := catalogue.load_entry(id_)) and entry.source == locator and entry.as_of
    ]
    return f"[{_one_line(inside)}]" + (f" (as of {dates[0]})" if dates else "")


def cite_fully(locator: Locator, reply: Reply, catalogue: Catalogue) -> str:
    """Return the citation followed by the source's title, publisher, date and address."""
    short = cite(locator, reply, catalogue)
    source = catalogue.load_source(locator.source)
    if source is None:
        return short
    parts = (source.title, source.publisher, source.date, source.url)
    return f"{short} {', '.join(part for part in parts if part)}"


def step_lines(steps: Iterable[Step]) -> Iterator[Line]:
    """Yield each step with what went into it; of one that was worked out many times the formula."""
    for step in steps:
        result = f" = {step.result}" if step.result else ""
        yield Line("step", f"  {step.name} = {step.formula}{result}")
        for item in step.inputs:
            origin = f" [{item.source}]" if item.source else ""
            yield Line("step", f"    {item.name}: {item.value}{origin}")


def _say(text: str) -> Iterator[Line]:
    for line in text.splitlines():
        if line.strip():
            yield Line("verdict", line.rstrip())


def _one_line(text: str) -> str:
    return " ".join(text.split())
