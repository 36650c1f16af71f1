"""New output taken over into a transcript; everything that still holds stays as written."""

from collections.abc import Iterable, Iterator

from bot.transcript.align import align_lines
from bot.transcript.convert import make_matcher
from bot.transcript.model import Check, Result
from bot.transcript.parse import INDENT, escape
from bot.transcript.replay import list_held, list_lines


def accept(text: str, results: Iterable[Result]) -> str:
    """Return *text* in which the lines that no longer match are those shown now."""
    lines = text.splitlines(keepends=True)
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    for result in sorted(results, key=lambda item: item.exchange.line, reverse=True):
        if not result.has_passed:
            exchange = result.exchange
            start = exchange.first - 1
            if lines[start - 1][-1:] not in "\r\n":
                lines[start - 1] += ending
            fresh = [INDENT + line + ending for line in _renew(result)]
            lines[start : start + len(exchange.expected)] = fresh
    return "".join(lines)


def _renew(result: Result) -> Iterator[str]:
    """Yield the expected lines that hold for the reply, checks last."""
    if result.is_same:
        yield from list_lines(result.exchange)
    else:
        for pair in align_lines(
            list_lines(result.exchange), result.shown, make_matcher(result.units)
        ):
            if pair.is_same and pair.expected is not None:
                yield pair.expected
            elif pair.shown is not None:
                yield escape(pair.shown)
    taken = {item.check for item in result.exchange.expected if item.check}
    for item in result.exchange.expected:
        if item.check and item.check not in result.failed:
            yield item.text
        elif item.check and (value := _find_new(item.check, result, taken)):
            taken.add(Check(item.check.subject, value))
            yield f"! {item.check.subject}={value}"


def _find_new(check: Check, result: Result, taken: set[Check]) -> str:
    """Return a value that holds in place of the one that does not; empty when there is none."""
    if check.subject == "not":
        return ""
    held = list_held(check.subject, result.turn)
    return next((value for value in held if Check(check.subject, value) not in taken), "")
