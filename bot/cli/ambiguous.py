"""``orebot kb ambiguous``: what a base may mistake for something else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.base.codec import encode
from bot.base.errors import BotError
from bot.cli.folders import find_chosen_folder
from bot.cli.options import BrokenBaseFailure, kb_option
from bot.cli.status import TESTS_DIFFER

if TYPE_CHECKING:
    from bot.engine.ambiguity import Ambiguity, Phrasing


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--pairs", default=20, show_default=True, metavar="N", help="Nearest pairs to list.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="P",
    help="Status 6 when fewer than P percent of the phrasings find their entry.",
)
@click.option("--json", "is_json", is_flag=True, help="As one JSON object.")
@kb_option
@click.pass_context
def ambiguous(
    ctx: click.Context, folder: Path | None, pairs: int, fail_under: float | None, *, is_json: bool
) -> None:
    """Leave each phrasing out and see whether the rest of the base (or of FOLDER) finds its entry.

    Then list the phrasings of different entries that are nearest each other. This is about
    searching alone: what a table or a scenario makes of a question is not looked at.
    """
    from bot.engine.ambiguity import find_ambiguity

    try:
        found = find_ambiguity(folder or find_chosen_folder(ctx), pairs)
    except BotError as error:
        raise BrokenBaseFailure(str(error)) from error
    if is_json:
        shown = {"percent_found": round(found.percent_found, 2), **encode(found)}
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        click.echo("\n".join(_list_lines(found)))
    if fail_under is not None and found.percent_found < fail_under:
        ctx.exit(TESTS_DIFFER)


def _list_lines(found: "Ambiguity") -> Iterator[str]:
    for item in found.confusions:
        yield f"{_show(item.phrasing)}: finds {item.found} ({item.behind:.3f} ahead)"
    if found.pairs:
        yield "Nearest phrasings of two entries:"
    for pair in found.pairs:
        yield f"  {pair.similarity:.3f}  {_show(pair.one)}"
        yield f"         {_show(pair.other)}"
    right = found.asked - len(found.confusions)
    yield (
        f"{right} of {found.asked} phrasings ({found.percent_found:.1f} %),"
        " left out, find their entry."
    )


def _show(phrasing: "Phrasing") -> str:
    return f"{phrasing.file}:{phrasing.line}: {phrasing.entry} “{phrasing.text}”"
