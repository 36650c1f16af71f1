"""Which phrasings of a base are hard to tell apart. Runs for curators only."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from bot.base.access import IndexTables, PassageRow
from bot.base.lexicon import Lexicon
from bot.search.leaving import Grams, ask_rest, count_grams, fuse, weigh
from bot.search.reading import read_text
from bot.search.sharing import Mixture
from bot.search.training import MOST_JOINED

ROUNDS = 12
"""Each leaves out a twelfth of the phrasings; of an entry with fewer, at most one."""

ROWS_AT_ONCE = 1000


class LeftOut(NamedTuple):
    """A phrasing that was left out, and the entry that the rest of the base finds for it.

    Attributes:
        found: Id of the entry with the best score.
        behind: How far the right entry's score is below it, 0 when it is the right one.
    """

    passage: PassageRow
    found: str
    behind: float


class Pair(NamedTuple):
    """Two phrasings of different entries and their similarity, 0 to 1."""

    one: PassageRow
    other: PassageRow
    similarity: float


def leave_each_out(tables: IndexTables, lexicon: Lexicon) -> Iterator[LeftOut]:
    """Yield every phrasing under ``ask``, left out once, with what is found for it."""
    rows = tables.passages
    ids = [entry.id for entry in tables.entries]
    grams = _count_grams(tables, lexicon)
    shares = Mixture(*tables.settings["mixture"]).share_out()
    is_joined = len(rows) <= MOST_JOINED
    parts = _part(rows)
    for part in sorted(set(parts.tolist()) - {-1}):
        out = np.flatnonzero(parts == part)
        rest = np.flatnonzero(parts != part)
        fold = ask_rest(grams, rest, out, grams.owners[out], is_joined=is_joined)
        scores = fuse(fold.views, shares)
        places = np.searchsorted(fold.entries, fold.wanted)
        for at, number in enumerate(out.tolist()):
            best = int(scores[at].argmax())
            behind = float(scores[at, best] - scores[at, places[at]])
            yield LeftOut(rows[number], ids[int(fold.entries[best])], round(behind, 6))


def list_nearest_pairs(tables: IndexTables, lexicon: Lexicon, limit: int) -> list[Pair]:
    """Return the *limit* most similar phrasings of two entries, one pair for each two entries."""
    rows = tables.passages
    grams = _count_grams(tables, lexicon)
    own = np.flatnonzero(~grams.bodies)
    nearest: dict[tuple[int, int], tuple[float, int, int]] = {}
    for start in range(0, len(own), ROWS_AT_ONCE):
        some = own[start : start + ROWS_AT_ONCE]
        similar = _compare(grams, own, some)
        similar[grams.owners[some][:, None] >= grams.owners[own][None, :]] = 0.0
        for at, place in zip(*np.nonzero(similar > 0), strict=True):
            pair = int(grams.owners[some[at]]), int(grams.owners[own[place]])
            found = (float(similar[at, place]), int(some[at]), int(own[place]))
            nearest[pair] = max(nearest.get(pair, (0.0, 0, 0)), found)
    ranked = sorted(nearest.values(), key=lambda held: (-held[0], held[1:]))[:limit]
    return [Pair(rows[one], rows[other], round(held, 6)) for held, one, other in ranked]


def _count_grams(tables: IndexTables, lexicon: Lexicon) -> Grams:
    numbers = {entry.id: entry.number for entry in tables.entries}
    return count_grams(
        [read_text(row.text, lexicon) for row in tables.passages],
        np.array([numbers[row.entry] for row in tables.passages]),
        np.array([row.field == "body" for row in tables.passages]),
        is_linear=bool(tables.settings["linear"]),
    )


def _part(rows: Sequence[PassageRow]) -> Any:
    """Return the round that leaves each passage out: -1 for what always stays.

    Entries begin at different rounds, so that neighbours are seldom left out together.
    """
    seen: dict[str, int] = {}
    parts = []
    for row in rows:
        if row.field == "ask":
            seen[row.entry] = seen.get(row.entry, len(seen)) + 1
            parts.append(seen[row.entry] % ROUNDS)
        else:
            parts.append(-1)
    return np.array(parts)


def _compare(grams: Grams, known: Any, asked: Any) -> Any:
    """Return the similarity of *asked* (rows) to *known* phrasings, by words and pieces."""
    pieces = Mixture().char
    similar = 0.0
    for name, share in (("word", 1 - pieces), ("char", pieces)):
        weighed, rows, _ = weigh(grams.counts[name], known, asked)
        similar = similar + share * (rows @ weighed.T).toarray()
    return similar
