"""Reads what the entries of every kind share, and the amounts in them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.base.errors import BotError
from bot.base.model import Entry, KnowledgeBase, Passage, Quantity, Unit
from bot.base.node import Items, Node, Scalar
from bot.base.reader import Reader
from bot.calc import Units, parse_quantity

FEWEST_PHRASINGS, MOST_PHRASINGS = 3, 8


@lru_cache(maxsize=4)
def make_units(units: tuple[Unit, ...]) -> Units:
    """Return the units of a base, worked out once."""
    return Units(units)


def read_shared(
    node: Node, found: Mapping[str, Node], reader: Reader, *, has_own_sources: bool = False
) -> dict[str, Any]:
    """Return the arguments that every kind's entry takes."""
    ask = reader.read_texts(found.get("ask"), "ask")
    if not FEWEST_PHRASINGS <= len(ask) <= MOST_PHRASINGS:
        advice = f"give {FEWEST_PHRASINGS} to {MOST_PHRASINGS}"
        reader.report("W001", found.get("ask") or node, f"{len(ask)} phrasings in ask", advice)
    if "source" not in found and not has_own_sources:
        reader.report("W002", node, "the entry names no source", "add source: {id, at}")
    names = reader.names
    about = tuple(
        reader.read_reference(item, "entity", (entity.id for entity in names.entities))
        for item in reader.read_items(found.get("about"), "about")
    )
    topics = (topic.id for topic in names.topics)
    return {
        "id": reader.read_id(found["id"], "id"),
        "title": reader.read_text(found["title"], "title"),
        "place": node.place,
        "ask": ask,
        "ask_lines": _list_lines(found.get("ask")),
        "source": reader.read_locator(found.get("source")),
        "as_of": reader.read_date(found.get("as_of"), "as_of"),
        "review_by": reader.read_date(found.get("review_by"), "review_by"),
        "topic": reader.read_reference(found.get("topic"), "topic", topics),
        "about": tuple(filter(None, about)),
        "see": reader.read_texts(found.get("see"), "see"),
    }


def _list_lines(node: Node | None) -> tuple[int, ...]:
    """Return the line of each text in *node*, a list or a single one."""
    items = node.items if isinstance(node, Items) else (node,) if node else ()
    return tuple(
        item.place.line for item in items if isinstance(item, Scalar) and item.text.strip()
    )


def read_quantity(text: str, unit: str, where: Node, reader: Reader) -> Quantity | None:
    """Return the quantity in *text*; None after reporting why it is none."""
    try:
        return parse_quantity(text, unit, make_units(reader.names.units))
    except BotError as error:
        reader.report("K041", where, str(error))
        return None


def read_unit(node: Node | None, reader: Reader) -> str:
    """Return a declared unit expression; ``1`` when it is wrong."""
    text = reader.read_text(node, "unit")
    if node is None or not text:
        return "1"
    try:
        make_units(reader.names.units).measure(text)
    except BotError as error:
        message, _, hint = str(error).partition(" Did you mean")
        reader.report("K040", node, message, f"Did you mean{hint}" if hint else "")
        return "1"
    return text


def check_see(entry: Entry, base: KnowledgeBase, reader: Reader) -> None:
    """Report what *entry* suggests that is not in the base."""
    known = {other.id for other in base.entries}
    for index, id_ in enumerate(entry.see):
        if id_ not in known:
            place = reader.locate(entry, "see", index)
            reader.report_unknown("K031", place, "entry", id_, known)


def list_phrasings(entry: Entry) -> list[Passage]:
    """Return the passages of the title and the phrasings."""
    asks = (Passage(entry.id, "ask", text) for text in entry.ask)
    return [Passage(entry.id, "title", entry.title), *asks]
