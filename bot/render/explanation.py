"""How a question was read and why it was answered or not, in lines."""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass

from bot.base.codec import encode
from bot.base.model import Question, Turn
from bot.render.grid import align
from bot.render.outcome import name_outcome


def explain_lines(turn: Turn) -> tuple[str, ...]:
    """Return the reading of the words, the candidates and the trace."""
    return (
        f"Asked: {turn.question.utterance}",
        *([f"Understood: {turn.understood}"] if turn.understood else []),
        *_reading_lines(turn.question),
        *_candidate_lines(turn),
        *(f"Trace: {line}" for line in turn.trace),
        *_state_lines(turn),
        f"Outcome: {name_outcome(turn.reply)}, confidence {turn.reply.confidence:.4f}",
    )


def _state_lines(turn: Turn) -> Iterator[str]:
    """Yield what the answering kind made of the words, field by field."""
    if turn.frame is not None and is_dataclass(turn.frame.state):
        state = json.dumps(encode(turn.frame.state), ensure_ascii=False)
        yield f"Read as: {turn.frame.kind} {state}"


def echo_understood(turn: Turn, typed: str) -> str:
    """Return how a follow-up, a choice or a misspelt question was read; empty when as typed."""
    question, understood = turn.question, turn.understood
    is_other = question.is_fragment or question.corrections or question.utterance.strip() != typed
    if not (is_other and understood) or understood.casefold() == typed.casefold():
        return ""
    return f"Understood as: {understood}"


def _reading_lines(question: Question) -> Iterator[str]:
    yield f"Intent: {question.intent}"
    parts = {
        "Mended": [f"{typed} -> {meant}" for typed, meant in question.corrections],
        "Terms": [
            f"{t.text} ({t.weight:.3f})" if t.is_known else f"{t.text} (unknown)"
            for t in question.terms
        ],
        "Names": [f"{m.text} = {m.entity} ({m.sureness:.2f})" for m in question.mentions],
        "Amounts": [
            " ".join(filter(None, (a.text, a.sense, a.cue, a.direction))) for a in question.amounts
        ],
        "Times": [" ".join(filter(None, (m.cue, m.value))) for m in question.moments],
        "Unknown": [*question.unknown],
        "Strangers": [*question.strangers],
        "Only from": [*question.sources],
    }
    for label, found in parts.items():
        if found:
            yield f"{label}: {', '.join(found)}"


def _candidate_lines(turn: Turn) -> Iterator[str]:
    if not turn.candidates:
        yield "Candidates: none"
        return
    rows = [("entry", "kind", "confidence", "score", "matched")]
    rows += [
        (c.entry, c.kind, f"{c.confidence:.4f}", f"{c.score:.4f}", " ".join(c.matched))
        for c in turn.candidates
    ]
    yield "Candidates:"
    for row in align(rows):
        yield f"  {row}"
