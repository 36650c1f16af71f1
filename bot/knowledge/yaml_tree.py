"""Reads YAML text strictly into nodes: scalars stay text, every node has its place.

Refuses what a curated file does not need: aliases, tags, several documents, equal keys.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.base.model import Place
from bot.base.node import Items, Node, Pairs, Scalar, describe_node
from bot.base.reader import Reader, quote

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 30
_TAB = re.compile(r"^ *\t", re.MULTILINE)


class _StopError(Exception):
    """The rest of the file cannot be read; the problem has been reported."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen."""

    place: Place
    is_mapping: bool
    nodes: list[Node] = field(default_factory=list)


def read_tree(text: str, file: str, reader: Reader) -> Node | None:
    """Return the root of *text*; None after reporting why it cannot be read."""
    tabs = [_place_offset(text, match.end() - 1, file) for match in _TAB.finditer(text)]
    for place in tabs:
        reader.report("K012", place, "a tab cannot indent", "indent with blanks")
    if tabs:
        return None
    try:
        return _Builder(file, reader).build(text)
    except _StopError:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(str(part) for part in (error.context, error.problem) if part)
        # A scanner with a limit of its own may stop long before an event tells us the depth.
        code = "K015" if "nesting depth" in message else "K010"
        reader.report(code, _place(mark, file), message)
    except yaml.YAMLError as error:
        reader.report("K010", Place(file, 1, 1), " ".join(str(error).split()))
    return None


def _place(mark: Any, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)


def _place_offset(text: str, offset: int, file: str) -> Place:
    start = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - start + 1)


class _Builder:
    """Builds nodes from events, without recursion."""

    def __init__(self, file: str, reader: Reader) -> None:
        self.file = file
        self.reader = reader
        self.open: list[_Open] = []
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        documents = 0
        for event in yaml.parse(text, Loader=LOADER):
            place = _place(event.start_mark, self.file)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop("K006", place, "a second document begins", "use a file for each")
            elif isinstance(event, yaml.AliasEvent):
                self._stop("K013", place, "an alias (*) is not allowed", "write the value out")
            elif isinstance(event, yaml.NodeEvent):
                self._begin(event, place)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
        if self.root is None:
            self.reader.report("K005", Place(self.file, 1, 1), "the file is empty")
        return self.root

    def _stop(self, code: str, place: Place, message: str, hint: str = "") -> None:
        self.reader.report(code, place, message, hint)
        raise _StopError

    def _begin(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._stop("K013", place, "an anchor (&) is not allowed", "write the value out")
        if event.tag:
            self._stop("K014", place, f"a tag {quote(event.tag)} is not allowed", "remove it")
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, place))
            return
        if len(self.open) >= _DEEPEST:
            self._stop("K015", place, f"nested more than {_DEEPEST} levels deep")
        self.open.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].nodes.append(node)
        else:
            self.root = node

    def _end(self) -> None:
        done = self.open.pop()
        if done.is_mapping:
            self._add(self._make_pairs(done))
        else:
            self._add(Items(tuple(done.nodes), done.place))

    def _make_pairs(self, done: _Open) -> Pairs:
        first: dict[str, Place] = {}
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.reader.report("K016", key, f"a key must be a text, not {describe_node(key)}")
            elif key.text in first:
                where = f"it first stands in line {first[key.text].line}"
                self.reader.report("K011", key, f"the key {quote(key.text)} stands twice", where)
            else:
                first[key.text] = key.place
                pairs.append((key, value))
        return Pairs(tuple(pairs), done.place)
