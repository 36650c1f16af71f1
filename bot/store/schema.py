"""The tables of a compiled file and how they are filled.

Rows go in by primary key, so the same parts always make the same bytes.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from bot.base.access import EntryRow
from bot.base.codec import encode
from bot.store.numbers import pack_counts, pack_weights
from bot.store.parts import CompiledParts
from bot.store.texts import read_texts

SCHEMA_VERSION = 5
APPLICATION_ID = 0x6F726500 + SCHEMA_VERSION
"""Four bytes of SQLite's header: ``ore`` and the version of this schema."""

TABLES = """
CREATE TABLE documents (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    title TEXT NOT NULL, sources TEXT NOT NULL, data TEXT NOT NULL, terms TEXT NOT NULL
);
CREATE TABLE owners (number INTEGER PRIMARY KEY, entries BLOB NOT NULL);
CREATE TABLE terms (
    view TEXT NOT NULL, term TEXT NOT NULL, idf REAL NOT NULL,
    postings BLOB NOT NULL, weights BLOB NOT NULL, PRIMARY KEY (view, term)
) WITHOUT ROWID;
CREATE TABLE words (
    word TEXT NOT NULL, length INTEGER NOT NULL, PRIMARY KEY (length, word)
) WITHOUT ROWID;
CREATE TABLE sources (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL);
CREATE TABLE entities (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
"""

CONTENT = ("documents", "entries", "sources", "entities")
"""The tables that hold what is answered, beside those by which it is found."""


def fill_tables(connection: sqlite3.Connection, parts: CompiledParts) -> None:
    """Write *parts* into an empty database, in one transaction."""
    connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; {TABLES}")
    with connection:
        for table, columns, rows in _make_rows(parts):
            marks = ",".join("?" * columns)
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def renew_tables(connection: sqlite3.Connection, parts: CompiledParts) -> None:
    """Write what *parts* say of the entries over what stands there; the index stays as it is."""
    with connection:
        for table, columns, rows in _make_rows(parts):
            if table in CONTENT:
                marks = ",".join("?" * columns)
                connection.execute(f"DELETE FROM {table}")
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _make_rows(parts: CompiledParts) -> Iterator[tuple[str, int, Iterable[tuple[Any, ...]]]]:
    """Yield each table, how many columns it has, and its rows; millions are made one by one."""
    base, index = parts.base, parts.index
    numbers = {row.id: row.number for row in index.entries}
    yield "documents", 2, ((name, _dump(data)) for name, data in _make_documents(parts))
    yield "settings", 2, ((name, _dump(data)) for name, data in sorted(index.settings.items()))
    yield (
        "entries",
        7,
        (
            (*_describe(row), _dump(data), _dump(read_texts(data, parts.lexicon)))
            for row, entry in zip(index.entries, base.entries, strict=True)
            for data in (encode(entry),)
        ),
    )
    yield "owners", 2, [(0, pack_counts([numbers[row.entry] for row in index.passages]))]
    yield (
        "terms",
        5,
        (
            (row.view, row.term, row.idf, pack_counts(row.postings), pack_weights(row.weights))
            for row in sorted(index.terms, key=lambda row: (row.view, row.term))
        ),
    )
    words = sorted(index.words, key=lambda word: (len(word), word))
    yield "words", 2, ((word, len(word)) for word in words)
    sources = enumerate(base.sources)
    yield "sources", 3, ((number, item.id, _dump(encode(item))) for number, item in sources)
    entities = sorted(base.entities, key=lambda item: item.id)
    yield "entities", 2, ((item.id, _dump(encode(item))) for item in entities)


def _describe(row: EntryRow) -> tuple[Any, ...]:
    return row.number, row.id, row.kind, row.title, _dump(row.sources)


def _make_documents(parts: CompiledParts) -> Iterator[tuple[str, Any]]:
    base = parts.base
    about = ("name", "version", "hash", "title", "description", "greeting")
    yield "about", {name: getattr(base, name) for name in about}
    yield "costs", encode(base.costs)
    yield "examples", base.examples
    yield "lexicon", parts.lexicon.to_json()
    yield "topics", encode(base.topics)
    yield "units", encode(base.units)
    for room, words in sorted(parts.words.items()):
        yield f"words:{room}", words


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
