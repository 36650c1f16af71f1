"""The English words of each room (its ``words.toml``) as plain data.

Needed while compiling only; asking takes them from the compiled file.
"""

from pathlib import Path
from typing import Any

from bot.base.tokens import stem

HOUSE = Path(__file__).parent.parent


def read_words(room: str) -> dict[str, Any]:
    """Return what stands in the ``words.toml`` of *room*, e.g. ``question`` or ``kinds.table``.

    The words of the keys in its list ``stemmed`` come as stems too, so that asking need not
    stem them.
    """
    import tomllib

    with HOUSE.joinpath(*room.split("."), "words.toml").open("rb") as file:
        words = tomllib.load(file)
    stems = {
        f"{key}_stems": " ".join(sorted(set(map(stem, words[key].split()))))
        for key in words.get("stemmed", ())
    }
    return {**words, **stems}


def list_rooms_with_words() -> tuple[str, ...]:
    """Return the rooms that have a ``words.toml``, sorted, dots for nested ones."""
    found = HOUSE.glob("**/words.toml")
    return tuple(sorted(".".join(path.parent.relative_to(HOUSE).parts) for path in found))
