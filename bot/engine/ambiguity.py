"""What in a base is hard to tell apart, with the places a curator has to look at."""

from collections.abc import Mapping
from pathlib import Path

from bot.base.access import PassageRow
from bot.base.frozen import dataclass
from bot.base.model import Entry
from bot.engine.compiling import compile_base
from bot.knowledge import load_base


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A text by which an entry is found, and where it stands: path in the base, line."""

    text: str
    entry: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """A phrasing for which, left out, the base finds another entry.

    Attributes:
        found: That entry.
        behind: How far the right entry's score is below its score.
    """

    phrasing: Phrasing
    found: str
    behind: float


@dataclass(frozen=True, slots=True)
class NearPair:
    """The most similar phrasings of two entries; the similarity is 0 to 1."""

    one: Phrasing
    other: Phrasing
    similarity: float


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Phrasings that find another entry, of *asked*, and the nearest pairs of entries."""

    asked: int
    confusions: tuple[Confusion, ...]
    pairs: tuple[NearPair, ...]

    @property
    def percent_found(self) -> float:
        """Percentage of the phrasings that, left out, find their entry."""
        return 100 * (1 - len(self.confusions) / self.asked) if self.asked else 100.0


def find_ambiguity(folder: Path, most_pairs: int) -> Ambiguity:
    """Return what in the base of *folder* is hard to tell apart, worst first.

    Raises:
        BrokenBaseError: The folder is not a valid base; it lists every problem.
    """
    from bot.search.ambiguous import leave_each_out, list_nearest_pairs

    base = load_base(folder)
    parts = compile_base(base)
    entries = {entry.id: entry for entry in base.entries}
    left = list(leave_each_out(parts.index, parts.lexicon))
    confusions = sorted(
        (
            Confusion(_place(item.passage, entries), item.found, item.behind)
            for item in left
            if item.found != item.passage.entry
        ),
        key=lambda item: (-item.behind, item.phrasing.file, item.phrasing.line),
    )
    pairs = (
        NearPair(_place(item.one, entries), _place(item.other, entries), item.similarity)
        for item in list_nearest_pairs(parts.index, parts.lexicon, most_pairs)
    )
    return Ambiguity(len(left), tuple(confusions), tuple(pairs))


def _place(passage: PassageRow, entries: Mapping[str, Entry]) -> Phrasing:
    entry = entries[passage.entry]
    lines = dict(zip(entry.ask, entry.ask_lines, strict=False))
    line = lines.get(passage.text, entry.place.line)  # titles and examples have no line of theirs
    return Phrasing(passage.text, entry.id, entry.place.file, line)
