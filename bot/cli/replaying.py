"""Transcripts replayed from their files, each over the base that it or ``--kb`` names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.folders import find_given_folder
from bot.cli.options import open_given_bot
from bot.cli.transcript_files import list_files, read_text
from bot.transcript import Result, Transcript, has_talk, parse_transcript, replay_all

if TYPE_CHECKING:
    from bot.engine import Bot


@dataclass(slots=True)
class Bots:
    """The bots opened so far, one a base."""

    ctx: click.Context
    opened: dict[Path | None, "Bot"] = field(default_factory=dict)

    def open_for(self, folder: Path | None) -> "Bot":
        """Return the bot over *folder*, else over the usual base."""
        if folder not in self.opened:
            self.opened[folder] = open_given_bot(self.ctx, folder)
        return self.opened[folder]

    def find_folder(self, transcript: Transcript | None = None) -> Path | None:
        """Return the folder of ``--kb``, else of the transcript's own option, else None."""
        own = transcript and transcript.kb
        named = Path(transcript.path).parent / transcript.kb if transcript and own else None
        return find_given_folder(self.ctx) or named


@dataclass(frozen=True, slots=True)
class Replay:
    """A transcript with what became of its exchanges.

    Attributes:
        text: The file as it is.
        folder: The base that answered; None for the usual one.
        results: Of the exchanges that were chosen.
    """

    path: Path
    text: str
    folder: Path | None
    bot: "Bot"
    results: tuple[Result, ...]

    @property
    def failed(self) -> tuple[Result, ...]:
        """The results that are not as written."""
        return tuple(item for item in self.results if not item.has_passed)


def replay_files(
    ctx: click.Context, paths: Iterable[Path], bots: Bots, words: str = ""
) -> Iterator[Replay]:
    """Yield the transcripts of *paths*, replayed.

    Of the exchanges only those are kept that hold *words* in what was typed, in the heading or in
    the path; a conversation without any is not replayed.
    """
    wanted = words.casefold()
    for path in list_files(ctx, paths):
        text = read_text(ctx, path)
        if not has_talk(text):
            continue
        transcript = parse_transcript(text, str(path))
        folder = bots.find_folder(transcript)
        bot = bots.open_for(folder)
        is_whole = wanted in str(path).casefold()
        talks = tuple(
            talk
            for talk in transcript.talks
            if is_whole
            or wanted in talk.title.casefold()
            or any(wanted in item.typed.casefold() for item in talk.exchanges)
        )
        chosen = Transcript(
            transcript.path, talks, transcript.kb, transcript.sources, transcript.today
        )
        results = tuple(
            item
            for talk, found in replay_all(chosen, bot)
            for item in found
            if is_whole
            or wanted in talk.title.casefold()
            or wanted in item.exchange.typed.casefold()
        )
        if results:
            yield Replay(path, text, folder, bot, results)
