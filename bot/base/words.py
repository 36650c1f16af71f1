"""The English words of each room (its ``words.toml``) as plain data.

Needed while compiling only; asking takes them from the compiled file.
"""

from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parent.parent


def read_words(room: str) -> dict[str, Any]:
    """Return what stands in the ``words.toml`` of *room*, e.g. ``question`` or ``kinds.table``."""
    import tomllib

    with HOUSE.joinpath(*room.split("."), "words.toml").open("rb") as file:
        return tomllib.load(file)


def list_rooms_with_words() -> tuple[str, ...]:
    """Return the rooms that have a ``words.toml``, sorted, dots for nested ones."""
    found = HOUSE.glob("**/words.toml")
    return tuple(sorted(".".join(path.parent.relative_to(HOUSE).parts) for path in found))
