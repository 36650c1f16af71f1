"""Rows of terms that stay once read: the words of one question are often those of the next."""

from collections.abc import Callable, Iterable, Sequence

from bot.base.access import TermRow

MOST_KEPT = 4_000_000
"""Postings from which all rows are let go: some 32 MB."""

EACH = 20
"""How many postings a row counts besides its own; so does a term without a row."""


class TermRows:
    """Rows by view and term, read when first asked for."""

    def __init__(self, read: Callable[[str, Sequence[str]], Iterable[TermRow]]) -> None:
        self._read = read
        self._rows: dict[tuple[str, str], TermRow | None] = {}
        self._size = 0

    def load(self, view: str, terms: Iterable[str]) -> Sequence[TermRow]:
        """Return the rows of those *terms* that *view* holds, by term."""
        if self._size > MOST_KEPT:
            self._rows.clear()
            self._size = 0
        wanted = sorted(set(terms))
        unread = [term for term in wanted if (view, term) not in self._rows]
        found = {row.term: row for row in self._read(view, unread)}
        for term in unread:
            row = found.get(term)
            self._rows[view, term] = row
            self._size += EACH + (len(row.postings) if row else 0)
        return [row for term in wanted if (row := self._rows[view, term])]
