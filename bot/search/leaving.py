"""What a part of a base finds for texts that it does not have. Runs while compiling only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from bot.search.bodies import (
    make_asked,
    score_bodies,
    score_entries,
    score_runs,
    score_sentences,
)
from bot.search.grams import VIEWS, make_runs
from bot.search.reading import TextRead
from bot.search.sharing import Shares
from bot.search.training import decide, fit_model
from bot.search.traits import TRAITS, is_neighbours


class Texts(NamedTuple):
    """Texts that were read: phrasings, then bodies, then questions of other subjects.

    Attributes:
        owners: Entry of each text; -1 for questions of other subjects.
        phrasings: How many texts are phrasings.
    """

    read: Sequence[TextRead]
    owners: Any
    phrasings: int


class Fold(NamedTuple):
    """Questions asked of a part of the base.

    Attributes:
        entries: Numbers of the entries that it has, ascending.
        wanted: Right entry of each question, -1 for none of them.
        views: A row of scores (by entry) for each question, by view.
        terms: For each question its terms and their weights, 0 for one that is unknown.
        focus: Part of the passages with a term that are the entry's, by entry and term.
        familiar: Part of each question's neighbouring words that are known as neighbours.
        rarest: Idf of a term that one passage holds.
    """

    entries: Any
    wanted: Any
    views: Mapping[str, Any]
    terms: Sequence[Sequence[tuple[str, float]]]
    focus: Mapping[int, Mapping[str, float]]
    familiar: Any
    rarest: float


class Grams(NamedTuple):
    """Texts with their grams counted.

    Attributes:
        counts: By view, how often each text has each gram, and the grams.
        read: The texts.
        owners: Entry of each; -1 for questions of other subjects.
        bodies: Whether each is what an entry says besides its phrasings.
        sentences: Counts of words in their sentences, and the text of each; none of a linear model.
    """

    counts: Mapping[str, tuple[csr_matrix, Any]]
    read: Sequence[TextRead]
    owners: Any
    bodies: Any
    sentences: tuple[csr_matrix, Any] | None


def count_grams(read: Sequence[TextRead], owners: Any, bodies: Any, *, is_linear: bool) -> Grams:
    """Return *read* with the grams of every view: those of a linear model, or runs of letters."""
    counts = {name: _count(make, [one.terms for one in read]) for name, make in VIEWS.items()}
    views = TRAITS if is_linear else {"run": make_runs}
    counts |= {name: _count(make, [one.order for one in read]) for name, make in views.items()}
    sentences = None if is_linear else _count_sentences(read, bodies, counts["word"][1])
    return Grams(counts, read, owners, bodies, sentences)


def _count_sentences(read: Sequence[TextRead], bodies: Any, names: Any) -> tuple[csr_matrix, Any]:
    """Return how often each sentence of *bodies* has each of *names*, and whose text it is."""
    parts = [(at, part) for at in np.flatnonzero(bodies).tolist() for part in read[at].sentences]
    places = {name: at for at, name in enumerate(names.tolist())}
    counter = CountVectorizer(analyzer=VIEWS["word"], vocabulary=places)
    texts = np.array([at for at, _ in parts], dtype=int)
    return counter.transform([part for _, part in parts]), texts


def _count(make: Any, read: Sequence[Any]) -> tuple[csr_matrix, Any]:
    """Return how often each text has each gram, and the grams."""
    vectorizer = CountVectorizer(analyzer=make)
    return vectorizer.fit_transform(read), vectorizer.get_feature_names_out()


def ask_rest(grams: Grams, rest: Any, out: Any, wanted: Any, *, is_joined: bool) -> Fold:
    """Return what the texts numbered *out* find among those numbered *rest*.

    Args:
        grams: All texts.
        rest: Numbers of what is left of the base.
        out: Numbers of the texts that are asked.
        wanted: Right entry of each of them, -1 for none.
        is_joined: Whether a linear model is joined of two, as that of the whole base is.
    """
    counts, read, owners, bodies, sentences = grams
    own = rest[~bodies[rest]]
    entries = np.unique(owners[rest])
    place = {entry: at for at, entry in enumerate(entries.tolist())}
    columns = np.array([place[owner] for owner in owners[rest].tolist()])
    known, asked, idf = weigh(counts["word"], rest, out)
    is_body = bodies[rest]
    rarest = float(np.log((1 + len(rest)) / 2) + 1)
    terms = [[(term, idf.get(term, 0.0)) for term in read[number].terms] for number in out.tolist()]
    most = np.array([sum(held or rarest for _, held in set(own_terms)) for own_terms in terms])
    words, told = make_asked(counts["word"], out, idf, most), counts["word"][0][rest[is_body]]
    views = {
        "phrase": _keep_best(
            (asked @ known[~is_body].T).toarray(), columns[~is_body], len(entries)
        ),
        "body": _keep_best(score_bodies(words, told), columns[is_body], len(entries)),
    }
    known, asked, _ = weigh(counts["char"], own, out)
    near = (asked @ known.T).toarray()
    views["char"] = _keep_best(near, columns[~is_body], len(entries))
    if "run" in counts:
        runs = score_runs(counts["run"][0][out], counts["run"][0][rest[is_body]])
        views["run"] = _keep_best(runs, columns[is_body], len(entries))
    if sentences:
        said = counts["word"][0][rest[~is_body]]
        places = np.append(columns[~is_body], columns[is_body])
        views["entry"] = score_entries(words, said, told, places)
        held = np.flatnonzero(np.isin(sentences[1], rest))
        best = score_sentences(words, sentences[0][held])
        its = columns[np.searchsorted(rest, sentences[1][held])]
        views["sentence"] = _keep_best(best, its, len(entries))
    if "order" in counts:
        pairs = [weigh(counts[name], rest, out) for name in TRAITS]
        seen = hstack([one for one, _, _ in pairs]).tocsr()
        model = fit_model(seen, owners[rest], is_joined=is_joined)
        views["linear"] = np.zeros_like(near[:, :1]).repeat(len(entries), axis=1)
        at = [place[entry] for entry in model.entries.tolist()]
        views["linear"][:, at] = decide(model, hstack([two for _, two, _ in pairs]).tocsr())
    holders: dict[int, Counter[str]] = {entry: Counter() for entry in place}
    for number in rest.tolist():
        holders[int(owners[number])].update(set(read[number].terms))
    totals = sum(holders.values(), Counter())
    familiar = np.zeros(len(out))
    if "order" in counts:
        familiar = _share_known(counts["order"], rest, out)
    return Fold(
        entries,
        wanted,
        views,
        terms,
        {
            entry: {term: count / totals[term] for term, count in counted.items()}
            for entry, counted in holders.items()
        },
        familiar,
        rarest,
    )


def weigh(
    counted: tuple[csr_matrix, Any], rest: Any, out: Any
) -> tuple[csr_matrix, csr_matrix, dict[str, float]]:
    """Return TF-IDF rows of *rest* and of *out* over the grams of *rest*, and their idf."""
    counts, names = counted
    kept = np.flatnonzero(counts[rest].getnnz(axis=0))
    weigher = TfidfTransformer(sublinear_tf=True)
    known = weigher.fit_transform(counts[rest][:, kept])
    idf = dict(zip(names[kept].tolist(), weigher.idf_.tolist(), strict=True))
    return known, weigher.transform(counts[out][:, kept]), idf


def _share_known(counted: tuple[csr_matrix, Any], rest: Any, out: Any) -> Any:
    """Return the part of the neighbours in each text of *out* that *rest* has too."""
    counts, names = counted
    pairs = counts[:, np.flatnonzero([is_neighbours(name) for name in names])]
    known = pairs[:, np.flatnonzero(pairs[rest].getnnz(axis=0))]
    return known[out].getnnz(axis=1) / np.maximum(pairs[out].getnnz(axis=1), 1)


def _keep_best(similar: Any, columns: Any, width: int) -> Any:
    """Return the best score of each entry's passages, given the entry of each column."""
    best = np.zeros((len(similar), width))
    for entry in np.unique(columns):
        best[:, entry] = similar[:, columns == entry].max(axis=1)
    return best


def fuse(views: Mapping[str, Any], shares: Shares) -> Any:
    """Return the scores of all views together."""
    return sum(share * views[name] for name, share in shares.items()).round(9)
