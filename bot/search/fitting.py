"""Passages to the tables of an index. The only place that needs scikit-learn.

Runs while compiling only.
"""

from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import Any

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix, vstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer

from bot.base.access import EntryRow, IndexTables, PassageRow, TermRow
from bot.base.lexicon import Lexicon
from bot.base.model import Passage
from bot.search.calibrating import calibrate
from bot.search.folding import make_folds
from bot.search.grams import VIEWS, make_runs
from bot.search.leaving import Texts
from bot.search.measuring import measure_folds
from bot.search.numbering import PHRASINGS, number_passages
from bot.search.reading import TextRead, read_text
from bot.search.rows import list_rows
from bot.search.saturating import QUICK, QUICK_LENGTH_SHARE, measure_rarity, saturate
from bot.search.sharing import UNLEARNED, Mixture
from bot.search.sizes import MOST_ORDINARY, MOST_SPEAKING
from bot.search.telling import MOST_SENTENCES
from bot.search.training import MOST_JOINED, Read, can_train, train_linear
from bot.search.tuning import choose_mixture

Progress = Callable[[str], None]


def fit_tables(
    entries: Sequence[EntryRow],
    passages: Mapping[str, Sequence[Passage]],
    lexicon: Lexicon,
    not_ours: Sequence[str],
    everyday: frozenset[str],
    progress: Progress,
) -> IndexTables:
    """Return the index over *passages*, by entry id."""
    rows = number_passages(entries, passages)
    numbers = {entry.id: entry.number for entry in entries}
    owners = [numbers[row.entry] for row in rows]
    is_large = len(rows) > MOST_ORDINARY
    phrasings = sum(row.field in PHRASINGS for row in rows)
    is_linear = can_train(owners[:phrasings])
    speaking = range(len(entries)) if is_linear else _choose_entries(len(entries))
    progress(f"reading {len(rows):,} texts")
    terms, words, read, bodies = _read_rows(rows, owners, frozenset(speaking), lexicon)
    progress("weighing their words")
    fitted = _fit_words(terms, phrasings, is_large=is_large)
    texts = Texts(
        (*read.values(), *(read_text(text, lexicon) for text in not_ours)),
        np.array([*(owners[number] for number in read), *(-1 for _ in not_ours)]),
        sum(number < phrasings for number in read),
    )
    settings: dict[str, Any] = {
        "phrasings": phrasings,
        "rarest_idf": log((1 + len(rows)) / 2) + 1,
        "rarest_run": float(measure_rarity(0, len(entries))),
        "linear": None,
    }
    is_linear &= any(one.order for one in read.values())
    folds = make_folds(texts, progress, is_linear=is_linear) if phrasings else []
    mixture = choose_mixture(folds) if is_linear else UNLEARNED
    if is_large:
        mixture = (mixture if is_linear else Mixture(linear=0.0))._replace(char=0.0)
    elif is_linear and len(owners) > MOST_JOINED:
        mixture = mixture._replace(char=0.0)  # the linear model has the pieces of many phrasings
    settings["mixture"] = list(mixture)
    if "char" in mixture.share_out():
        fitted += _fit_pieces(terms[:phrasings])
    if "run" in mixture.share_out():
        fitted += _fit_runs([body.order for body in bodies], phrasings)
    if "sentence" in mixture.share_out():
        idf = {row.term: row.idf for row in fitted if row.view == "word"}
        fitted += _fit_sentences(bodies, idf)
    if mixture.linear:
        progress("learning which words speak for an entry")
        linear = train_linear([one.order for one in read.values()], owners)
        fitted += linear.rows
        settings["linear"] = linear.settings
    progress("measuring how sure the base can be")
    tried = list(measure_folds(folds, mixture.share_out(), everyday))
    settings["confidence"] = calibrate([one for one, _ in tried], [right for _, right in tried])
    return IndexTables(tuple(entries), rows, tuple(fitted), tuple(sorted(words)), settings)


