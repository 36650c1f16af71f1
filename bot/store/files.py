"""Writing a compiled file so that nobody ever sees half of it, and opening it again.

The header's ``user_version`` holds the CRC-32 of all other bytes, so that any damage shows. The
time of the file's last change repeats it, where others have their fractions of a second: whoever
writes to the file changes that, so that a file still marked need not be summed at every start.
"""

import os
import sqlite3
import time
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

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

BLOCK = 1 << 20
SECOND = 10**9


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

    A file that is deleted or made anew while questions run changes no answer.

    Raises:
        FileNotFoundError: There is none.
        DamagedFileError: It is not exactly what was written.
    """
    with path.open("rb") as file:
        header = file.read(HEADER)
        if len(header) < HEADER or not header.startswith(b"SQLite format 3\0"):
            raise DamagedFileError(path.name, "it is no database")
        if header[APPLICATION_AT : APPLICATION_AT + 4] != APPLICATION_ID.to_bytes(4, "big"):
            raise DamagedFileError(path.name, "it has another schema")
        checksum = int.from_bytes(header[CHECKSUM_AT : CHECKSUM_AT + 4], "big")
        if not _is_marked(os.fstat(file.fileno()), checksum):
            if checksum != _sum(file):
                raise DamagedFileError(path.name, "its checksum differs")
            with suppress(OSError):
                _mark(path, checksum)
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return CompiledBase(sqlite3.connect(address, uri=True, check_same_thread=False), path.name)


def _is_marked(state: os.stat_result, checksum: int) -> bool:
    return state.st_mtime_ns % SECOND == checksum % SECOND


def _mark(path: Path, checksum: int) -> None:
    state = path.stat()
    changed = state.st_mtime_ns - state.st_mtime_ns % SECOND + checksum % SECOND
    os.utime(path, ns=(state.st_atime_ns, changed))


def _sum(file: BinaryIO) -> int:
    """Return the CRC-32 of all bytes of *file* but those that hold it."""
    file.seek(0)
    checksum = zlib.crc32(file.read(CHECKSUM_AT))
    file.seek(CHECKSUM_AT + 4)
    while block := file.read(BLOCK):
        checksum = zlib.crc32(block, checksum)
    return checksum


def _seal(path: Path) -> None:
    """Write the checksum into the header and everything to the disk."""
    with path.open("r+b") as file:
        checksum = _sum(file)
        file.seek(CHECKSUM_AT)
        file.write(checksum.to_bytes(4, "big"))
        file.flush()
        os.fsync(file.fileno())
    _mark(path, checksum)


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
