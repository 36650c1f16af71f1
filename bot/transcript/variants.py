"""Questions made of a base's own phrasings: as they are, and with seeded misspellings.

Each must be answered from its entry. A phrasing of a what-if has places for inputs; the first
worked example of the entry fills them.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Clarification, Entry, Turn

if TYPE_CHECKING:
    from bot.engine import Bot

SHORTEST = 5
"""Letters of a word that may be misspelt: shorter ones become other words."""

_HOLE = re.compile(r"\{(\w+)\}")
_WORD = re.compile(rf"\b[a-z]{{{SHORTEST},}}\b")


@dataclass(frozen=True, slots=True)
class Case:
    """A question and the entry that must answer it; *text* is the phrasing it was made of."""

    entry: str
    file: str
    line: int
    text: str
    typed: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A case that another entry answered, or none."""

    case: Case
    turn: Turn


def list_cases(catalogue: Catalogue, typos: int = 0, seed: int = 0) -> Iterator[Case]:
    """Yield every phrasing and *typos* misspellings of each; the seed chooses the letters."""
    random = Random(seed)  # noqa: S311 -- the same cases on every run are the point
    for id_, _ in catalogue.list_entries():
        entry = catalogue.load_entry(id_)
        if entry is None:
            continue
        for text, line in zip(entry.ask, entry.ask_lines, strict=False):
            typed = _fill(text, entry)
            if typed:
                yield Case(id_, entry.place.file, line, text, typed)
                for _ in range(typos):
                    yield Case(id_, entry.place.file, line, text, misspell(typed, random))


def find_misses(cases: Iterator[Case], bot: "Bot") -> Iterator[tuple[Case, Miss | None]]:
    """Yield each case, with what went wrong."""
    for case in cases:
        turn = bot.ask(case.typed)
        yield case, None if is_found(case, turn) else Miss(case, turn)


def is_found(case: Case, turn: Turn) -> bool:
    """Return whether the right entry answers, or asks back for what the phrasing leaves open."""
    is_open = isinstance(turn.reply, Clarification) and bool(turn.reply.missing)
    is_right = case.entry in turn.reply.entries
    return is_right or (is_open and turn.frame is not None and turn.frame.entry == case.entry)


def _fill(text: str, entry: Entry) -> str:
    """Return *text* with its places filled; empty when the entry has no example for them."""
    examples = getattr(entry, "examples", ())
    given = dict(examples[0].given) if examples else {}
    if any(name not in given for name in _HOLE.findall(text)):
        return ""
    return _HOLE.sub(lambda hole: str(given[hole[1]]), text)


def misspell(text: str, random: Random) -> str:
    """Return *text* with one slip of the fingers in one of its longer lower-case words."""
    words = list(_WORD.finditer(text))
    if not words:
        return text
    word = random.choice(words)
    at = random.randrange(1, len(word[0]) - 1)
    slip = random.choice(("swapped", "left out", "doubled"))
    letters = word[0]
    if slip == "swapped":
        wrong = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
    elif slip == "left out":
        wrong = letters[:at] + letters[at + 1 :]
    else:
        wrong = letters[: at + 1] + letters[at:]
    return text[: word.start()] + wrong + text[word.end() :]
