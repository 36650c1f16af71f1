"""Asks again what a transcript asks, and sees whether the replies are the same."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from bot.base.model import Turn, Unit
from bot.render import name_outcome, to_text
from bot.transcript.align import is_all_same
from bot.transcript.asking import converse
from bot.transcript.convert import make_matcher
from bot.transcript.model import Check, Exchange, Result, Talk, Transcript

if TYPE_CHECKING:
    from bot.engine import Bot


def replay(talk: Talk, bot: "Bot", transcript: Transcript) -> tuple[Result, ...]:
    """Return what became of every exchange of one conversation of *transcript*."""
    catalogue = bot.catalogue
    typed: tuple[str, ...] = ()
    results = []
    for exchange in talk.exchanges:
        typed = (*typed, exchange.typed)
        turn, _ = converse(bot, typed, transcript.sources, transcript.today)
        results.append(judge(exchange, turn, to_text(turn, catalogue), catalogue.units))
    return tuple(results)


def replay_all(transcript: Transcript, bot: "Bot") -> Iterator[tuple[Talk, tuple[Result, ...]]]:
    """Yield every conversation with what became of it."""
    for talk in transcript.talks:
        yield talk, replay(talk, bot, transcript)


def judge(exchange: Exchange, turn: Turn, text: str, units: tuple[Unit, ...] = ()) -> Result:
    """Return how a reply compares with what is expected of it."""
    shown = tuple(line for line in text.splitlines() if line.strip())
    lines = list_lines(exchange)
    checks = [item.check for item in exchange.expected if item.check]
    is_silent = not lines and bool(checks)
    return Result(
        exchange=exchange,
        turn=turn,
        shown=shown,
        failed=tuple(check for check in checks if not holds(check, turn, text, units)),
        units=units,
        is_same=is_silent or (bool(lines) and is_all_same(lines, shown, make_matcher(units))),
    )


def list_lines(exchange: Exchange) -> tuple[str, ...]:
    """Return the expected lines that stand for text."""
    return tuple(item.text for item in exchange.expected if item.text and not item.check)


def holds(check: Check, turn: Turn, text: str, units: tuple[Unit, ...] = ()) -> bool:
    """Return whether a reply meets *check*; amounts are compared as those of a line are."""
    if check.subject == "not":
        return check.value.casefold() not in text.casefold()
    held = list_held(check.subject, turn)
    if check.subject == "value":
        return any(map(partial(make_matcher(units), check.value), held))
    return check.value in held


def list_held(subject: str, turn: Turn) -> tuple[str, ...]:
    """Return the values of *subject* that hold for a turn."""
    reply = turn.reply
    if subject == "outcome":
        return (name_outcome(reply),)
    if subject == "value":
        return tuple(value.text for value in reply.values)
    return reply.entries if subject == "entry" else tuple(item.source for item in reply.citations)
