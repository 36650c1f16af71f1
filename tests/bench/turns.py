"""Turns a second of a long transcript, as a ratio to importing click in the same run.

``python -m tests.bench.turns [--turns N] [--kb DIR] [--distinct]``: the questions of
``transcripts/`` over and over, in conversations as they stand there, written as one transcript and
replayed in one process; with ``--distinct`` as many phrasings of the base, each asked once. Also
says how much of the time the bot takes to answer.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from bot.engine import open_bot
from bot.engine.bot import Bot
from bot.transcript import parse_transcript, replay_all, write_transcript
from bot.transcript.variants import list_cases


def write_long(turns: int, bot) -> str:
    """Return a transcript of so many turns that holds."""
    parts = []
    asked = 0
    talks = [
        [item.typed for item in talk.exchanges]
        for path in sorted(Path("transcripts").glob("*.md"))
        if "<!-- orebot" not in (text := path.read_text("utf-8"))
        for talk in parse_transcript(text, str(path)).talks
    ]
    known = {}
    while asked < turns:
        for number, talk in enumerate(talks):
            chosen = talk[: turns - asked]
            if (number, len(chosen)) not in known:
                text = "\n".join(f"    > {typed}" for typed in chosen)
                results = [
                    item for _, found in replay_all(parse_transcript(text), bot) for item in found
                ]
                pairs = [(item.exchange.typed, item.turn) for item in results]
                known[number, len(chosen)] = write_transcript("x", pairs, bot.catalogue)
            parts.append("#" + known[number, len(chosen)])
            asked += len(chosen)
            if asked >= turns:
                break
    return "\n".join(parts)


def write_distinct(turns: int, bot) -> str:
    """Return a transcript of so many phrasings, each a conversation, that holds."""
    typed = [*dict.fromkeys(case.typed for case in list_cases(bot.catalogue))][:turns]
    pairs = [(text, bot.ask(text)) for text in typed]
    return "\n".join("#" + write_transcript("x", [pair], bot.catalogue) for pair in pairs)


class Clock:
    """Adds up the CPU seconds in which the bot answers."""

    def __init__(self) -> None:
        self.spent = 0.0
        self._depth = 0
        self._ask = Bot.ask

    def ask(self, *given, **named):
        """Stand in for ``Bot.ask``, which may call itself."""
        self._depth += 1
        start = time.process_time()
        try:
            return self._ask(*given, **named)
        finally:
            self._depth -= 1
            self.spent += time.process_time() - start if not self._depth else 0.0


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=1000)
    parser.add_argument("--kb", type=Path)
    parser.add_argument("--distinct", action="store_true")
    given = parser.parse_args()
    click = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import click"], check=True)
    click = time.perf_counter() - click
    bot = open_bot(given.kb)
    text = (write_distinct if given.distinct else write_long)(given.turns, bot)
    clock = Clock()

    def ask(*given, **named):
        return clock.ask(*given, **named)

    Bot.ask = ask
    start = time.process_time()
    transcript = parse_transcript(text)
    results = [item for _, found in replay_all(transcript, open_bot(given.kb)) for item in found]
    spent = time.process_time() - start
    passed = sum(item.has_passed for item in results)
    heads = f"{'turns':>6} {'passed':>6} {'CPU s':>7} {'asking':>7} {'a second':>9}"
    print(f"{heads} {'x import click':>15}")
    per_second = len(results) / spent
    told = f"{len(results):6} {passed:6} {spent:7.2f} {clock.spent:7.2f} {per_second:9.0f}"
    print(f"{told} {spent / click:15.1f}")


if __name__ == "__main__":
    main()
