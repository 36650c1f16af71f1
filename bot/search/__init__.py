"""From a question to the entries that may answer it, by TF-IDF.

In: a ``Question`` and the ``Index`` of a compiled base. Out: ``Candidate``s, best first,
each with the probability that it is the right entry. `fit_index` makes the index.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.base.access import EntryRow, IndexTables
from bot.base.lexicon import Lexicon
from bot.base.model import Passage
from bot.search.explaining import explain_candidates
from bot.search.finding import find_candidates

__all__ = ["explain_candidates", "find_candidates", "fit_index", "renew_index"]


def fit_index(
    entries: Sequence[EntryRow],
    passages: Mapping[str, Sequence[Passage]],
    lexicon: Lexicon,
    not_ours: Sequence[str] = (),
    everyday: frozenset[str] = frozenset(),
    progress: Callable[[str], None] = lambda _: None,
) -> IndexTables:
    """Return the index over *passages* (by entry id); loads scikit-learn.

    Args:
        entries: In the base's order.
        passages: Texts by which each is found.
        lexicon: Words that they are read with.
        not_ours: Questions that the base does not answer.
        everyday: Stems of ordinary words, which say little of a subject.
        progress: Told every step.
    """
    from bot.search.fitting import fit_tables

    return fit_tables(entries, passages, lexicon, not_ours, everyday, progress)


def renew_index(
    earlier: IndexTables,
    entries: Sequence[EntryRow],
    passages: Mapping[str, Sequence[Passage]],
) -> IndexTables:
    """Return what `fit_index` would, given *earlier*, fitted to the same texts."""
    from bot.search.numbering import number_passages

    rows = number_passages(entries, passages)
    return replace(earlier, entries=tuple(entries), passages=rows)
