"""Reads facts and gives the texts by which they are found. Needed while compiling only."""

from typing import cast

from bot.base.model import Entry, KnowledgeBase, Passage, Quantity
from bot.base.node import Node
from bot.base.reader import Reader
from bot.kinds.entry_fields import (
    check_see,
    list_phrasings,
    read_quantity,
    read_shared,
)
from bot.kinds.fact.format import ACCOUNT, FACT
from bot.kinds.fact.model import Account, Fact


class FactFields:
    """The compiling half of the fact kind."""

    group = "facts"
    format = FACT

    def read(self, node: Node, reader: Reader) -> Entry | None:
        """Return the fact that *node* describes; None after reporting why not."""
        found = reader.read_fields(node, FACT)
        if found is None:
            return None
        others = reader.read_items(found.get("others"), "others")
        return Fact(
            **read_shared(node, found, reader),
            answer=reader.read_text(found["answer"], "answer"),
            points=reader.read_texts(found.get("points"), "points"),
            value=_read_value(found.get("value"), reader),
            others=tuple(filter(None, (_read_account(item, reader) for item in others))),
        )

    def check(self, entry: Entry, base: KnowledgeBase, reader: Reader) -> None:
        """Report what the fact refers to that is not in the base."""
        check_see(entry, base, reader)

    def make_passages(self, entry: Entry, base: KnowledgeBase) -> tuple[Passage, ...]:
        """Return title, phrasings, answer, points and what other sources say."""
        fact = cast(Fact, entry)
        said = (*fact.points, *(other.answer for other in fact.others))
        points = (Passage(fact.id, "point", text) for text in said)
        return (*list_phrasings(fact), Passage(fact.id, "answer", fact.answer), *points)


def _read_value(node: Node | None, reader: Reader) -> Quantity | None:
    text = reader.read_text(node, "value")
    return read_quantity(text, "", node, reader) if node and text else None


def _read_account(node: Node, reader: Reader) -> Account | None:
    """Return what another source says; None after reporting why it cannot be read."""
    found = reader.read_fields(node, ACCOUNT)
    source = reader.read_locator(found["source"]) if found else None
    if found is None or source is None:
        return None
    return Account(
        answer=reader.read_text(found["answer"], "answer"),
        source=source,
        as_of=reader.read_date(found.get("as_of"), "as_of"),
        value=_read_value(found.get("value"), reader),
        why=reader.read_text(found.get("why"), "why"),
    )


FIELDS = FactFields()
