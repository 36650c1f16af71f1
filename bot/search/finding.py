"""The entries nearest a question, and how sure each is."""

from collections.abc import Mapping
from math import exp

from bot.base.access import EntryRow, Index
from bot.base.model import Candidate, Question
from bot.search.scoring import score_linear, score_passages

SHARES = {"phrase": 0.6, "char": 0.25, "body": 0.15}
"""How much each view counts; together 1."""

WEIGHTS = {"score": 4.0, "margin": 2.0, "covered": 5.0, "unknown": -4.0, "agreement": 1.0}
BIAS = -4.0
"""Log-odds of the right entry from features between 0 and 1."""


def find_candidates(question: Question, index: Index, limit: int = 8) -> tuple[Candidate, ...]:
    """Return the entries nearest *question*, best first; ties by the base's order."""
    terms = [term.text for term in question.terms]
    linear = score_linear(question, index)
    share = index.load_setting("linear")["share"] if linear else 0.0
    views = _score_views(terms, index)
    views["linear"] = linear
    shares = {name: held * (1.0 - share) for name, held in SHARES.items()} | {"linear": share}
    scores = {
        entry: sum(held * views[name].get(entry, 0.0) for name, held in shares.items())
        for entry in sorted(set().union(*views.values()))
    }
    if question.sources:
        scores = _keep_sources(scores, question.sources, index)
    ranked = sorted(scores, key=lambda entry: (-round(scores[entry], 9), entry))
    heads = index.load_heads(ranked[:limit])
    matched = _match_terms(terms, index)
    return tuple(
        _make_candidate(heads[entry], question, scores, ranked, views, matched)
        for entry in ranked[:limit]
    )


def _score_views(terms: list[str], index: Index) -> dict[str, dict[int, float]]:
    """Return for each view the best score of every entry's passages."""
    owners = index.load_owners()
    phrasings = index.load_setting("phrasings")
    views: dict[str, dict[int, float]] = {name: {} for name in SHARES}
    for view in ("word", "char"):
        for number, score in score_passages(view, terms, index).items():
            name = "char" if view == "char" else "phrase" if number < phrasings else "body"
            held = views[name]
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


def _match_terms(terms: list[str], index: Index) -> dict[str, set[int]]:
    owners = index.load_owners()
    rows = index.load_terms("word", terms)
    return {row.term: {owners[number] for number in row.postings} for row in rows}


def _make_candidate(
    head: EntryRow,
    question: Question,
    scores: Mapping[int, float],
    ranked: list[int],
    views: Mapping[str, Mapping[int, float]],
    matched: Mapping[str, set[int]],
) -> Candidate:
    entry = head.number
    rival = next((other for other in ranked if other != entry), None)
    total = sum(term.weight for term in question.terms) or 1.0
    held = [term for term in question.terms if entry in matched.get(term.text, ())]
    unknown = sum(term.weight for term in question.terms if term.text not in matched)
    found = [view for view in views.values() if view]
    leads = sum(round(max(view.values()) - view.get(entry, 0.0), 9) <= 0 for view in found)
    features = {
        "score": scores[entry],
        "margin": scores[entry] - (scores[rival] if rival is not None else 0.0),
        "covered": sum(term.weight for term in held) / total,
        "unknown": unknown / total,
        "agreement": leads / len(found),
    }
    odds = BIAS + sum(WEIGHTS[name] * value for name, value in features.items())
    return Candidate(
        entry=head.id,
        kind=head.kind,
        title=head.title,
        score=round(scores[entry], 9),
        confidence=round(1.0 / (1.0 + exp(-odds)), 9),
        views=tuple((name, round(view.get(entry, 0.0), 9)) for name, view in views.items()),
        matched=tuple(dict.fromkeys(term.text for term in held)),
    )
