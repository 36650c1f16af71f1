"""Reads what entries refer to: topics, sources, entities and units."""

from collections.abc import Mapping, Sequence

from bot.base.errors import BotError
from bot.base.lexicon import make_key
from bot.base.model import Entity, Source, Topic, Unit
from bot.base.node import Node, find_place
from bot.base.reader import Names, Reader
from bot.calc import Units
from bot.knowledge.format import ENTITY, LIST_KEYS, SOURCE, TEXT_KEYS, TOPIC, UNIT

TEXTS = tuple(key.name for key in TEXT_KEYS)
LISTS = tuple(key.name for key in LIST_KEYS)
COSTS = "costs"


def read_names(lists: Mapping[str, Sequence[Node]], reader: Reader) -> Names:
    """Return what entries may refer to, all ids different."""
    topics = [_read_topic(node, reader) for node in lists["topics"]]
    sources = [_read_source(node, reader) for node in lists["sources"]]
    entities = [_read_entity(node, reader) for node in lists["entities"]]
    units = [_read_unit(node, reader) for node in lists["units"]]
    for what, read in (("topics", topics), ("sources", sources), ("entities", entities)):
        _check_ids(what, [item.id if item else "" for item in read], lists[what], reader)
    _check_ids("units", [item.id if item else "" for item in units], lists["units"], reader)
    _check_aliases(entities, lists["entities"], reader)
    names = Names(
        tuple(filter(None, topics)),
        tuple(filter(None, sources)),
        tuple(filter(None, entities)),
        tuple(filter(None, units)),
    )
    _check_units(units, lists["units"], names, reader)
    return names


def _check_ids(what: str, ids: Sequence[str], nodes: Sequence[Node], reader: Reader) -> None:
    seen: set[str] = set()
    for id_, node in zip(ids, nodes, strict=True):
        if id_ and id_ in seen:
            place = find_place(node, ("id",))
            reader.report("K030", place, f"two {what} have the id '{id_}'")
        seen.add(id_)


def _check_aliases(
    entities: Sequence[Entity | None], nodes: Sequence[Node], reader: Reader
) -> None:
    owners: dict[str, str] = {}
    for entity, node in zip(entities, nodes, strict=True):
        for at, name in enumerate((entity.name, *entity.aliases) if entity else ()):
            owner = owners.setdefault(make_key(name), entity.id if entity else "")
            if entity and owner != entity.id:
                place = find_place(node, ("aliases", at - 1) if at else ("name",))
                reader.report("K032", place, f"'{name}' already names the entity '{owner}'")


def _check_units(
    units: Sequence[Unit | None], nodes: Sequence[Node], names: Names, reader: Reader
) -> None:
    try:
        problems = dict(Units(names.units).problems)
    except BotError as error:
        reader.report("K040", nodes[0], str(error))
        return
    for unit, node in zip(units, nodes, strict=True):
        if unit and unit.id in problems:
            reader.report("K040", find_place(node, ("is",)), problems[unit.id])


def _read_topic(node: Node, reader: Reader) -> Topic | None:
    found = reader.read_fields(node, TOPIC)
    if found is None:
        return None
    return Topic(reader.read_text(found["id"], "id"), reader.read_text(found["title"], "title"))


def _read_source(node: Node, reader: Reader) -> Source | None:
    found = reader.read_fields(node, SOURCE)
    if found is None:
        return None
    texts = {key: reader.read_text(value, key) for key, value in found.items()}
    rank = texts.pop("rank", "2")
    if not (rank.isdecimal() and rank.isascii()):
        reader.report("K027", found["rank"], "rank must be a whole number", "1 is the best")
        rank = "2"
    return Source(**texts, rank=int(rank))


def _read_entity(node: Node, reader: Reader) -> Entity | None:
    found = reader.read_fields(node, ENTITY)
    if found is None:
        return None
    return Entity(
        reader.read_id(found["id"], "id"),
        reader.read_text(found["name"], "name"),
        reader.read_text(found.get("kind"), "kind"),
        reader.read_texts(found.get("aliases"), "aliases"),
    )


def _read_unit(node: Node, reader: Reader) -> Unit | None:
    found = reader.read_fields(node, UNIT)
    if found is None:
        return None
    return Unit(
        reader.read_text(found["id"], "id"),
        reader.read_text(found["name"], "name"),
        reader.read_texts(found.get("aliases"), "aliases"),
        reader.read_text(found.get("kind"), "kind"),
        reader.read_text(found.get("is"), "is"),
    )
