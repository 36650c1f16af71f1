"""Passages to the tables of an index. The only place that needs scikit-learn.

Runs while compiling only.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import Any

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer

from bot.base.access import EntryRow, IndexTables, PassageRow, TermRow
from bot.base.lexicon import Lexicon
from bot.base.model import Passage
from bot.search.calibrating import calibrate
from bot.search.finding import share_views
from bot.search.folding import choose_share, make_folds
from bot.search.grams import VIEWS
from bot.search.leaving import Texts
from bot.search.measuring import measure_folds
from bot.search.reading import read_text
from bot.search.saturating import saturate
from bot.search.training import can_train, train_linear

PHRASINGS = ("title", "ask")


def fit_tables(
    entries: Sequence[EntryRow],
    passages: Mapping[str, Sequence[Passage]],
    lexicon: Lexicon,
    not_ours: Sequence[str],
    everyday: frozenset[str],
    like: IndexTables | None = None,
) -> IndexTables:
    """Return the index over *passages*, by entry id; confidence is that of *like* if given."""
    rows = _number_passages(entries, passages)
    read = [read_text(row.text, lexicon) for row in rows]
    phrasings = sum(row.field in PHRASINGS for row in rows)
    terms = [one.terms for one in read]
    fitted = _fit_words(terms, phrasings)
    numbers = {entry.id: entry.number for entry in entries}
    owners = [numbers[row.entry] for row in rows]
    texts = Texts(
        (*read, *(read_text(text, lexicon) for text in not_ours)),
        np.array([*owners, *(-1 for _ in not_ours)]),
        phrasings,
    )
    settings: dict[str, Any] = {
        "phrasings": phrasings,
        "rarest_idf": log((1 + len(rows)) / 2) + 1,
        "linear": None,
    }
    is_linear = can_train(owners[:phrasings]) and any(one.order for one in read[:phrasings])
    folds = make_folds(texts, is_linear=is_linear) if phrasings and not like else []
    share = (_find_share(like) if like else choose_share(folds)) if is_linear else 0.0
    if "char" in share_views(share):
        fitted += _fit_pieces(terms[:phrasings])
    if share:
        linear = train_linear([one.order for one in read], owners)
        fitted += linear.rows
        settings["linear"] = {"share": share, **linear.settings}
    if like:
        settings["confidence"] = like.settings["confidence"]
    else:
        tried = list(measure_folds(folds, share, everyday))
        settings["confidence"] = calibrate([one for one, _ in tried], [right for _, right in tried])
    words = frozenset().union(*(one.words for one in read))
    return IndexTables(tuple(entries), rows, tuple(fitted), tuple(sorted(words)), settings)


def _find_share(like: IndexTables) -> float:
    """Return the linear model's share in *like*; 0 where it has none."""
    linear = like.settings["linear"]
    return float(linear["share"]) if linear else 0.0


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


def _fit_words(read: Sequence[Sequence[str]], phrasings: int) -> list[TermRow]:
    """Return rows with the TF-IDF weights of phrasings and the BM25 weights of bodies."""
    if not any(read):
        return []
    counter = CountVectorizer(analyzer=VIEWS["word"])
    counts = counter.fit_transform(read)
    weigher = TfidfTransformer(sublinear_tf=True).fit(counts)
    weights = vstack([weigher.transform(counts[:phrasings]), saturate(counts[phrasings:])])
    return _list_rows("word", counter.get_feature_names_out(), weigher.idf_, weights)


def _fit_pieces(read: Sequence[Sequence[str]]) -> list[TermRow]:
    """Return rows with the TF-IDF weights of phrasings."""
    if not any(read):
        return []
    vectorizer = make_vectorizer("char")
    weights = vectorizer.fit_transform(read)
    return _list_rows("char", vectorizer.get_feature_names_out(), vectorizer.idf_, weights)


def _list_rows(view: str, names: Any, idf: Any, weights: Any) -> list[TermRow]:
    columns = weights.tocsc()
    columns.sort_indices()
    rows = []
    for column, term in enumerate(names):
        held = slice(columns.indptr[column], columns.indptr[column + 1])
        postings = columns.indices[held].tolist()
        rows.append(
            TermRow(view, str(term), float(idf[column]), postings, columns.data[held].tolist())
        )
    return rows


def make_vectorizer(view: str) -> Any:
    """Return an unfitted vectorizer over texts that are sequences of terms."""
    return TfidfVectorizer(analyzer=VIEWS[view], sublinear_tf=True, norm="l2")
