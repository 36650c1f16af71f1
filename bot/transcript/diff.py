"""A failed exchange, in lines a person can act on."""

from collections.abc import Iterator

from bot.transcript.align import align_lines
from bot.transcript.model import Result
from bot.transcript.replay import list_held, list_lines


def show_difference(path: str, result: Result) -> str:
    """Return where it stands, what was typed, and the lines: ``-`` expected, ``+`` shown."""
    return "\n".join(_difference_lines(path, result))


def _difference_lines(path: str, result: Result) -> Iterator[str]:
    exchange = result.exchange
    yield f"{path}:{exchange.line}: > {exchange.typed}"
    if not result.is_same:
        for pair in align_lines(list_lines(exchange), result.shown):
            if pair.is_same:
                yield f"    {pair.expected}"
                continue
            if pair.expected is not None:
                yield f"  - {pair.expected}"
            if pair.shown is not None:
                yield f"  + {pair.shown}"
    for check in result.failed:
        if check.subject == "not":
            yield f'  - ! not "{check.value}"'
            continue
        held = ", ".join(list_held(check.subject, result.turn)) or "none"
        yield f"  - ! {check.subject}={check.value}"
        yield f"  + ! {check.subject} is {held}"
