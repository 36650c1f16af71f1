"""Reads facts and gives the texts by which they are found. Needed while compiling only."""

from typing import cast

from bot.base.model import Entry, KnowledgeBase, Passage
from bot.base.node import Node
from bot.base.reader import Reader
from bot.kinds.entry_fields import (
    SHARED,
    check_see,
    list_phrasings,
    read_quantity,
    read_shared,
)
from bot.kinds.fact.model import Fact


class FactFields:
    """The compiling half of the fact kind."""

    group = "facts"

    def read(self, node: Node, reader: Reader) -> Entry | None:
        """Return the fact that *node* describes; None after reporting why not."""
        required = ("id", "title", "answer")
        found = reader.read_fields(node, "a fact", required, (*SHARED, "points", "value"))
        if found is None:
            return None
        value = found.get("value")
        text = reader.read_text(value, "value")
        return Fact(
            **read_shared(node, found, reader),
            answer=reader.read_text(found["answer"], "answer"),
            points=reader.read_texts(found.get("points"), "points"),
            value=read_quantity(text, "", value, reader) if value and text else None,
        )

    def check(self, entry: Entry, base: KnowledgeBase, reader: Reader) -> None:
        """Report what the fact refers to that is not in the base."""
        check_see(entry, base, reader)

    def make_passages(self, entry: Entry, base: KnowledgeBase) -> tuple[Passage, ...]:
        """Return title, phrasings, answer and points."""
        fact = cast(Fact, entry)
        points = (Passage(fact.id, "point", point) for point in fact.points)
        return (*list_phrasings(fact), Passage(fact.id, "answer", fact.answer), *points)


FIELDS = FactFields()
