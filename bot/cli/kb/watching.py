"""``orebot kb watch``: at every save of a file, the check and the affected tests."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.cli.options import BrokenBaseFailure, find_given_folder, kb_option
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
    """A conversation as last replayed: the entries its replies rest on, and what differed."""

    entries: frozenset[str]
    failed: tuple[Result, ...]


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

    A test is affected when a reply rests on an entry that changed, or differed before; all are when
    names changed or an entry came or went. Ctrl-C leaves.
    """
    from bot.engine import find_folder
    from bot.engine.refreshing import Draft

    chosen = folder or find_given_folder(ctx) or find_folder()
    own = chosen / USUAL.name
    usual = [item for item in (own, USUAL) if item.is_dir()][:1]
    state = find_state(chosen, paths or usual)  # first, so that no save is missed meanwhile
    try:
        draft = Draft(chosen)
    except BotError as error:
        raise BrokenBaseFailure(str(error)) from error
    seen: dict[str, Seen] = {}
    replay_affected(ctx, draft, paths or usual, None, seen)
    while True:
        time.sleep(PAUSE)
        now = find_state(chosen, paths or usual)
        if now == state:
            continue
        is_base = now[0] != state[0]
        state = now
        began = time.monotonic()
        try:
            changed = draft.refresh() if is_base else None
        except BotError as error:
            click.echo(str(error))
            continue
        click.echo(f"{chosen}: no problems.")
        replay_affected(ctx, draft, paths or usual, changed, seen)
        click.echo(f"({time.monotonic() - began:.1f} s)")


def find_state(folder: Path, paths: Sequence[Path]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Return what changes when a file of the base, or a transcript, is saved."""
    from bot.knowledge import hash_folder

    files = [file for path in paths if path.exists() for file in _list_markdown(path)]
    return hash_folder(folder), tuple((str(file), file.stat().st_mtime_ns) for file in files)


def _list_markdown(path: Path) -> list[Path]:
    return sorted(path.rglob("*.md")) if path.is_dir() else [path]


def replay_affected(
    ctx: click.Context,
    draft: "Draft",
    paths: Sequence[Path],
    changed: frozenset[str] | None,
    seen: dict[str, Seen],
) -> None:
    """Replay the conversations that *changed* entries may touch, and show what differs."""
    bot = draft.bot
    run = left_out = differing = 0
    for path in list_files(ctx, paths):
        text = read_text(ctx, path)
        if not has_talk(text):
            continue
        transcript = parse_transcript(text, str(path))
        for talk in transcript.talks:
            key = f"{path}:{talk.line}:{talk.exchanges}"
            before = seen.get(key)
            if before and changed is not None and not (before.failed or before.entries & changed):
                left_out += len(talk.exchanges)
                continue
            one = Transcript(
                transcript.path, (talk,), transcript.kb, transcript.sources, transcript.today
            )
            results = [item for _, found in replay_all(one, bot) for item in found]
            failed = tuple(item for item in results if not item.has_passed)
            seen[key] = Seen(_list_entries(results), failed)
            run += len(results)
            differing += len(failed)
            for item in failed:
                click.echo(show_difference(str(path), item, bot.catalogue) + "\n")
    told = f"{run} questions, {differing} differ" if differing else f"{run} questions as written"
    click.echo(f"{told}; {left_out} not affected.")


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
