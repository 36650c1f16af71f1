"""A failed exchange, in lines a person can act on."""

from collections.abc import Iterator

from bot.base.access import Catalogue
from bot.transcript.align import Pair, align_lines
from bot.transcript.convert import make_matcher
from bot.transcript.model import Result
from bot.transcript.parse import unescape
from bot.transcript.replay import list_held, list_lines
from bot.transcript.words import list_deltas, mark_words


def show_difference(path: str, result: Result, catalogue: Catalogue | None = None) -> str:
    """Return where it stands, what was typed, and the lines: ``-`` expected, ``+`` shown.

    A changed line is also shown word by word (``~``), with what its numbers differ by. With a
    *catalogue*, the places of the base that the reply rests on come last.
    """
    lines = [*_difference_lines(path, result)]
    if catalogue:
        lines += [f"  behind it: {place}" for place in list_places(result, catalogue)]
    return "\n".join(lines)


def list_places(result: Result, catalogue: Catalogue) -> Iterator[str]:
    """Yield ``file:line: entry`` of the entries that the reply rests on, in the base."""
    reply = result.turn.reply
    nearest = [item.entry for item in result.turn.candidates[:1]]
    for id_ in reply.entries or nearest:
        entry = catalogue.load_entry(id_)
        if entry:
            yield f"{entry.place.file}:{entry.place.line}: {id_}"


def _difference_lines(path: str, result: Result) -> Iterator[str]:
    exchange = result.exchange
    yield f"{path}:{exchange.line}: > {exchange.typed}"
    if not result.is_same:
        for pair in align_lines(list_lines(exchange), result.shown, make_matcher(result.units)):
            yield from _pair_lines(pair)
    for check in result.failed:
        if check.subject == "not":
            yield f'  - ! not "{check.value}"'
            continue
        held = ", ".join(list_held(check.subject, result.turn)) or "none"
        yield f"  - ! {check.subject}={check.value}"
        yield f"  + ! {check.subject} is {held}"


def _pair_lines(pair: Pair) -> Iterator[str]:
    if pair.is_same:
        yield f"    {pair.expected}"
        return
    if pair.expected is not None:
        yield f"  - {pair.expected}"
    if pair.shown is not None:
        yield f"  + {pair.shown}"
    if pair.expected is not None and pair.shown is not None:
        expected = unescape(pair.expected)
        if marked := mark_words(expected, pair.shown):
            yield f"  ~ {marked}"
        for delta in list_deltas(expected, pair.shown):
            yield f"  ~ {delta}"
