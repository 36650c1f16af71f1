"""The tree of a file of the base: texts, lists and mappings, each with its place.

Every scalar is text; what it means is decided by whoever reads it. Knows nothing of YAML.
"""

from bot.base.frozen import dataclass
from bot.base.model import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, exactly as written (``NO`` and ``1:30`` are texts)."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list of nodes."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping; its keys are texts, no two of them equal, in the file's order."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    place: Place

    def get(self, key: str) -> "Node | None":
        """Return the node under *key*."""
        return next((node for name, node in self.pairs if name.text == key), None)


Node = Scalar | Items | Pairs


def describe_node(node: Node) -> str:
    """Return what *node* is, in words."""
    if isinstance(node, Scalar):
        return "a text" if node.text else "nothing"
    return "a list" if isinstance(node, Items) else "a mapping"


def find_place(node: Node, path: tuple[str | int, ...]) -> Place:
    """Return the place that *path* (keys and item numbers) leads to, as far as it goes."""
    for step in path:
        inner: Node | None = None
        if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        elif isinstance(node, Pairs) and isinstance(step, str):
            inner = node.get(step)
        if inner is None:
            break
        node = inner
    return node.place
