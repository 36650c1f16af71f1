"""Options that several commands share, and the base they choose."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.base.errors import BotError
from bot.cli.folders import FOLDER, find_configured_folder, find_given_folder
from bot.cli.output import make_progress, print_notice
from bot.cli.status import BROKEN_BASE

if TYPE_CHECKING:
    from bot.engine import Bot

_TODAY = "orebot.today"
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class BrokenBaseFailure(click.ClickException):
    """The base cannot be opened; shows what is wrong with it."""

    exit_code = BROKEN_BASE

    def show(self, _file: Any = None) -> None:
        """Print the message as it stands: problems must keep their carets."""
        print_notice(self.message)


def suggest(what: str) -> Callable[..., Any]:
    """Return what completes an argument: a function of ``suggesting``, loaded when asked."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        from bot.cli import suggesting

        return getattr(suggesting, f"suggest_{what}")(ctx, param, incomplete)

    return complete


def kb_option(command: Decorated) -> Decorated:
    """Return *command* with ``--kb``, which counts wherever on the line it stands."""
    return click.option(
        "--kb",
        type=click.Path(path_type=Path),
        metavar="DIR",
        expose_value=False,
        callback=_keep_folder,
        help="Folder of the knowledge base (or set OREBOT_KB).",
    )(command)


def source_option(command: Decorated) -> Decorated:
    """Return *command* with ``--source``."""
    return click.option(
        "--source",
        "sources",
        multiple=True,
        metavar="ID",
        shell_complete=suggest("sources"),
        help="Answer from this source only; repeatable.",
    )(command)


def today_option(command: Decorated) -> Decorated:
    """Return *command* with ``--today``."""
    return click.option(
        "--today",
        metavar="DATE",
        expose_value=False,
        callback=_keep_today,
        help='The date (2024-05-17) from which "last year" counts; else the clock\'s.',
    )(command)


def plain_option(command: Decorated) -> Decorated:
    """Return *command* with ``--plain``."""
    return click.option("--plain", is_flag=True, help="No colour, no wrapping.")(command)


def _keep_folder(ctx: click.Context, _param: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.meta[FOLDER] = folder


def _keep_today(ctx: click.Context, _param: click.Parameter, today: str | None) -> None:
    if today is None:
        return
    from bot.base.reader import is_day

    if not is_day(today):
        raise click.BadParameter(f"{today!r} is no date such as 2024-05-17.")
    ctx.meta[_TODAY] = today


def open_given_bot(ctx: click.Context, folder: Path | None = None) -> "Bot":
    """Return a bot over *folder*, else over the chosen base.

    Raises:
        BrokenBaseFailure: There is no such base, or it has problems.
    """
    from bot.engine import open_bot

    folder = folder or find_given_folder(ctx) or find_configured_folder()
    try:
        return open_bot(folder, print_notice, ctx.meta.get(_TODAY, ""), make_progress())
    except BotError as error:
        raise BrokenBaseFailure(str(error)) from error
