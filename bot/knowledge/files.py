"""The files of a base: which there are, and one hash over all of them.

Stands on the path of every question, so it must not import YAML.
"""

import os
from hashlib import sha256
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".csv")
MAIN = "kb.yaml"
_BLOCK = 1 << 20


def list_files(folder: Path) -> tuple[str, ...]:
    """Return the YAML and CSV files below *folder*, relative with ``/``; ``kb.yaml`` first.

    Hidden files and folders are left out; links to folders are not followed.
    """
    found: list[str] = []
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        try:
            with os.scandir(folder / inner) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{inner}{entry.name}/")
                    elif entry.name.endswith(SUFFIXES):
                        found.append(inner + entry.name)
        except OSError:
            found.append(inner)
    return tuple(sorted(found, key=lambda name: (name != MAIN, name)))


def hash_folder(folder: Path) -> str:
    """Return the SHA-256, in hexadecimal, of the names and contents of the files of a base."""
    digest = sha256()
    for name in list_files(folder):
        digest.update(f"{len(name)}:{name}:".encode("utf-8", "surrogateescape"))
        digest.update(_hash_file(folder / name))
    return digest.hexdigest()


def _hash_file(path: Path) -> bytes:
    """Return the hash of a file's contents; of nothing for one that cannot be read."""
    digest = sha256()
    try:
        with path.open("rb", buffering=0) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return b"unreadable"
    return digest.digest()
