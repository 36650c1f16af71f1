"""``orebot kb watch``: at every save of a file, the check and the affected tests."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.cli.folders import find_chosen_folder
from bot.cli.options import BrokenBaseFailure, kb_option
from bot.cli.transcript_files import USUAL, list_files, read_text
from bot.transcript import (
    Result,
    Transcript,
    has_talk,
    parse_transcript,
    replay_all,
    show_difference,
)

if TYPE_CHECKING:
    from bot.engine.refreshing import Draft

PAUSE = 0.1
"""Seconds between two looks at the files."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A conversation as last replayed: the entries its replies rest on, and what differs."""

    entries: frozenset[str]
    differences: tuple[str, ...]

    def may_differ(self, changed: frozenset[str]) -> bool:
        """Return whether it differs, or may do so now that these entries changed."""
        return bool(self.differences or self.entries & changed)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--transcripts",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Transcripts to replay; those in FOLDER/transcripts, else transcripts/, without any.",
)
@kb_option
@click.pass_context
def watch(ctx: click.Context, folder: Path | None, paths: tuple[Path, ...]) -> None:
    """Watch the base (or FOLDER): at every save, check it and replay the tests it affects.

    A test is affected when a reply rests on an entry that changed, or differed before. Where texts
    changed by which entries are found, the base is compiled meanwhile and all tests are replayed
    then; so are they when names changed or an entry came or went. Ctrl-C leaves.
    """
    from bot.engine.refreshing import Draft

    chosen = folder or find_chosen_folder(ctx)
    own = chosen / USUAL.name
    usual = [item for item in (own, USUAL) if item.is_dir()][:1]
    state = find_state(chosen, paths or usual)  # first, so that no save is missed meanwhile
    try:
        draft = Draft(chosen)
    except BotError as error:
        raise BrokenBaseFailure(str(error)) from error
    watched = Watched(ctx, draft, paths or usual)
    watched.replay(None)
    began = time.monotonic()
    try:
        while True:
            time.sleep(PAUSE)
            now = find_state(chosen, paths or usual)
            if now != state:
                is_base, state = now[0] != state[0], now
                began = time.monotonic()
                if is_base:
                    take_save(chosen, watched)
                else:
                    watched.replay(frozenset())
                click.echo(f"({time.monotonic() - began:.1f} s)")
            elif draft.adopt():
                watched.replay(None)
                click.echo(f"(compiled anew, {time.monotonic() - began:.1f} s after the save)")
    finally:
        draft.stop()


def take_save(folder: Path, watched: "Watched") -> None:
    """Check what was saved, and replay what it affects."""
    try:
        change = watched.draft.refresh()
    except BotError as error:
        click.echo(str(error))
        return
    click.echo(f"{folder}: no problems.")
    if change.is_ready:
        watched.replay(change.entries)
    if not change.is_found:
        click.echo("All tests follow once the base is compiled anew.")


def find_state(folder: Path, paths: Sequence[Path]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Return what changes when a file of the base, or a transcript, is saved."""
    from bot.knowledge import hash_folder

    files = [file for path in paths if path.exists() for file in _list_markdown(path)]
    return hash_folder(folder), tuple((str(file), file.stat().st_mtime_ns) for file in files)


def _list_markdown(path: Path) -> list[Path]:
    return sorted(path.rglob("*.md")) if path.is_dir() else [path]


class Watched:
    """A draft with its transcripts, and what became of them when they were last replayed."""

    def __init__(self, ctx: click.Context, draft: "Draft", paths: Sequence[Path]) -> None:
        self.draft = draft
        self._ctx = ctx
        self._paths = paths
        self._seen: dict[str, Seen] = {}

    def replay(self, changed: frozenset[str] | None) -> None:
        """Replay the conversations that *changed* entries may touch (None: all); show the rest.

        A difference that was shown is shown again only after a change that may touch it.
        """
        run = left_out = differing = 0
        for key, one in self._list_talks():
            before = self._seen.get(key)
            if before and changed is not None and not before.may_differ(changed):
                left_out += len(one.talks[0].exchanges)
                continue
            results = [item for _, found in replay_all(one, self.draft.bot) for item in found]
            shown = [
                show_difference(one.path, item, self.draft.bot.catalogue)
                for item in results
                if not item.has_passed
            ]
            self._seen[key] = Seen(_list_entries(results), tuple(shown))
            run += len(results)
            differing += len(shown)
            for text in shown:
                if changed is not None or not before or text not in before.differences:
                    click.echo(f"{text}\n")
        told = (
            f"{run} questions, {differing} differ" if differing else f"{run} questions as written"
        )
        click.echo(f"{told}; {left_out} not affected.")

    def _list_talks(self) -> Iterator[tuple[str, Transcript]]:
        """Yield every conversation as a transcript of its own, with a key that it keeps."""
        for path in list_files(self._ctx, self._paths):
            text = read_text(self._ctx, path)
            if not has_talk(text):
                continue
            transcript = parse_transcript(text, str(path))
            if transcript.kb and not _is_same(path.parent / transcript.kb, self.draft.folder):
                continue
            for talk in transcript.talks:
                key = f"{path}:{talk.line}:{talk.exchanges}"
                yield key, replace(transcript, talks=(talk,))


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _list_entries(results: Sequence[Result]) -> frozenset[str]:
    """Return the entries that replies rest on, or that were nearest when they rest on none."""
    return frozenset(
        id_
        for item in results
        for id_ in (
            *item.turn.reply.entries,
            *(candidate.entry for candidate in item.turn.candidates[:3]),
        )
    )
