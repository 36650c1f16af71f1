"""The entries nearest a question, and how sure each is."""

from collections.abc import Mapping, Sequence

from bot.base.access import EntryRow, Index
from bot.base.model import Candidate, Question, Term
from bot.search.confidence import Held, estimate, list_features
from bot.search.scoring import measure_familiar, score_linear, score_passages, score_words

COVERING = 0.5
"""Part of a question's weight from which an entry is looked at whatever its score."""
MOST_COVERING = 12
"""No more entries are looked at for what they hold."""
SURE_BY_SEARCH = "fact"
"""Entries of this kind are as sure as search is; what they hold adds nothing."""

SHARES = {"phrase": 0.3, "char": 0.12, "body": 0.58}
"""How much each view counts; together 1. A body's score is seldom above a quarter."""


def share_views(linear: float) -> dict[str, float]:
    """Return how much each view counts where the linear model's share is *linear*."""
    rest = {name: share * (1.0 - linear) for name, share in SHARES.items()}
    return {**rest, "linear": linear}


def find_candidates(question: Question, index: Index, limit: int = 8) -> tuple[Candidate, ...]:
    """Return the entries nearest *question*, best first; ties by the base's order."""
    terms = [term.text for term in question.terms]
    linear = score_linear(question, index)
    share = index.load_setting("linear")["share"] if linear else 0.0
    views = _score_views(terms, index)
    views["linear"] = linear
    shares = share_views(share)
    scores = {
        entry: sum(held * views[name].get(entry, 0.0) for name, held in shares.items())
        for entry in sorted(set().union(*views.values()))
    }
    if question.sources:
        scores = _keep_sources(scores, question.sources, index)
    ranked = sorted(scores, key=lambda entry: (-round(scores[entry], 9), entry))
    owners = _match_terms(terms, index)
    covering = _find_covering(question, owners, ranked[limit:])
    heads = index.load_heads((*ranked[:limit], *covering))
    more = [entry for entry in covering if heads[entry].kind != SURE_BY_SEARCH]
    kept = (*ranked[:limit], *more[:MOST_COVERING])
    fitted = index.load_setting("confidence")
    familiar, rarest = measure_familiar(question, index), index.load_rarest_idf()
    found = []
    for entry in kept:
        held = [_hold(term, owners.get(term.text), entry) for term in question.terms]
        features = list_features(entry, scores, views, held, familiar, rarest)
        found.append(_make_candidate(heads[entry], question, scores, views, held, features, fitted))
    return tuple(found)


def _find_covering(
    question: Question, owners: Mapping[str, Sequence[int]], rest: Sequence[int]
) -> tuple[int, ...]:
    """Return those of *rest* that hold most of the question's weight, best first.

    A question about one row shares few words with the table's own texts. It has to share one:
    names and years stand in many tables and say nothing of what is asked. A fact is as near as
    its own texts are.
    """
    weights = {term.text: term.weight for term in question.terms}
    words = [owners.get(term, ()) for term in weights if term[0].isalpha()]
    worded = frozenset(entry for held in words for entry in held)
    rest = [entry for entry in rest if entry in worded]
    covered = dict.fromkeys(rest, 0.0)
    for term, weight in weights.items():
        for entry in set(owners.get(term, ())) & covered.keys():
            covered[entry] += weight
    enough = COVERING * sum(weights.values())
    ranked = sorted(rest, key=lambda entry: -round(covered[entry], 9))
    return tuple(entry for entry in ranked if covered[entry] >= max(enough, 1e-9))


def _score_views(terms: list[str], index: Index) -> dict[str, dict[int, float]]:
    """Return for each view the best score of every entry's passages."""
    owners = index.load_owners()
    phrases, bodies = score_words(terms, index)
    scores = {"phrase": phrases, "char": score_passages("char", terms, index), "body": bodies}
    views: dict[str, dict[int, float]] = {name: {} for name in SHARES}
    for name, found in scores.items():
        held = views[name]
        for number, score in found.items():
            held[owners[number]] = max(held.get(owners[number], 0.0), score)
    return views


def _keep_sources(
    scores: Mapping[int, float], sources: tuple[str, ...], index: Index
) -> dict[int, float]:
    """Return the scores of entries read in one of *sources*; those without a source stay."""
    heads = index.load_heads(scores)
    allowed = set(sources)
    return {
        entry: score
        for entry, score in scores.items()
        if not heads[entry].sources or allowed.intersection(heads[entry].sources)
    }


def _match_terms(terms: list[str], index: Index) -> dict[str, list[int]]:
    """Return for each term that the base has the entry of every passage with it."""
    owners = index.load_owners()
    rows = index.load_terms("word", terms)
    return {row.term: [owners[number] for number in row.postings] for row in rows}


def _hold(term: Term, owners: list[int] | None, entry: int) -> Held:
    focus = owners.count(entry) / len(owners) if owners else 0.0
    return Held(term.weight, bool(owners), focus)


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