def _choose_entries(count: int) -> list[int]:
    """Return a sample of the numbers below *count*, the same for the same count."""
    chance = np.random.RandomState(0)
    chosen: list[int] = sorted(chance.permutation(count)[:MOST_SPEAKING].tolist())
    return chosen


def _read_rows(
    rows: Sequence[PassageRow], owners: Sequence[int], speaking: frozenset[int], lexicon: Lexicon
) -> tuple[list[tuple[str, ...]], set[str], dict[int, TextRead], list[TextRead]]:
    """Return all terms, all words, whole readings of the entries in *speaking*, and bodies."""
    terms: list[tuple[str, ...]] = []
    words: set[str] = set()
    read: dict[int, TextRead] = {}
    bodies: list[TextRead] = []
    for row, owner in zip(rows, owners, strict=True):
        one = read_text(row.text, lexicon)
        terms.append(one.terms)
        if len(rows) <= MOST_ORDINARY:
            lexicon.read[row.text] = one.terms
        words |= one.words
        if owner in speaking:
            read[row.number] = one
        if row.field not in PHRASINGS:
            bodies.append(one)
    return terms, words, read, bodies


def _fit_words(read: Sequence[Sequence[str]], phrasings: int, *, is_large: bool) -> list[TermRow]:
    """Return rows with the TF-IDF weights of phrasings and the BM25 weights of bodies."""
    if not any(read):
        return []
    counter = CountVectorizer(analyzer=VIEWS["word"])
    counts = counter.fit_transform(read)
    names = counter.get_feature_names_out()
    if is_large:
        often = np.bincount(counts.indices, minlength=len(names)) > 1
        kept = np.flatnonzero(often | np.array([" " not in name for name in names]))
        counts, names = counts[:, kept], names[kept]
    weigher = TfidfTransformer(sublinear_tf=True).fit(counts)
    weights = vstack([weigher.transform(counts[:phrasings]), saturate(counts[phrasings:])])
    return list_rows("word", names, weigher.idf_, weights)


def _fit_pieces(read: Sequence[Sequence[str]]) -> list[TermRow]:
    """Return rows with the TF-IDF weights of phrasings."""
    if not any(read):
        return []
    vectorizer = make_vectorizer("char")
    weights = vectorizer.fit_transform(read)
    return list_rows("char", vectorizer.get_feature_names_out(), vectorizer.idf_, weights)


def _fit_runs(bodies: Sequence[Read], phrasings: int) -> list[TermRow]:
    """Return rows with the BM25 weights of runs of letters in *bodies*, which follow phrasings."""
    if not any(bodies):
        return []
    counter = CountVectorizer(analyzer=make_runs)
    counts = counter.fit_transform(bodies)
    rarity = measure_rarity(counts.getnnz(axis=0), len(bodies))
    told = np.flatnonzero(rarity)
    weights = vstack([csr_matrix((phrasings, len(told))), saturate(counts)[:, told]])
    return list_rows("run", counter.get_feature_names_out()[told], rarity[told], weights)


def _fit_sentences(bodies: Sequence[TextRead], idf: Mapping[str, float]) -> list[TermRow]:
    """Return rows of words with their BM25 weights in the sentences of *bodies*."""
    parts = [
        (entry * MOST_SENTENCES + min(at, MOST_SENTENCES - 1), part)
        for entry, body in enumerate(bodies)
        for at, part in enumerate(body.sentences)
    ]
    if not parts:
        return []
    counter = CountVectorizer(analyzer=VIEWS["word"])
    weights = saturate(counter.fit_transform(part for _, part in parts), QUICK, QUICK_LENGTH_SHARE)
    held = weights.tocoo()
    numbers = np.array([number for number, _ in parts])
    names = counter.get_feature_names_out()
    columns = csc_matrix((held.data, (numbers[held.row], held.col)))
    return list_rows("sentence", names, np.array([idf[name] for name in names]), columns)


def make_vectorizer(view: str) -> Any:
    """Return an unfitted vectorizer over texts that are sequences of terms."""
    return TfidfVectorizer(analyzer=VIEWS[view], sublinear_tf=True, norm="l2")
