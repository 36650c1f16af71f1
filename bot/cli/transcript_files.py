"""Files that commands read and write: transcripts found, texts read, and written in one go."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EDQUOT, EIO, ENOSPC
from pathlib import Path

import click

from bot.cli.status import NOT_WRITTEN

USUAL = Path("transcripts")
NO_ROOM = {EDQUOT, EIO, ENOSPC}
"""Why a file is not written though it was rightly named."""


class NotWrittenFailure(click.ClickException):
    """There is no room for a file."""

    exit_code = NOT_WRITTEN


def list_files(ctx: click.Context, paths: Iterable[Path]) -> Iterator[Path]:
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


def write_text(ctx: click.Context, path: Path, text: str) -> None:
    """Replace a file in one go, so that a crash leaves the old one."""
    aside = path.with_name(path.name + ".new")
    with told_unwritten(ctx, path):
        try:
            aside.write_bytes(text.encode("utf-8"))
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)
            raise


@contextmanager
def told_unwritten(ctx: click.Context, path: Path) -> Iterator[None]:
    """Make of what goes wrong in writing *path* a mistake of use, or a lack of room."""
    try:
        yield
    except OSError as error:
        message = f"Cannot write {str(path)!r}: {error.strerror}."
        if error.errno in NO_ROOM:
            raise NotWrittenFailure(message) from error
        raise click.UsageError(message, ctx) from error
