"""Changed replies looked at one by one: what changed, what is behind it, and what to do."""

import sys
from collections.abc import Iterator

import click

from bot.base.frozen import dataclass
from bot.cli.replaying import Replay
from bot.transcript import Result, show_difference

_ASK = "[a]ccept, [r]eject, [s]kip, [all], [q]uit? "
_ANSWERS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}
_KNOWN = ("accept", "reject", "skip", "all", "quit")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said to a changed reply: ``accept``, ``reject``, ``skip`` or ``quit``."""

    result: Result
    word: str


class Reviewer:
    """Asks for each changed reply; remembers when all the rest are accepted or left."""

    def __init__(self) -> None:
        self._rest = ""

    def judge(self, replay: Replay) -> Iterator[Verdict]:
        """Yield a verdict for each changed reply of *replay*, in order."""
        for result in replay.failed:
            click.echo(show_difference(str(replay.path), result, replay.bot.catalogue))
            word = self._rest or self._ask()
            if word == "all":
                word = "accept"
                self._rest = word
            elif word == "quit":
                self._rest = word
            click.echo("")
            yield Verdict(result, word)

    def _ask(self) -> str:
        """Return the word chosen; the end of input leaves all the rest."""
        while True:
            click.echo(_ASK, nl=False)
            line = sys.stdin.readline() if sys.stdin else ""
            if not line:
                click.echo("")
                return "quit"
            said = line.strip().casefold()
            word = _ANSWERS.get(said, said)
            if word in _KNOWN:
                return word
            click.echo(f"One of {', '.join(_KNOWN)}, not {said!r}.")
