"""Indexes of compiled files that are kept, for a base whose texts are still the same."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from bot.base.access import IndexTables
from bot.store.damage import DamagedFileError
from bot.store.files import SUFFIX, open_compiled

INDEX_KEY = "made_from"
"""Setting that holds a hash of all that an index was fitted to."""


def find_index(folder: Path, key: str) -> IndexTables | None:
    """Return the index that a good file in *folder* keeps under *key*, without its entries."""
    for path in _list_holders(folder, key):
        with suppress(OSError, DamagedFileError), closing(open_compiled(path)) as base:
            return base.load_index()
    return None


def _list_holders(folder: Path, key: str) -> Iterator[Path]:
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.is_file() and _read_key(path) == key:
            yield path


def _read_key(path: Path) -> Any:
    """Return the key of a file's index, None for a file that has none or is damaged."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with (
        suppress(sqlite3.Error, ValueError, TypeError),
        closing(sqlite3.connect(address, uri=True)) as connection,
    ):
        sql = "SELECT data FROM settings WHERE name = ?"
        for (key,) in connection.execute(sql, (INDEX_KEY,)):
            return json.loads(key)
    return None
