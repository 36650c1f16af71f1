"""How a question was searched for, in lines for ``--explain``."""

from collections.abc import Iterator, Sequence

from bot.base.model import Candidate, Question

SHOWN = 3
LEAST_ODDS = 0.05
"""Features that move the log-odds by less than this are left out."""


def explain_candidates(question: Question, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return lines: terms kept and dropped, corrections, scores by view, the margin."""
    return tuple(_explain(question, candidates))


def _explain(question: Question, candidates: Sequence[Candidate]) -> Iterator[str]:
    kept = [f"{term.text} ({term.weight:.2f})" for term in question.terms if term.is_known]
    lost = [f"{term.text} ({term.weight:.2f})" for term in question.terms if not term.is_known]
    yield f"terms: {', '.join(kept) or 'none'}"
    if lost:
        yield f"unknown terms: {', '.join(lost)}"
    if light := _list_light(question):
        yield f"dropped: {', '.join(light)}"
    for typed, meant in question.corrections:
        yield f"corrected: {typed} to {meant}"
    for item in candidates[:SHOWN]:
        views = ", ".join(f"{name} {score:.3f}" for name, score in item.views)
        yield f"{item.entry}: score {item.score:.3f} ({views}), sure {item.confidence:.2f}"
    if len(candidates) > 1:
        margin = candidates[0].score - candidates[1].score
        yield f"margin over {candidates[1].entry}: {margin:.3f}"
    if candidates:
        yield f"log-odds of {candidates[0].entry}: {_list_odds(candidates[0])}"


def _list_light(question: Question) -> list[str]:
    """Return the words that no term stands for."""
    held = {at for term in question.terms for at in range(term.start, term.end)}
    return [
        token.text
        for at, token in enumerate(question.tokens)
        if at not in held and token.text[:1].isalpha()
    ]


def _list_odds(candidate: Candidate) -> str:
    """Return the features that speak for and against *candidate*, strongest first."""
    told = [item for item in candidate.features if abs(item[2]) >= LEAST_ODDS]
    told.sort(key=lambda item: (-abs(item[2]), item[0]))
    return ", ".join(f"{name} {value:.2f} ({odds:+.2f})" for name, value, odds in told) or "none"
