"""How a question was searched for, in lines for ``--explain``."""

from collections.abc import Sequence

from bot.base.model import Candidate, Question


def explain_candidates(question: Question, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return lines: terms kept and dropped, corrections, scores by view, the margin."""
    kept = [f"{term.text} ({term.weight:.2f})" for term in question.terms if term.is_known]
    dropped = [f"{term.text} ({term.weight:.2f})" for term in question.terms if not term.is_known]
    lines = [f"terms: {', '.join(kept) or 'none'}"]
    if dropped:
        lines.append(f"unknown terms: {', '.join(dropped)}")
    lines += [f"corrected: {typed} to {meant}" for typed, meant in question.corrections]
    for item in candidates[:3]:
        views = ", ".join(f"{name} {score:.3f}" for name, score in item.views)
        lines.append(f"{item.entry}: score {item.score:.3f} ({views}), sure {item.confidence:.2f}")
    if len(candidates) > 1:
        margin = candidates[0].score - candidates[1].score
        lines.append(f"margin over {candidates[1].entry}: {margin:.3f}")
    return tuple(lines)
