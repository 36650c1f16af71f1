"""Which passages are whose: phrasings by entry first, then one body an entry."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

FAR_MORE = 20
"""Postings an entry from which they are halved for each entry instead of read through."""


class Layout(NamedTuple):
    """The numbering of a base's passages.

    Attributes:
        owners: Number of each passage's entry; ascending among the phrasings.
        phrasings: How many passages are phrasings; the body of entry n is n more.
    """

    owners: Sequence[int]
    phrasings: int

    def count_own(self, postings: Sequence[int], entry: int) -> int:
        """Return how many of *postings* (ascending passage numbers) are *entry*'s."""
        start, end = self.find_phrasings(entry)
        held = bisect_left(postings, end) - bisect_left(postings, start)
        body = self.phrasings + entry
        at = bisect_left(postings, body)
        return held + (at < len(postings) and postings[at] == body)

    def list_holders(self, postings: Sequence[int], entries: Sequence[int]) -> Sequence[int]:
        """Return those of *entries* that have one of *postings* (ascending passage numbers)."""
        if len(postings) > FAR_MORE * len(entries):
            return [entry for entry in entries if self.count_own(postings, entry)]
        holders = {self.owners[number] for number in postings}
        return [entry for entry in entries if entry in holders]

    def find_phrasings(self, entry: int) -> tuple[int, int]:
        """Return the first of *entry*'s phrasings and the one after its last."""
        start = bisect_left(self.owners, entry, 0, self.phrasings)
        return start, bisect_right(self.owners, entry, start, self.phrasings)
