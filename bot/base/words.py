"""The English words of each room (its ``words.toml``) as plain data.

Needed while compiling only; asking takes them from the compiled file.
"""

from pathlib import Path
from typing import Any

from bot.base.tokens import stem

HOUSE = Path(__file__).parent.parent
WEIGHTS = "weights.toml"


def read_words(room: str) -> dict[str, Any]:
    """Return what stands in the ``words.toml`` of *room*, e.g. ``question`` or ``kinds.table``.

    The numbers of a ``weights.toml`` beside it come as ``weights``.
    The words of the keys in its list ``stemmed`` come as stems too, so that asking need not
    stem them, those in ``unstemmed`` left out.
    """
    import tomllib

    folder = HOUSE.joinpath(*room.split("."))
    with (folder / "words.toml").open("rb") as file:
        words = tomllib.load(file)
    if (folder / WEIGHTS).exists():
        with (folder / WEIGHTS).open("rb") as file:
            words["weights"] = tomllib.load(file)
    apart = set(words.get("unstemmed", "").split())
    stems = {
        f"{key}_stems": " ".join(
            sorted({stem(its) for its in words[key].split() if its not in apart})
        )
        for key in words.get("stemmed", ())
    }
    return {**words, **stems}


def list_rooms_with_words() -> tuple[str, ...]:
    """Return the rooms that have a ``words.toml``, sorted, dots for nested ones."""
    found = HOUSE.glob("**/words.toml")
    return tuple(sorted(".".join(path.parent.relative_to(HOUSE).parts) for path in found))
