"""``orebot kb check``: every problem of a base, for people, programs and code review."""

from pathlib import Path

import click

from bot.base.errors import BotError
from bot.cli.folders import find_chosen_folder
from bot.cli.options import BrokenBaseFailure, kb_option
from bot.cli.status import BROKEN_BASE

FORMATS = ("text", "json", "github", "sarif")


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, json, annotations for GitHub, or SARIF 2.1.0.",
)
@kb_option
@click.pass_context
def check(ctx: click.Context, folder: Path | None, format_: str) -> None:
    """Report every problem of the base (or of FOLDER)."""
    from bot.engine import check_base
    from bot.knowledge import is_warning, report_problems

    chosen = folder or find_chosen_folder(ctx)
    try:
        problems = check_base(chosen)
    except BotError as error:
        raise BrokenBaseFailure(str(error)) from error
    if report := report_problems(problems, format_, chosen):
        click.echo(report)
    if not all(map(is_warning, problems)):
        ctx.exit(BROKEN_BASE)
    if format_ == "text":
        click.echo(f"{chosen}: {'only warnings' if problems else 'no problems'}.")
