"""``orebot kb missed``: the questions a base did not answer, grouped, as a patch with a test."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bot.cli.missed_log import VARIABLE
from bot.cli.options import kb_option, open_given_bot
from bot.cli.transcript_files import read_text, write_text
from bot.knowledge.missed import Group, group_missed, read_missed, write_patch, write_tests


@click.command()
@click.argument("log", required=False, type=click.Path(path_type=Path))
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write missed.yaml, facts to fill in, and missed.md, their test, into DIR.",
)
@kb_option
@click.pass_context
def missed(ctx: click.Context, log: Path | None, folder: Path | None) -> None:
    """Group the questions of LOG that were not answered, most frequent first.

    The log is kept only when the environment variable OREBOT_LOG_MISSED names its file; LOG is
    that file when left out.
    """
    named = os.environ.get(VARIABLE, "")
    path = log or (Path(named) if named else None)
    if path is None:
        message = f"Name the log; it is kept in the file that {VARIABLE} names, when it names one."
        raise click.UsageError(message, ctx)
    groups = group_missed(read_missed(read_text(ctx, path)))
    catalogue = open_given_bot(ctx).catalogue
    places = {}
    for id_ in {group.nearest for group in groups if group.nearest}:
        entry = catalogue.load_entry(id_)
        if entry:
            places[id_] = f"{entry.place.file}:{entry.place.line}"
    click.echo("\n".join(_list_lines(groups, places)))
    if folder is None or not groups:
        return
    known = {id_ for id_, _ in catalogue.list_entries()}
    patch = write_patch(groups, known, places)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("missed.yaml", patch), ("missed.md", write_tests(groups, known))):
        if (folder / name).exists():
            raise click.UsageError(f"{str(folder / name)!r} exists already; move it first.", ctx)
        write_text(ctx, folder / name, text)
        click.echo(folder / name)


def _list_lines(groups: Sequence[Group], places: dict[str, str]) -> Iterator[str]:
    for group in groups:
        yield f"{group.count:5}  {group.questions[0]}"
        for other in group.questions[1:]:
            yield f"       {other}"
        if group.missing:
            yield f"       not in the base: {', '.join(group.missing)}"
        if group.nearest in places:
            yield f"       nearest: {places[group.nearest]}: {group.nearest}"
    asked = sum(group.count for group in groups)
    yield f"{asked} questions not answered, in {len(groups)} groups."
