"""The reply as one JSON object, the same bytes on every run: fixed key order, no clock."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass
from fractions import Fraction
from typing import Any

from bot.base.access import Catalogue
from bot.base.codec import encode
from bot.base.errors import BotError, name_nearest
from bot.base.model import Frame, GivenInput, Locator, Reply, Step, Turn, Value
from bot.render.decimals import format_decimal
from bot.render.lines import choice_lines, verdict_lines
from bot.render.outcome import name_outcome

SCHEMA = 1


FORM: dict[str, tuple[str, ...]] = {
    "schema": (),
    "question": (),
    "understood": (),
    "outcome": (),
    "kind": (),
    "answer": (),
    "values": ("name", "low", "high", "low_open", "high_open", "unit", "text"),
    "steps": ("name", "formula", "inputs", "result"),
    "assumptions": (),
    "warnings": (),
    "citations": ("source", "title", "publisher", "date", "url", "at"),
    "entries": (),
    "confidence": (),
    "candidates": ("entry", "title", "confidence"),
    "missing": (),
    "reading": ("entry", "kind", "words", "state"),
    "kb": ("name", "version", "hash"),
}
"""The fields of a payload in their order, and the fields inside each."""


class UnknownFieldError(BotError):
    """``--fields`` names what no payload has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = name_nearest(name, known)
        super().__init__(f"There is no field {name!r}; there is {', '.join(FORM)}.{near}")


def check_fields(fields: Iterable[str]) -> None:
    """Return when every one of *fields*, such as ``outcome`` or ``values.text``, exists.

    Raises:
        UnknownFieldError: One of them does not.
    """
    known = [*FORM, *(f"{name}.{inner}" for name, inside in FORM.items() for inner in inside)]
    for field in fields:
        if field not in known:
            raise UnknownFieldError(field, known)


def dump_payload(turn: Turn, catalogue: Catalogue, fields: Sequence[str] = ()) -> str:
    """Return the payload as one line; only its *fields*, in their order, when there are any."""
    whole = _make_payload(turn, catalogue)
    part = {name: _pick(whole, name) for name in fields} if fields else whole
    return json.dumps(part, ensure_ascii=False)


def _pick(payload: dict[str, Any], field: str) -> Any:
    """Return a field, or of each thing it holds the field inside."""
    name, _, inner = field.partition(".")
    held = payload[name]
    if not inner or held is None:
        return held
    return held[inner] if isinstance(held, dict) else [item[inner] for item in held]


def _make_payload(turn: Turn, catalogue: Catalogue) -> dict[str, Any]:
    reply = turn.reply
    about = catalogue.load_about()
    return {
        "schema": SCHEMA,
        "question": turn.question.utterance,
        "understood": turn.understood,
        "outcome": name_outcome(reply),
        "kind": reply.kind or None,
        "answer": _tell_whole(reply),
        "values": [_value(item) for item in reply.values],
        "steps": [_step(item) for item in reply.steps],
        "inputs": [_input(item) for item in reply.inputs],
        "assumptions": list(reply.assumptions),
        "warnings": list(reply.warnings),
        "citations": [_citation(item, catalogue) for item in reply.citations],
        "entries": list(reply.entries),
        "confidence": round(float(reply.confidence), 4),
        "candidates": [
            {"entry": c.entry, "title": c.title, "confidence": round(float(c.confidence), 4)}
            for c in turn.candidates
        ],
        "missing": list(reply.missing),
        "reading": _reading(turn.frame),
        "kb": {name: about.get(name, "") for name in ("name", "version", "hash")},
    }


def _reading(frame: Frame | None) -> dict[str, Any] | None:
    """Return how the question was read: the entry and what its kind made of the words."""
    if frame is None:
        return None
    state = encode(frame.state) if is_dataclass(frame.state) else None
    return {"entry": frame.entry, "kind": frame.kind, "words": frame.words, "state": state}


def _tell_whole(reply: Reply) -> str:
    """Return the whole verdict: text, points, rows and, when asking back, the choices."""
    return "\n".join(line.text for line in (*verdict_lines(reply), *choice_lines(reply)))


def _value(value: Value) -> dict[str, Any]:
    held = value.quantity
    return {
        "name": value.name,
        "low": _end(held.low, upward=False),
        "high": _end(held.high, upward=True),
        "low_open": held.low_open or held.low is None,
        "high_open": held.high_open or held.high is None,
        "unit": held.unit,
        "text": value.text,
    }


def _end(number: Fraction | None, *, upward: bool) -> str | None:
    return None if number is None else format_decimal(number, upward=upward)


def _step(step: Step) -> dict[str, Any]:
    inputs = [{"name": i.name, "value": i.value, "source": i.source} for i in step.inputs]
    return {"name": step.name, "formula": step.formula, "inputs": inputs, "result": step.result}


def _input(given: GivenInput) -> dict[str, Any]:
    return {
        "name": given.name,
        "label": given.label,
        "value": given.value,
        "source": given.source,
        "place": given.place,
        "is_default": given.is_default,
    }


def _citation(locator: Locator, catalogue: Catalogue) -> dict[str, str]:
    source = catalogue.load_source(locator.source)
    return {
        "source": locator.source,
        "title": source.title if source else "",
        "publisher": source.publisher if source else "",
        "date": source.date if source else "",
        "url": source.url if source else "",
        "at": locator.at,
    }
