"""What the stages may ask of a compiled base, whoever keeps it.

The stages are strangers to the store: they see these protocols only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Costs, Entity, Entry, Source, Topic, Unit


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of the index.

    Attributes:
        view: The family of terms it belongs to, e.g. ``word``.
        idf: Inverse document frequency over passages, as scikit-learn smooths it.
        postings: Passage numbers that hold it, ascending.
        weights: Its weight in each, of the L2-normalised row, in the same order.
    """

    view: str
    term: str
    idf: float
    postings: Sequence[int]
    weights: Sequence[float]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of the index: its number, its entry and the field it came from.

    Phrasings (``title``, ``ask``) have the lowest numbers; then one ``body`` an entry.
    """

    number: int
    entry: str
    kind: str
    title: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What search knows of an entry: its number in the base's order, its head, its sources.

    Attributes:
        sources: Ids of all sources that it or anything it refers to was read in.
    """

    number: int
    id: str
    kind: str
    title: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexTables:
    """What fitting makes and a compiled base keeps.

    Attributes:
        words: The base's own words (not stems), sorted.
        settings: JSON values by name.
    """

    entries: tuple[EntryRow, ...]
    passages: tuple[PassageRow, ...]
    terms: tuple[TermRow, ...]
    words: tuple[str, ...]
    settings: Mapping[str, Any]


class Vocabulary(Protocol):
    """The words of the base, for telling known from unknown and mending misspellings."""

    def load_idf(self, terms: Iterable[str]) -> Mapping[str, float]:
        """Return the idf of those *terms* that the base holds."""

    def load_rarest_idf(self) -> float:
        """Return the idf of a term that one passage holds."""

    def list_words(self, shortest: int, longest: int) -> Sequence[str]:
        """Return the base's own words (not stems) of a length in letters."""


class Index(Vocabulary, Protocol):
    """The searchable side of a compiled base."""

    def load_terms(self, view: str, terms: Iterable[str]) -> Sequence[TermRow]:
        """Return the rows of those *terms* that *view* holds."""

    def load_owners(self) -> Sequence[int]:
        """Return the number of each passage's entry, by passage number."""

    def load_heads(self, numbers: Iterable[int]) -> Mapping[int, EntryRow]:
        """Return the entries with these numbers."""

    def load_setting(self, name: str) -> Any:
        """Return what fitting kept under *name* (JSON values); KeyError when absent."""

    def remember(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what *make* gave for *name* first: a place for what the base alone decides."""


class Catalogue(Protocol):
    """The readable side of a compiled base."""

    @property
    def lexicon(self) -> Lexicon:
        """The words that questions are read with."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the base."""

    def load_entry(self, id_: str) -> Entry | None:
        """Return an entry, with its kind's own fields."""

    def list_entries(self, kind: str = "") -> Sequence[tuple[str, str]]:
        """Return (id, title) of the entries of a kind (of all when empty), in the base's order."""

    def list_sources(self) -> Sequence[Source]:
        """Return the sources in the base's order."""

    def load_source(self, id_: str) -> Source | None:
        """Return a source."""

    def list_topics(self) -> Sequence[Topic]:
        """Return the topics in the base's order."""

    def load_entity(self, id_: str) -> Entity | None:
        """Return an entity."""

    def load_about(self) -> Mapping[str, str]:
        """Return name, version, hash, title, description and greeting of the base."""

    def load_costs(self) -> Costs:
        """Return what mistakes cost."""

    def load_examples(self) -> Sequence[str]:
        """Return example questions."""

    def load_words(self, room: str) -> Mapping[str, Any]:
        """Return the English words of a room (its ``words.toml``) as plain data."""
