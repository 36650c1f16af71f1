"""Many questions, one a line, each answered in its turn.

A broken line gets a reply that says so (outcome ``refused``) and never stops the rest.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, TYPE_CHECKING

import click

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import Abstention, Conversation, Question, Turn
from bot.cli.options import open_given_bot
from bot.cli.output import Look, note_missed, print_shown, show_whole
from bot.cli.status import rank_outcomes
from bot.render import UNKNOWN, name_outcome

if TYPE_CHECKING:
    from bot.engine import Bot

ANSWERED = 10_000
"""Lines outside of conversations whose replies a batch keeps: scripts often ask the same again."""

REMEMBERED = 20
"""Turns of a conversation that a long batch keeps."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch: what is asked, in which conversation, or what is wrong with it."""

    question: str
    conversation: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A reply as it is printed, kept without the turn behind it, which takes ten times the room.

    Attributes:
        missed: The turn, where it may have to be logged again.
    """

    text: str
    notice: str
    outcome: str
    missed: Turn | None = None


def run_batch(ctx: click.Context, path: str, sources: tuple[str, ...], look: Look) -> int:
    """Return the exit status after replying to every line of *path* in order."""
    with open_lines(path) as stream:
        lines = read_lines(stream)
        first = next(lines, None)
        if first is None:
            raise click.UsageError(f"There is no question in {path!r}.", ctx)
        bot = open_given_bot(ctx)
        if sources:
            bot.ask(first.question, sources=sources)  # an unknown source is wrong use, at once
        return _answer_lines(bot, _put_first(first, lines), sources, look)


@contextmanager
def open_lines(path: str) -> Iterator[Iterable[bytes]]:
    """Yield the lines of a file, or of stdin for ``-``."""
    if path == "-":
        yield read_stdin()
        return
    try:
        stream: IO[bytes] = open(path, "rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise click.UsageError(f"Cannot read {path!r}: {error.strerror}.") from error
    with stream:
        yield stream


def read_stdin() -> Iterable[bytes]:
    """Return the lines of stdin; none when it is closed."""
    return () if sys.stdin is None else sys.stdin.buffer


def read_lines(stream: Iterable[bytes]) -> Iterator[Line]:
    """Yield every line that is not blank."""
    for number, raw in enumerate(stream, 1):
        text = raw.decode("utf-8", "replace").removeprefix("\ufeff").strip()
        if text:
            yield _read_object(text, number) if text.startswith("{") else Line(text)


def _read_object(text: str, number: int) -> Line:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        detail = getattr(error, "msg", str(error))
        return Line(text, mistake=f"Line {number} is no JSON object: {detail}.")
    question = data.get("question")
    name = data.get("conversation", "")
    if not isinstance(question, str) or not question.strip():
        return Line(text, mistake=f'Line {number} has no text under "question".')
    if not isinstance(name, str | int):
        return Line(text, mistake=f'Line {number}: "conversation" is a name or a number.')
    return Line(question, str(name))


def _put_first(first: Line, rest: Iterable[Line]) -> Iterator[Line]:
    yield first
    yield from rest


def _answer_lines(bot: "Bot", lines: Iterable[Line], sources: tuple[str, ...], look: Look) -> int:
    conversations: dict[str, Conversation] = {}
    outcomes: set[str] = set()

    def show(turn: Turn) -> Printed:
        outcome = name_outcome(turn.reply)
        missed = turn if outcome == UNKNOWN else None
        return Printed(*show_whole(turn, bot.catalogue, look), outcome, missed)

    @lru_cache(maxsize=ANSWERED)
    def answer_alone(line: Line) -> Printed:
        return show(_answer_line(bot, line, Conversation(), sources))

    for line in lines:
        if line.conversation:
            before = conversations.get(line.conversation, Conversation())
            turn = _answer_line(bot, line, before, sources)
            if not line.mistake:
                conversations[line.conversation] = remember(before, turn)
            printed = show(turn)
        else:
            printed = answer_alone(line)
        if printed.missed:
            note_missed(printed.missed)
        if not look.is_json:
            click.echo(f"\n> {line.question}" if outcomes else f"> {line.question}")
        print_shown(printed.text, printed.notice, look)
        outcomes.add(printed.outcome)
    return rank_outcomes(outcomes)


def _answer_line(bot: "Bot", line: Line, before: Conversation, sources: tuple[str, ...]) -> Turn:
    if line.mistake:
        return _refuse(line.question, line.mistake)
    try:
        return bot.ask(line.question, before, sources)
    except BotError as error:
        return _refuse(line.question, str(error))


def _refuse(utterance: str, reason: str) -> Turn:
    return Turn(Question(utterance), Abstention(text=reason, is_refused=True))


def remember(before: Conversation, turn: Turn) -> Conversation:
    """Return the conversation with *turn* at its end, without what is long past."""
    return Conversation(before.add(turn).turns[-REMEMBERED:])
