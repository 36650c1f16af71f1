"""What every kind of entry offers, in two halves: fields to read, questions to answer.

The first half is needed while compiling only, so it stands in a module of its own
(``fields.py``) that asking never imports.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from bot.base.access import Catalogue
from bot.base.model import Entry, Frame, KnowledgeBase, Passage, Question, Reading, Reply

if TYPE_CHECKING:
    from bot.base.format import RecordForm
    from bot.base.node import Node
    from bot.base.reader import Reader


class Fields(Protocol):
    """The compiling half of a kind, ``FIELDS`` in its ``fields.py``."""

    group: str
    """The key of ``kb`` files that holds its entries, e.g. ``tables``."""

    format: "RecordForm"
    """The keys of an entry."""

    def read(self, node: "Node", reader: "Reader") -> Entry | None:
        """Return the entry that *node* describes; None after reporting why not."""

    def check(self, entry: Entry, base: KnowledgeBase, reader: "Reader") -> None:
        """Report what is wrong with *entry* in the light of the whole base."""

    def make_passages(self, entry: Entry, base: KnowledgeBase) -> tuple[Passage, ...]:
        """Return the texts by which *entry* is found, title and phrasings included."""


class Kind(Protocol):
    """The asking half of a kind, ``KIND`` in its ``answering.py``."""

    def interpret(
        self, entry: Entry, question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return what *entry* makes of *question*, best first; empty for nothing at all."""

    def combine(
        self, readings: Sequence[Reading], question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return *readings* of entries of the kind, those that belong together made one.

        Also those of entries that search has not found and the kind thinks of.
        """

    def follow_up(self, frame: Frame, question: Question, catalogue: Catalogue) -> Reading | None:
        """Return *frame* changed by *question*; None when nothing in it fits."""

    def answer(self, reading: Reading, question: Question, catalogue: Catalogue) -> Reply:
        """Return the reply that *reading* leads to."""


def load_fields(kind: str) -> Fields:
    """Return the compiling half of *kind*."""
    fields: Fields = import_module(f"bot.kinds.{kind}.fields").FIELDS
    return fields


def load_kind(kind: str) -> Kind:
    """Return the asking half of *kind*."""
    found: Kind = import_module(f"bot.kinds.{kind}.answering").KIND
    return found


def load_entry_type(kind: str) -> type[Entry]:
    """Return the class of a kind's entries: the one of its ``model.py`` named after it."""
    found: type[Entry] = getattr(import_module(f"bot.kinds.{kind}.model"), kind.capitalize())
    return found


def name_kind(entry: Entry) -> str:
    """Return the kind of *entry*, e.g. ``fact``."""
    return type(entry).__name__.lower()
