"""``orebot test``: replays transcripts and shows what is not as written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.options import find_given_folder, kb_option, open_given_bot
from bot.cli.status import TESTS_DIFFER
from bot.transcript import (
    Result,
    Transcript,
    accept,
    has_talk,
    parse_transcript,
    replay_all,
    show_difference,
)

if TYPE_CHECKING:
    from bot.engine import Bot

USUAL = Path("transcripts")


@dataclass(slots=True)
class Bots:
    """The bots opened so far, one a base."""

    ctx: click.Context
    opened: dict[Path | None, "Bot"] = field(default_factory=dict)

    def open_for(self, transcript: Transcript) -> "Bot":
        """Return the bot of ``--kb``, else of the transcript's own option, else the usual one."""
        own = Path(transcript.path).parent / transcript.kb if transcript.kb else None
        folder = find_given_folder(self.ctx) or own
        if folder not in self.opened:
            self.opened[folder] = open_given_bot(self.ctx, folder)
        return self.opened[folder]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--accept", "is_accepting", is_flag=True, help="Take new output over.")
@kb_option
@click.pass_context
def test(ctx: click.Context, paths: tuple[Path, ...], *, is_accepting: bool) -> None:
    """Replay the transcripts in PATHS (files or folders; transcripts/ without any)."""
    bots = Bots(ctx)
    asked = differing = 0
    for path in list_files(ctx, paths or (USUAL,)):
        text = read_text(ctx, path)
        if not has_talk(text):
            continue
        transcript = parse_transcript(text, str(path))
        bot = bots.open_for(transcript)
        results = [item for _, found in replay_all(transcript, bot) for item in found]
        failed = [item for item in results if not item.has_passed]
        asked += len(results)
        differing += len(failed)
        if failed and is_accepting:
            _write_text(ctx, path, accept(text, failed))
        _report(path, failed, is_accepting=is_accepting)
    if not asked:
        raise click.UsageError("No transcript there has a line of talk ('    > ...').", ctx)
    click.echo(_sum_up(asked, differing, is_accepting=is_accepting))
    if differing and not is_accepting:
        ctx.exit(TESTS_DIFFER)


def list_files(ctx: click.Context, paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files named and the Markdown files below the folders named."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.md"))
        elif path.exists():
            yield path
        else:
            raise click.UsageError(f"There is no file or folder {str(path)!r}.", ctx)


def read_text(ctx: click.Context, path: Path) -> str:
    """Return the text of a file with its line endings as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise click.UsageError(f"Cannot read {str(path)!r}: {error.strerror}.", ctx) from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{str(path)!r} is no UTF-8 text.", ctx) from error


def _write_text(ctx: click.Context, path: Path, text: str) -> None:
    """Replace a file in one go, so that a crash leaves the old one."""
    aside = path.with_name(path.name + ".new")
    try:
        aside.write_bytes(text.encode("utf-8"))
        aside.replace(path)
    except OSError as error:
        raise click.UsageError(f"Cannot write {str(path)!r}: {error.strerror}.", ctx) from error


def _report(path: Path, failed: list[Result], *, is_accepting: bool) -> None:
    for result in failed:
        if is_accepting:
            click.echo(f"{path}:{result.exchange.line}: accepted > {result.exchange.typed}")
        else:
            click.echo(show_difference(str(path), result) + "\n")


def _sum_up(asked: int, differing: int, *, is_accepting: bool) -> str:
    if not differing:
        return f"{asked} questions, all answered as written."
    done = "accepted" if is_accepting else "differ (--accept takes the new replies over)"
    return f"{asked} questions, {differing} {done}."
