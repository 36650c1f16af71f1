"""Where compiled files are kept, and when one is made anew."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from bot.base.access import IndexTables
from bot.knowledge import hash_folder
from bot.store import (
    SCHEMA_VERSION,
    CompiledBase,
    DamagedFileError,
    find_index,
    hold_compiled,
    open_compiled,
    write_compiled,
)

HOUSE = Path(__file__).parent.parent


def open_base(
    folder: Path,
    notice: Callable[[str], None],
    progress: Callable[[str], None] = lambda _: None,
) -> CompiledBase:
    """Return the base of *folder*, compiled when no good file of it is kept.

    Whoever interrupts the compiling finds everything as it was. *progress* is told its steps.

    Raises:
        BrokenBaseError: The folder is not a valid base; it lists every problem.
    """
    if kept := open_kept(folder):
        return kept
    cache = find_cache()
    path = _find_path(folder, cache) if cache else None
    from bot.engine.compiling import compile_base
    from bot.knowledge import load_base

    progress("reading the files of the base")
    base = load_base(folder)
    program = _hash_program()

    def find(key: str) -> IndexTables | None:
        return find_index(cache, key) if cache else None

    parts = compile_base(base, progress, program, find)
    reason = "there is no home folder"
    progress("writing the file")
    if path:
        try:
            write_compiled(path, parts)
            return open_compiled(path)
        except (OSError, DamagedFileError) as error:
            reason = str(error)
    notice(f"The compiled base cannot be kept ({reason}); it was made in memory for this run.")
    return hold_compiled(parts)


def open_kept(folder: Path) -> CompiledBase | None:
    """Return the compiled base of *folder* when a good file of it is kept; else None."""
    cache = find_cache()
    if cache:
        with suppress(OSError, DamagedFileError):
            return open_compiled(_find_path(folder, cache))
    return None


def _find_path(folder: Path, cache: Path) -> Path:
    return cache / f"{make_name(folder)}.sqlite"


def find_cache() -> Path | None:
    """Return the folder of compiled files; None when the environment names no home."""
    if own := os.environ.get("OREBOT_CACHE"):
        return Path(own)
    for variable, below in (("XDG_CACHE_HOME", ""), ("LOCALAPPDATA", ""), ("HOME", ".cache")):
        if place := os.environ.get(variable):
            return Path(place, below, "orebot")
    return None


def make_name(folder: Path) -> str:
    """Return a name made of everything that a compiled file of *folder* is made from.

    The version of scikit-learn is left out: what is kept of it are the terms and weights of
    its documented formula.
    """
    return sha256(f"{hash_folder(folder)}\n{_hash_program()}".encode()).hexdigest()


def _hash_program() -> str:
    parts = [str(SCHEMA_VERSION), str(sys.version_info[:2]), *_stamp(HOUSE)]
    return sha256("\n".join(parts).encode()).hexdigest()


def _stamp(folder: str | Path) -> Iterator[str]:
    """Yield path, size and time of the program's own files, so that a change shows."""
    with os.scandir(folder) as found:
        items = sorted(found, key=lambda item: item.name)
    for item in items:
        if item.is_dir() and item.name not in ("__pycache__", "_kb"):
            yield from _stamp(item.path)
        elif item.name.endswith((".py", ".toml")):
            state = item.stat()
            yield f"{item.path} {state.st_size} {state.st_mtime_ns}"
