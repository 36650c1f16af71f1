"""Everything in a base that a question can touch, each with its place in the files."""

from collections.abc import Iterator
from pathlib import Path

from bot.base.frozen import dataclass
from bot.base.model import Place
from bot.base.node import Items, Node, Pairs, Scalar
from bot.base.reader import Reader
from bot.kinds import KINDS
from bot.kinds.kind import load_fields
from bot.knowledge.files import list_files
from bot.knowledge.texts import LARGEST_YAML, Texts
from bot.knowledge.yaml_tree import read_tree

SORTS = ("entry", "phrasing", "column", "input", "limit", "source")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a base.

    Attributes:
        sort: ``entry``, ``phrasing``, ``column``, ``input``, ``limit`` or ``source``.
        entry: Id of the entry it belongs to; empty for a source.
        name: Its id, its name, or its words.
    """

    sort: str
    entry: str
    name: str
    place: Place


def list_parts(folder: Path) -> tuple[Part, ...]:
    """Return the parts of the base in *folder*, which is a valid one, by place."""
    reader, texts = Reader(), Texts(folder)
    groups = {load_fields(kind).group for kind in KINDS}
    found: list[Part] = []
    for file in list_files(folder):
        if file.endswith(".csv"):
            continue
        text = texts.load_text(file, LARGEST_YAML, reader)
        root = read_tree(text, file, reader) if text is not None else None
        for key, node in root.pairs if isinstance(root, Pairs) else ():
            for item in _list_items(node):
                if key.text in groups:
                    found += _list_parts_of_entry(item)
                elif key.text == "sources":
                    found.append(Part("source", "", _get_text(item, "id"), item.place))
    return tuple(found)


def _list_parts_of_entry(node: Node) -> Iterator[Part]:
    id_ = _get_text(node, "id")
    yield Part("entry", id_, id_, node.place)
    for item in _list_items(_get(node, "ask")):
        yield Part("phrasing", id_, item.text if isinstance(item, Scalar) else "", item.place)
    for item in _list_items(_get(node, "columns")):
        if _get_text(item, "type") != "source":  # cited with every row, never asked for
            yield Part("column", id_, _get_text(item, "name"), item.place)
    inputs = _get(node, "inputs")
    for name, _ in inputs.pairs if isinstance(inputs, Pairs) else ():
        yield Part("input", id_, name.text, name.place)
    for item in _list_items(_get(node, "limits")):
        yield Part("limit", id_, _get_text(item, "say"), item.place)


def _get(node: Node, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Pairs) else None


def _get_text(node: Node, key: str) -> str:
    held = _get(node, key)
    return held.text.strip() if isinstance(held, Scalar) else ""


def _list_items(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list; a text alone stands for a list of one."""
    if isinstance(node, Items):
        return node.items
    return (node,) if isinstance(node, Scalar) else ()
