"""Writing a compiled file so that nobody ever sees half of it, and opening it again.

The header's ``user_version`` holds the CRC-32 of all other bytes, so that any damage shows.
"""

import os
import sqlite3
import time
import zlib
from contextlib import closing, suppress
from pathlib import Path

from bot.store.compiled import CompiledBase
from bot.store.damage import DamagedFileError
from bot.store.parts import CompiledParts
from bot.store.schema import APPLICATION_ID, fill_tables, renew_tables

CHECKSUM_AT = 60
APPLICATION_AT = 68
HEADER = 100
SUFFIX = ".sqlite"
UNFINISHED = ".building"
ABANDONED_AFTER = 900
"""Seconds after which an unfinished file is that of a dead build."""

MOST_KEPT = 8

LARGEST_SUMMED = 1 << 28
"""Bytes above which a file is asked where it lies, and only its header and length are checked:
summing it would take seconds of every start. SQLite tells of damage in what is read."""

PAGE_SIZE_AT, PAGES_AT = 16, 28


def write_compiled(path: Path, parts: CompiledParts) -> None:
    """Write *parts* to *path*: aside first, then renamed in one step.

    Raises:
        OSError: The folder cannot be written, or is full.
    """
    from tempfile import mkstemp  # not needed to ask

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(suffix=UNFINISHED, dir=path.parent)
    os.close(handle)
    aside = Path(name)
    try:
        try:
            with closing(sqlite3.connect(aside)) as connection:
                connection.execute("PRAGMA journal_mode = MEMORY")
                fill_tables(connection, parts)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        _seal(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    _clean(path)


def hold_compiled(parts: CompiledParts) -> CompiledBase:
    """Return *parts* as a compiled base in memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill_tables(connection, parts)
    return CompiledBase(connection, "in memory")


def renew_compiled(earlier: CompiledBase, parts: CompiledParts) -> CompiledBase:
    """Return a base in memory that finds entries as *earlier* does and answers from *parts*.

    The index of *parts* is not looked at, apart from its entries, which are those of *earlier*.
    """
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    earlier.copy_to(connection)
    renew_tables(connection, parts)
    return CompiledBase(connection, "in memory")


def open_compiled(path: Path) -> CompiledBase:
    """Return the compiled base at *path*.

    The very bytes that were checked are what is asked (where SQLite can do that), so a file
    that is damaged, deleted or made anew while questions run changes no answer.

    Raises:
        FileNotFoundError: There is none.
        DamagedFileError: It is not exactly what was written.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        data = file.read(HEADER if size > LARGEST_SUMMED else -1)
    if len(data) < HEADER or not data.startswith(b"SQLite format 3\0"):
        raise DamagedFileError(path.name, "it is no database")
    if data[APPLICATION_AT : APPLICATION_AT + 4] != APPLICATION_ID.to_bytes(4, "big"):
        raise DamagedFileError(path.name, "it has another schema")
    if size > LARGEST_SUMMED:
        if _count_bytes(data) != size:
            raise DamagedFileError(path.name, "it is cut short")
        return CompiledBase(_connect_to_file(path), path.name)
    if data[CHECKSUM_AT : CHECKSUM_AT + 4] != _sum(data):
        raise DamagedFileError(path.name, "its checksum differs")
    return CompiledBase(_connect(path, data), path.name)


def _count_bytes(header: bytes) -> int:
    """Return how long the file is that *header* begins."""
    page = int.from_bytes(header[PAGE_SIZE_AT : PAGE_SIZE_AT + 2], "big")
    pages = int.from_bytes(header[PAGES_AT : PAGES_AT + 4], "big")
    return (page if page > 1 else 1 << 16) * pages


def _connect(path: Path, data: bytes) -> sqlite3.Connection:
    """Return a database of *data*; of the file itself where SQLite was built without that."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    if not hasattr(connection, "deserialize"):
        connection.close()
        return _connect_to_file(path)
    try:
        connection.deserialize(data)
    except sqlite3.Error as error:
        connection.close()
        raise DamagedFileError(path.name, str(error)) from error
    return connection


def _connect_to_file(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA mmap_size = {1 << 34}")
    return connection


def _sum(data: bytes) -> bytes:
    view = memoryview(data)
    checksum = zlib.crc32(view[CHECKSUM_AT + 4 :], zlib.crc32(view[:CHECKSUM_AT]))
    return checksum.to_bytes(4, "big")


def _seal(path: Path) -> None:
    """Write the checksum into the header and everything to the disk."""
    with path.open("r+b") as file:
        checksum = _sum(file.read())
        file.seek(CHECKSUM_AT)
        file.write(checksum)
        file.flush()
        os.fsync(file.fileno())


def _clean(path: Path) -> None:
    """Delete what dead builds left and all but the newest compiled files."""
    with suppress(OSError):
        for left in path.parent.glob(f"*{UNFINISHED}"):
            if time.time() - left.stat().st_mtime > ABANDONED_AFTER:
                left.unlink(missing_ok=True)
        kept = sorted(path.parent.glob(f"*{SUFFIX}"), key=lambda item: -item.stat().st_mtime)
        for old in kept[MOST_KEPT:]:
            if old != path:
                old.unlink(missing_ok=True)
