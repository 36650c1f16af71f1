"""A compiled base, read row by row as asking needs them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from sys import intern
from typing import Any

from bot.base.access import EntryRow, IndexTables, TermRow
from bot.base.codec import decode
from bot.base.lexicon import Lexicon
from bot.base.model import Costs, Entity, Entry, Source, Topic, Unit
from bot.kinds.kind import load_entry_type
from bot.store.damage import DamagedFileError
from bot.store.numbers import unpack_counts, unpack_weights
from bot.store.term_rows import TermRows

MOST_AT_ONCE = 500
"""Values of one ``IN (...)``; SQLite takes 999 at least."""

WORD_VIEW = "word"


class CompiledBase:
    """The ``Index`` and the ``Catalogue`` of a base, over an open database.

    Everything read raises `DamagedFileError` when the file turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._entries: dict[str, Entry | None] = {}
        self._kept: dict[str, Any] = {}
        self._made: dict[str, Any] = {}
        self._rows = TermRows(self._read_terms)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def copy_to(self, connection: sqlite3.Connection) -> None:
        """Copy everything into an empty database."""
        self._connection.backup(connection)

    # --- the index ---------------------------------------------------------------

    def load_idf(self, terms: Iterable[str]) -> Mapping[str, float]:
        """Return the idf of those *terms* that the base holds."""
        return {row.term: row.idf for row in self.load_terms(WORD_VIEW, terms)}

    def load_rarest_idf(self) -> float:
        """Return the idf of a term that one passage holds."""
        return float(self.load_setting("rarest_idf"))

    def list_words(self, shortest: int, longest: int) -> Sequence[str]:
        """Return the base's own words (not stems) of a length in letters, sorted."""
        sql = "SELECT word FROM words WHERE length BETWEEN ? AND ? ORDER BY word"
        words: Sequence[str] = self.remember(
            f"words:{shortest}-{longest}",
            lambda: tuple(intern(word) for (word,) in self._select(sql, shortest, longest)),
        )
        return words

    def load_terms(self, view: str, terms: Iterable[str]) -> Sequence[TermRow]:
        """Return the rows of those *terms* that *view* holds, by term."""
        return self._rows.load(view, terms)

    def _read_terms(self, view: str, terms: Iterable[str]) -> Iterator[TermRow]:
        sql = "SELECT term, idf, postings, weights FROM terms WHERE view = ? AND term IN"
        for term, idf, postings, weights in self._select_in(sql, terms, view):
            yield TermRow(view, term, idf, unpack_counts(postings), unpack_weights(weights))

    def load_owners(self) -> Sequence[int]:
        """Return the number of each passage's entry, by passage number."""
        return self._owners

    @cached_property
    def _owners(self) -> Sequence[int]:
        ((packed,),) = self._select("SELECT entries FROM owners")
        return unpack_counts(packed)

    def load_heads(self, numbers: Iterable[int]) -> Mapping[int, EntryRow]:
        """Return the entries with these numbers."""
        sql = "SELECT number, id, kind, title, sources FROM entries WHERE number IN"
        return {
            number: EntryRow(number, id_, kind, title, tuple(self._parse(sources)))
            for number, id_, kind, title, sources in self._select_in(sql, numbers)
        }

    def load_setting(self, name: str) -> Any:
        """Return what fitting kept under *name* (JSON values); KeyError when absent."""
        return self._keep("settings", name)

    def remember(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what *make* gave for *name* first, as long as the base is open."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def load_index(self) -> IndexTables:
        """Return terms, words and settings of the index; its entries are left out."""
        terms = self._select("SELECT * FROM terms ORDER BY view, term")
        words = self._select("SELECT word FROM words ORDER BY word")
        settings = self._select("SELECT name, data FROM settings ORDER BY name")
        return IndexTables(
            (),
            (),
            tuple(
                TermRow(view, term, idf, unpack_counts(postings), unpack_weights(weights))
                for view, term, idf, postings, weights in terms
            ),
            tuple(word for (word,) in words),
            {name: self._parse(data) for name, data in settings},
        )

    # --- the catalogue -----------------------------------------------------------

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that questions are read with."""
        return Lexicon.from_json(self._load_document("lexicon"))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of the base."""
        return tuple(decode(Unit, item) for item in self._load_document("units"))

    def load_entry(self, id_: str) -> Entry | None:
        """Return an entry, with its kind's own fields."""
        if id_ not in self._entries:
            self._entries[id_] = self._read_entry(id_)
        return self._entries[id_]

    def _read_entry(self, id_: str) -> Entry | None:
        rows = self._select("SELECT kind, data, terms FROM entries WHERE id = ?", id_)
        if not rows:
            return None
        kind, data, read = rows[0]
        self.lexicon.read.update((text, tuple(held)) for text, held in self._parse(read).items())
        entry: Entry = decode(load_entry_type(kind), self._parse(data))
        return entry

    def list_entries(self, kind: str = "") -> Sequence[tuple[str, str]]:
        """Return (id, title) of the entries of a kind (of all when empty), in the base's order."""
        sql = "SELECT id, title FROM entries WHERE ? IN ('', kind) ORDER BY number"
        return self._select(sql, kind)

    def list_sources(self) -> Sequence[Source]:
        """Return the sources in the base's order."""
        rows = self._select("SELECT data FROM sources ORDER BY number")
        return [decode(Source, self._parse(data)) for (data,) in rows]

    def load_source(self, id_: str) -> Source | None:
        """Return a source."""
        rows = self._select("SELECT data FROM sources WHERE id = ?", id_)
        source: Source | None = decode(Source, self._parse(rows[0][0])) if rows else None
        return source

    def list_topics(self) -> Sequence[Topic]:
        """Return the topics in the base's order."""
        return [decode(Topic, item) for item in self._load_document("topics")]

    def load_entity(self, id_: str) -> Entity | None:
        """Return an entity."""
        rows = self._select("SELECT data FROM entities WHERE id = ?", id_)
        entity: Entity | None = decode(Entity, self._parse(rows[0][0])) if rows else None
        return entity

    def load_about(self) -> Mapping[str, str]:
        """Return name, version, hash, title, description and greeting of the base."""
        about: Mapping[str, str] = self._load_document("about")
        return about

    def load_costs(self) -> Costs:
        """Return what mistakes cost."""
        costs: Costs = decode(Costs, self._load_document("costs"))
        return costs

    def load_examples(self) -> Sequence[str]:
        """Return example questions."""
        examples: Sequence[str] = self._load_document("examples")
        return examples

    def load_words(self, room: str) -> Mapping[str, Any]:
        """Return the English words of a room (its ``words.toml``) as plain data."""
        words: Mapping[str, Any] = self._keep("documents", f"words:{room}")
        return words

    # --- rows --------------------------------------------------------------------

    def _load_document(self, name: str) -> Any:
        return self._load_json("documents", name)

    def _keep(self, table: str, name: str) -> Any:
        """Return what `_load_json` does, read once: every question asks for it again."""
        if name not in self._kept:
            self._kept[name] = self._load_json(table, name)
        return self._kept[name]

    def _load_json(self, table: str, name: str) -> Any:
        rows = self._select(f"SELECT data FROM {table} WHERE name = ?", name)
        if not rows:
            raise KeyError(name)
        return self._parse(rows[0][0])

    def _parse(self, text: str) -> Any:
        try:
            return json.loads(text)
        except ValueError as error:
            raise DamagedFileError(self._name, str(error)) from error

    def _select(self, sql: str, *values: Any) -> list[Any]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise DamagedFileError(self._name, str(error)) from error

    def _select_in(self, sql: str, keys: Iterable[Any], *values: Any) -> Iterator[Any]:
        """Yield the rows that *sql* finds for *keys*, by key; *sql* ends with ``IN``."""
        wanted = sorted(set(keys))
        for start in range(0, len(wanted), MOST_AT_ONCE):
            some = wanted[start : start + MOST_AT_ONCE]
            marks = ",".join("?" * len(some))
            yield from sorted(self._select(f"{sql} ({marks})", *values, *some))
