"""Two bases asked the same questions: whose outcome, value, citation or confidence changed."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bot.base.codec import encode
from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import Turn
from bot.render import name_outcome
from bot.transcript.asking import converse
from bot.transcript.model import Transcript
from bot.transcript.variants import list_cases
from bot.transcript.words import list_deltas

if TYPE_CHECKING:
    from bot.engine import Bot

BANDS = ((0.9, "sure"), (0.6, "likely"), (0.3, "doubtful"), (0.0, "unlikely"))
"""Confidence from which a band begins, with its name."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question to ask both bases, after those before it in the same talk.

    Attributes:
        where: Where it stands, ``file:line``.
        before: What was typed before it, oldest first.
    """

    where: str
    typed: str
    before: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    today: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """One thing that changed in a reply: ``outcome``, ``value``, ``citation``, ``confidence``."""

    aspect: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """A question that the two bases answer differently."""

    inquiry: Inquiry
    shifts: tuple[Shift, ...]


def list_inquiries(transcripts: Iterable[Transcript], bots: Sequence["Bot"]) -> list[Inquiry]:
    """Return the questions of *transcripts*, then the phrasings of the bases of *bots*."""
    found: list[Inquiry] = []
    for transcript in transcripts:
        for talk in transcript.talks:
            typed: tuple[str, ...] = ()
            for item in talk.exchanges:
                where = f"{transcript.path}:{item.line}"
                found.append(
                    Inquiry(where, item.typed, typed, transcript.sources, transcript.today)
                )
                typed = (*typed, item.typed)
    seen: set[str] = set()
    for bot in bots:
        for case in list_cases(bot.catalogue):
            if case.typed not in seen:
                seen.add(case.typed)
                found.append(Inquiry(f"{case.file}:{case.line}", case.typed))
    return found


def compare_bots(old: "Bot", new: "Bot", inquiries: Iterable[Inquiry]) -> Iterator[Change]:
    """Yield each question that the two answer differently."""
    for inquiry in inquiries:
        shifts = tuple(_list_shifts(_describe(old, inquiry), _describe(new, inquiry)))
        if shifts:
            yield Change(inquiry, shifts)


def _describe(bot: "Bot", inquiry: Inquiry) -> dict[str, str]:
    """Return what a base says, aspect by aspect."""
    typed = (*inquiry.before, inquiry.typed)
    try:
        turn, _ = converse(bot, typed, inquiry.sources, inquiry.today)
    except BotError as error:  # a source that only one of the bases has
        return {"outcome": "error", "value": str(error), "citation": "", "confidence": ""}
    return {
        "outcome": name_outcome(turn.reply),
        "value": _say_values(turn),
        "citation": "; ".join(f"{item.source}: {item.at}" for item in turn.reply.citations),
        "confidence": name_band(turn.reply.confidence),
    }


def _say_values(turn: Turn) -> str:
    """Return the amounts of a reply, else its words: in a fact they are the value."""
    amounts = "; ".join(f"{item.name}: {item.text}" for item in turn.reply.values)
    return amounts or " / ".join((turn.reply.text, *turn.reply.points))


def name_band(confidence: float) -> str:
    """Return the name of the band that *confidence* falls into."""
    return next(name for start, name in BANDS if confidence >= start)


def _list_shifts(old: dict[str, str], new: dict[str, str]) -> Iterator[Shift]:
    for aspect, was in old.items():
        if was != new[aspect]:
            yield Shift(aspect, was, new[aspect])


def write_changes(changes: Sequence[Change], asked: int, format_: str) -> str:
    """Return *changes* of *asked* questions as ``text``, ``markdown`` or ``json``."""
    if format_ == "json":
        held: dict[str, Any] = {"asked": asked, "changes": [encode(item) for item in changes]}
        return json.dumps(held, ensure_ascii=False)
    summary = f"{asked} questions, {len(changes)} changed."
    lines = _markdown_lines(changes) if format_ == "markdown" else _text_lines(changes)
    return "\n".join((*lines, summary))


def _text_lines(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        yield f"{change.inquiry.where}: > {change.inquiry.typed}"
        for shift in change.shifts:
            yield f"  - {shift.aspect}: {shift.old or 'none'}"
            yield f"  + {shift.aspect}: {shift.new or 'none'}"
            if shift.aspect == "value":
                yield from (f"  ~ {delta}" for delta in list_deltas(shift.old, shift.new))
        yield ""


def _markdown_lines(changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield "| question | changed | before | after |"
        yield "| --- | --- | --- | --- |"
    for change in changes:
        for shift in change.shifts:
            cells = (change.inquiry.typed, shift.aspect, shift.old or "none", shift.new or "none")
            yield f"| {' | '.join(_escape(cell) for cell in cells)} |"
    if changes:
        yield ""


def _escape(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ")
