"""Passages to the tables of an index. The only place that needs scikit-learn.

Runs while compiling only.
"""

from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import Any

from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.base.access import EntryRow, IndexTables, PassageRow, TermRow
from bot.base.lexicon import Lexicon
from bot.base.model import Passage
from bot.base.text import find_terms, read_tokens, terms
from bot.search.finding import SHARES
from bot.search.grams import VIEWS
from bot.search.training import Linear, can_train, train_linear
from bot.search.traits import read_words

PHRASINGS = ("title", "ask")


def fit_tables(
    entries: Sequence[EntryRow], passages: Mapping[str, Sequence[Passage]], lexicon: Lexicon
) -> IndexTables:
    """Return the index over *passages*, given by entry id."""
    rows = _number_passages(entries, passages)
    read = [terms(row.text, lexicon) for row in rows]
    phrasings = sum(row.field in PHRASINGS for row in rows)
    fitted = [*_fit_view("word", read), *_fit_view("char", read[:phrasings])]
    linear = _fit_linear(rows[:phrasings], read, entries, lexicon)
    fitted += linear.rows if linear else ()
    words = {
        token.word
        for row in rows
        for token in read_tokens(row.text, lexicon)
        if token.word.isalpha() and not token.is_light
    }
    rarest = log((1 + len(rows)) / 2) + 1
    settings = {
        "phrasings": phrasings,
        "rarest_idf": rarest,
        "linear": linear.settings if linear else None,
    }
    return IndexTables(tuple(entries), rows, tuple(fitted), tuple(sorted(words)), settings)


def _number_passages(
    entries: Sequence[EntryRow], passages: Mapping[str, Sequence[Passage]]
) -> tuple[PassageRow, ...]:
    """Return phrasings one by one, then what else an entry says as one body."""
    found: list[tuple[EntryRow, str, str]] = []
    for entry in entries:
        own = dict.fromkeys((p.field, p.text) for p in passages[entry.id] if p.field in PHRASINGS)
        found += [(entry, field, text) for field, text in own]
    for entry in entries:
        rest = [p.text for p in passages[entry.id] if p.field not in PHRASINGS]
        found.append((entry, "body", "\n".join(rest)))
    return tuple(
        PassageRow(number, entry.id, entry.kind, entry.title, field, text)
        for number, (entry, field, text) in enumerate(found)
    )


def _fit_linear(
    rows: Sequence[PassageRow],
    read: Sequence[Sequence[str]],
    entries: Sequence[EntryRow],
    lexicon: Lexicon,
) -> Linear | None:
    """Return the model of the phrasings *rows*; None where it would not help."""
    numbers = {entry.id: entry.number for entry in entries}
    owners = [numbers[row.entry] for row in rows]
    if not can_train(owners):
        return None
    views = []
    for view, share in (("word", SHARES["phrase"]), ("char", SHARES["char"])):
        if any(VIEWS[view](one) for one in read[: len(rows)]):
            fitted = make_vectorizer(view).fit_transform(read[: len(rows)])
            views.append(fitted * sqrt(share))
    if not views:
        return None
    return train_linear(
        [_read_words(row.text, lexicon) for row in rows], owners, hstack(views).tocsr()
    )


def _read_words(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    tokens = read_tokens(text, lexicon)
    return read_words(tokens, [s for s in find_terms(tokens, lexicon) if s.term.startswith("@")])


def _fit_view(view: str, read: Sequence[Sequence[str]]) -> list[TermRow]:
    if not any(VIEWS[view](one) for one in read):
        return []
    vectorizer = make_vectorizer(view)
    columns = vectorizer.fit_transform(read).tocsc()
    columns.sort_indices()
    rows = []
    for column, term in enumerate(vectorizer.get_feature_names_out()):
        held = slice(columns.indptr[column], columns.indptr[column + 1])
        postings = columns.indices[held].tolist()
        weights = columns.data[held].tolist()
        rows.append(TermRow(view, str(term), float(vectorizer.idf_[column]), postings, weights))
    return rows


def make_vectorizer(view: str) -> Any:
    """Return an unfitted vectorizer over texts that are sequences of terms."""
    return TfidfVectorizer(analyzer=VIEWS[view], sublinear_tf=True, norm="l2")
