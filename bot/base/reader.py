"""Reads nodes into values and collects every mistake on the way.

What a kind needs to read its fields. Nothing here raises for a mistake in the base: the
methods report a ``Problem`` and give None or what could be read.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from bot.base.errors import name_nearest
from bot.base.format import DATE_PATTERN, ID_PATTERN, LOCATOR, RecordForm, find_record
from bot.base.frozen import dataclass
from bot.base.lexicon import make_key
from bot.base.model import Entity, Entry, Locator, Place, Problem, Source, Topic, Unit
from bot.base.node import Items, Node, Pairs, Scalar, describe_node, find_place

ID = re.compile(ID_PATTERN)
DATE = re.compile(DATE_PATTERN)
LONGEST_QUOTE = 60

Grid = tuple[tuple[Scalar, ...], ...]
"""The records of a CSV file, its header first."""


@dataclass(frozen=True, slots=True)
class Names:
    """What entries may refer to: everything of the base but the entries themselves."""

    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    units: tuple[Unit, ...] = ()


def load_no_grid(_name: Scalar, _reader: "Reader") -> Grid | None:
    """Return None: a reader without files has no data."""
    return None


@dataclasses.dataclass(slots=True)
class Reader:
    """Reads nodes; keeps the problems found so far.

    Attributes:
        names: What references must name.
        load_grid: Gives the records of the CSV file that a scalar names.
        nodes: The node of each entry, by the entry's place.
    """

    names: Names = field(default_factory=Names)
    load_grid: Callable[[Scalar, "Reader"], Grid | None] = load_no_grid
    problems: list[Problem] = field(default_factory=list)
    nodes: dict[Place, Node] = field(default_factory=dict)
    _entities: dict[str, Entity] | None = None
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    # --- reporting

    def report(self, code: str, where: Node | Place, message: str, hint: str = "") -> None:
        """Keep a problem; a code that begins with W is advice."""
        place = where if isinstance(where, Place) else where.place
        self.problems.append(Problem(place, code, message, hint))

    def report_unknown(
        self, code: str, where: Node | Place, what: str, name: str, known: Iterable[str]
    ) -> None:
        """Keep a problem about a *name* that is none of *known*, the nearest as its hint."""
        self.report(code, where, f"there is no {what} {quote(name)}", make_hint(name, known))

    def locate(self, entry: Entry, *path: str | int) -> Place:
        """Return the place inside *entry* that *path* leads to, as far as it goes."""
        node = self.nodes.get(entry.place)
        return find_place(node, path) if node else entry.place

    # --- shapes

    def read_fields(
        self, node: Node, form: RecordForm, name: str = ""
    ) -> Mapping[str, Node] | None:
        """Return the fields of a mapping; None when it is none or a required one is missing.

        Args:
            node: What stands in the file.
            form: The keys it may have.
            name: What it is in messages; the form's own word when empty.
        """
        what, known = name or form.what, form.names
        if not isinstance(node, Pairs):
            self.report("K021", node, f"{what} must be a mapping, not {describe_node(node)}")
            return None
        found: dict[str, Node] = {}
        for written, value in node.pairs:
            if written.text in known:
                found[written.text] = value
            else:
                message = f"{what} has no key {quote(written.text)}"
                self.report("K020", written, message, make_hint(written.text, known))
        missing = [key for key in form.required if key not in found]
        for key in missing:
            self.report("K022", node, f"{what} needs {quote(key)}")
        return None if missing else found

    def read_pairs(self, node: Node | None, what: str) -> tuple[tuple[Scalar, Node], ...]:
        """Return the pairs of a mapping whose keys are free."""
        if node is None or isinstance(node, Pairs):
            return node.pairs if node else ()
        self.report("K021", node, f"{what} must be a mapping, not {describe_node(node)}")
        return ()

    def read_items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """Return the items of a list."""
        if node is None or isinstance(node, Items):
            return node.items if node else ()
        self.report("K021", node, f"{what} must be a list, not {describe_node(node)}")
        return ()

    def read_text(self, node: Node | None, what: str) -> str:
        """Return a text; empty when there is none."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.report("K021", node, f"{what} must be a text, not {describe_node(node)}")
            return ""
        text = node.text.strip()
        if not text:
            self.report("K023", node, f"{what} is empty")
        return text

    def read_texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        """Return a list of texts; a single text stands for a list of one."""
        if isinstance(node, Scalar):
            items: tuple[Node, ...] = (node,)
        else:
            items = self.read_items(node, what)
        texts = (self.read_text(item, f"an item of {what}") for item in items)
        return tuple(text for text in texts if text)

    def read_choice(self, node: Node | None, what: str, options: Iterable[str]) -> str:
        """Return one of *options*; empty when it is none of them."""
        text = self.read_text(node, what)
        if node is None or not text or text in (options := tuple(options)):
            return text
        message = f"{what} cannot be {quote(text)}; it is one of {', '.join(options)}"
        self.report("K024", node, message, make_hint(text, options))
        return ""

    def read_id(self, node: Node | None, what: str) -> str:
        """Return an id in kebab-case."""
        text = self.read_text(node, what)
        if node and text and not ID.fullmatch(text):
            better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
            self.report("K025", node, f"{what} {quote(text)} is not kebab-case", f"write {better}")
        return text

    def read_date(self, node: Node | None, what: str) -> str:
        """Return a year, quarter, month or day."""
        text = self.read_text(node, what)
        if node and text and not is_date(text):
            message = f"{what} {quote(text)} is no date"
            self.report("K026", node, message, "write it like 2024, 2024-05, 2024-05-31 or 2024-Q1")
        return text

    # --- references

    def read_reference(self, node: Node | None, what: str, known: Iterable[str]) -> str:
        """Return an id that is among *known*; empty when it is not."""
        text = self.read_text(node, what)
        if node is None or not text:
            return ""
        if what not in self._known:
            self._known[what] = frozenset(known)
        if text in self._known[what]:
            return text
        self.report_unknown("K031", node, what, text, self._known[what])
        return ""

    def read_source(self, node: Node | None, what: str = "source") -> str:
        """Return the id of a source."""
        return self.read_reference(node, what, (item.id for item in self.names.sources))

    def read_locator(self, node: Node | None) -> Locator | None:
        """Return a source and the place in it, written ``{id, at}`` or as a bare id."""
        if node is None:
            return None
        if isinstance(node, Scalar):
            source = self.read_source(node)
            return Locator(source) if source else None
        found = self.read_fields(node, find_record(LOCATOR))
        if found is None:
            return None
        source = self.read_source(found["id"])
        at = self.read_text(found.get("at"), "at")
        return Locator(source, at) if source else None

    def find_entity(self, text: str) -> Entity | None:
        """Return the entity that *text* names by id, name or alias."""
        if self._entities is None:
            self._entities = {}
            for entity in self.names.entities:
                for name in (entity.name, *entity.aliases):
                    self._entities.setdefault(make_key(name), entity)
            for entity in self.names.entities:
                self._entities.setdefault(entity.id, entity)
        return self._entities.get(make_key(text)) or self._entities.get(text)


def is_date(text: str) -> bool:
    """Return whether *text* is a year, quarter, half, month or day."""
    return DATE.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Return whether *text* is a day, ``2024-05-17``."""
    return is_date(text) and len(text) == len("2024-05-17")


def quote(text: str) -> str:
    """Return *text* in quotes, its middle left out when it is long."""
    flat = " ".join(text.split())
    if len(flat) > LONGEST_QUOTE:
        flat = f"{flat[: LONGEST_QUOTE - 10]} ... {flat[-5:]}"
    return f"'{flat}'"


def make_hint(name: str, known: Iterable[str]) -> str:
    """Return the nearest of *known* as a hint; nothing when none is near."""
    return name_nearest(name, known).strip()
