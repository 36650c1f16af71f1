"""The entries nearest a question, and how sure each is."""

from collections.abc import Mapping, Sequence
from heapq import nlargest

from bot.base.access import EntryRow, Index
from bot.base.model import Candidate, Question, Term
from bot.search.confidence import Held, estimate, list_features
from bot.search.layout import Layout
from bot.search.learned import measure_familiar, score_linear
from bot.search.scoring import (
    score_passages,
    score_runs,
    score_words,
)
from bot.search.sharing import Mixture
from bot.search.telling import score_entries, score_sentences

COVERING = 0.5
"""Part of a question's weight from which an entry is looked at whatever its score."""
MOST_COVERING = 12
"""No more entries are looked at for what they hold."""
SURE_BY_SEARCH = "fact"
"""Entries of this kind are as sure as search is; what they hold adds nothing."""

WORKED_OUT = "scenario"
"""Entries of this kind are a method: sources limit the figures that it works on, not the method."""


def find_candidates(question: Question, index: Index, limit: int = 8) -> tuple[Candidate, ...]:
    """Return the entries nearest *question*, surest first; ties by score, then the base's order."""
    terms = [term.text for term in question.terms]
    shares = Mixture(*index.load_setting("mixture")).share_out()
    layout = Layout(index.load_owners(), index.load_setting("phrasings"))
    words = score_words(terms, index)
    views = {"phrase": _keep_best(words.phrasings, layout.owners)}
    if "body" in shares:
        views["body"] = _keep_best(words.bodies, layout.owners)
    if "entry" in shares:
        views["entry"] = score_entries(words, layout)
    if "sentence" in shares:
        views["sentence"] = score_sentences(terms, words, index)
    if "char" in shares:
        views["char"] = _keep_best(score_passages("char", terms, index), layout.owners)
    if "run" in shares:
        views["run"] = _keep_best(score_runs(question, index), layout.owners)
    if "linear" in shares:
        views["linear"] = score_linear(question, index)
    scores = _fuse(views, shares)
    if question.sources:
        scores = _keep_sources(scores, question.sources, index)
    ranked = sorted(scores, key=lambda entry: (-round(scores[entry], 9), entry))
    postings = {row.term: row.postings for _, _, row in words.weighted}
    covering = _find_covering(question, postings, layout, ranked[limit:])
    heads = index.load_heads((*ranked[:limit], *covering))
    more = [entry for entry in covering if heads[entry].kind != SURE_BY_SEARCH]
    kept = (*ranked[:limit], *more[:MOST_COVERING])
    fitted = index.load_setting("confidence")
    familiar, rarest = measure_familiar(question, index), index.load_rarest_idf()
    leading = {name: _list_leading(view) for name, view in views.items()}
    first = ranked[:2]
    held_by = [(term, postings.get(term.text, ())) for term in question.terms]
    found = []
    for entry in kept:
        held = [_hold(term, holders, entry, layout) for term, holders in held_by]
        fused = {one: scores[one] for one in (*first, entry)}
        near = {name: _keep_near(views[name], leading[name], entry) for name in views}
        features = list_features(entry, fused, near, held, familiar, rarest)
        found.append(_make_candidate(heads[entry], question, scores, views, held, features, fitted))
    return tuple(sorted(found, key=lambda candidate: -candidate.confidence))


def _keep_best(found: Mapping[int, float], owners: Sequence[int]) -> dict[int, float]:
    """Return the best score of each entry's passages."""
    best: dict[int, float] = {}
    for number, score in found.items():
        owner = owners[number]
        if score > best.get(owner, 0.0):
            best[owner] = score
    return best


def _fuse(
    views: Mapping[str, Mapping[int, float]], shares: Mapping[str, float]
) -> dict[int, float]:
    """Return the scores of all views together."""
    scores: dict[int, float] = {}
    for name, share in shares.items():
        for entry, score in views[name].items():
            scores[entry] = scores.get(entry, 0.0) + share * score
    return scores


def _list_leading(view: Mapping[int, float]) -> list[int]:
    """Return the two best entries of *view*, which tell how far any other is behind."""
    return nlargest(2, view, key=lambda entry: view[entry])


def _keep_near(view: Mapping[int, float], leading: Sequence[int], entry: int) -> dict[int, float]:
    return {one: view[one] for one in (*leading, entry) if one in view}


def _find_covering(
    question: Question,
    postings: Mapping[str, Sequence[int]],
    layout: Layout,
    rest: Sequence[int],
) -> tuple[int, ...]:
    """Return those of *rest* that hold most of the question's weight, best first.

    A question about one row shares few words with the table's own texts. It has to share one:
    names and years stand in many tables and say nothing of what is asked. A fact is as near as
    its own texts are. Amounts and times are no words of an entry.
    """
    sized = {at for part in question.amounts for at in range(part.start, part.end)}
    sized |= {at for part in question.moments for at in range(part.start, part.end)}
    weights = _weigh_supposed(question) or {
        term.text: term.weight for term in question.terms if term.start not in sized
    }
    is_worded = any(term[0].isalpha() for term in weights)
    covered = dict.fromkeys(rest, 0.0)
    worded: set[int] = set()
    for term, weight in weights.items():
        holders = layout.list_holders(postings.get(term, ()), rest)
        worded.update(holders if term[0].isalpha() else ())
        for entry in holders:
            covered[entry] += weight
    enough = COVERING * sum(weights.values())
    held = [entry for entry in rest if entry in worded or not is_worded]
    full = [entry for entry in held if covered[entry] >= max(enough, 1e-9)]
    return tuple(sorted(full, key=lambda entry: -round(covered[entry], 9)))


def _weigh_supposed(question: Question) -> dict[str, float]:
    """Return the words of a what-if with their weights: what it sets is in no entry's texts."""
    if question.intent != "what-if":
        return {}
    set_apart = {at for its in question.amounts for at in range(its.start, its.end)}
    return {
        term.text: term.weight
        for term in question.terms
        if term.start not in set_apart and term.text[0].isalpha()
    }


def _keep_sources(
    scores: Mapping[int, float], sources: tuple[str, ...], index: Index
) -> dict[int, float]:
    """Return the scores of entries read in one of *sources*; those without a source stay.

    So do methods: their kind knows whether *sources* hold the figures that they need.
    """
    heads = index.load_heads(scores)
    allowed = set(sources)
    return {
        entry: score
        for entry, score in scores.items()
        if heads[entry].kind == WORKED_OUT
        or not heads[entry].sources
        or allowed.intersection(heads[entry].sources)
    }


def _hold(term: Term, postings: Sequence[int], entry: int, layout: Layout) -> Held:
    focus = layout.count_own(postings, entry) / len(postings) if postings else 0.0
    return Held(term.weight, bool(postings), focus)


def _make_candidate(
    head: EntryRow,
    question: Question,
    scores: Mapping[int, float],
    views: Mapping[str, Mapping[int, float]],
    held: Sequence[Held],
    features: Mapping[str, float],
    fitted: Mapping[str, float],
) -> Candidate:
    terms = zip(question.terms, held, strict=True)
    return Candidate(
        entry=head.id,
        kind=head.kind,
        title=head.title,
        score=round(scores[head.number], 9),
        confidence=round(estimate(features, fitted), 9),
        views=tuple((name, round(view.get(head.number, 0.0), 9)) for name, view in views.items()),
        features=tuple(
            (name, round(value, 9), round(value * fitted[name], 9))
            for name, value in features.items()
        ),
        matched=tuple(dict.fromkeys(term.text for term, here in terms if here.focus)),
    )
