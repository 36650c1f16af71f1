"""``orebot diff``: what two editions of a base answer differently."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot.base.errors import BotError
from bot.cli.folders import find_chosen_folder
from bot.cli.options import kb_option, open_given_bot, suggest, today_option
from bot.cli.status import TESTS_DIFFER
from bot.cli.transcript_files import USUAL, list_files, read_text

FORMATS = ("text", "markdown", "json")


class NoEditionError(BotError):
    """Neither a folder nor a revision."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name!r} is no folder and no git revision of the base: {reason}.")


@click.command()
@click.argument("old", shell_complete=suggest("editions"))
@click.argument("new", shell_complete=suggest("editions"))
@click.option(
    "--transcripts",
    "paths",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Transcripts whose questions are asked; transcripts/ without any.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@today_option
@kb_option
@click.pass_context
def diff(ctx: click.Context, old: str, new: str, paths: tuple[Path, ...], format_: str) -> None:
    """Ask the bases OLD and NEW the same questions; status 6 when an answer changed.

    Each is a folder or a git revision of the base that --kb chooses. The questions are those of the
    transcripts and every phrasing of both bases. Outcome, values, citations and confidence (in
    bands) are compared, wording is not.
    """
    from bot.transcript import has_talk, parse_transcript
    from bot.transcript.comparing import compare_bots, list_inquiries, write_changes

    usual = (USUAL,) if USUAL.is_dir() else ()
    texts = ((path, read_text(ctx, path)) for path in list_files(ctx, paths or usual))
    transcripts = [parse_transcript(text, str(path)) for path, text in texts if has_talk(text)]
    with TemporaryDirectory(prefix="orebot-diff-") as aside:
        folders = [
            find_edition(name, find_chosen_folder(ctx), Path(aside, str(index)))
            for index, name in enumerate((old, new))
        ]
        bots = [open_given_bot(ctx, folder) for folder in folders]
        inquiries = list_inquiries(transcripts, bots)
        changes = list(compare_bots(bots[0], bots[1], inquiries))
    click.echo(write_changes(changes, len(inquiries), format_))
    if changes:
        ctx.exit(TESTS_DIFFER)


def find_edition(name: str, folder: Path, aside: Path) -> Path:
    """Return the base that *name* means: a folder, or what a git revision holds, put *aside*.

    Raises:
        NoEditionError: It is neither.
    """
    if Path(name).is_dir():
        return Path(name)
    if name.startswith("-"):
        raise NoEditionError(name, "git would take it for an option")
    base = folder.resolve()
    top = Path(_git(base, name, "rev-parse", "--show-toplevel").decode().strip())
    inner = base.relative_to(top.resolve()).as_posix()
    archive = _git(top, name, "archive", "--format=tar", f"{name}^{{commit}}", inner)
    with tarfile.open(fileobj=BytesIO(archive)) as held:
        held.extractall(aside, filter="data")
    return aside / inner


def _git(folder: Path, name: str, *words: str) -> bytes:
    """Return what git prints in *folder*."""
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and no name that begins with -
            ["git", "-C", str(folder), *words],  # noqa: S607 -- the user's own git
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NoEditionError(name, "git is not installed") from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoEditionError(name, lines[0] if lines else "git does not know it")
    return done.stdout
