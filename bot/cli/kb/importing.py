"""``orebot kb import``: a CSV file becomes a table whose source is to be filled in."""

import re
from pathlib import Path

import click

from bot.base.errors import BotError
from bot.cli.folders import find_chosen_folder
from bot.cli.options import BrokenBaseFailure, kb_option
from bot.cli.transcript_files import told_unwritten, write_text


@click.command(name="import")
@click.argument("path", metavar="FILE.csv", type=click.Path(path_type=Path, exists=True))
@click.option("--id", "id_", default="", help="The table's id; made of the file's name if silent.")
@click.option("--title", default="", help="Its title; likewise.")
@click.option("--dry-run", is_flag=True, help="Print the YAML, write nothing.")
@kb_option
@click.pass_context
def import_(ctx: click.Context, path: Path, id_: str, title: str, *, dry_run: bool) -> None:
    """Add FILE.csv to the base as tables/ID.csv and tables/ID.yaml.

    Columns are typed by what their cells hold; a header such as "Height (m)" gives the unit. Look
    through the YAML file, then fill in the source: until then 'kb check' tells where it is missing.
    """
    from bot.knowledge import load_base
    from bot.knowledge.importing import import_table

    folder = find_chosen_folder(ctx)
    try:
        base = load_base(folder)
    except BotError as error:
        raise BrokenBaseFailure(str(error)) from error
    words = re.sub(r"[^a-z0-9]+", " ", path.stem.lower()).strip()
    id_ = id_ or words.replace(" ", "-") or "table"
    if any(entry.id == id_ for entry in base.entries):
        raise click.UsageError(f"The base has an entry {id_!r} already; give another --id.", ctx)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{str(path)!r} is no UTF-8 text; save it as UTF-8.", ctx) from error
    yaml, data = import_table(text, id_, title or words.capitalize(), f"{id_}.csv", base)
    if dry_run:
        click.echo(yaml, nl=False)
        return
    written = [folder / "tables" / f"{id_}{suffix}" for suffix in (".csv", ".yaml")]
    if found := [item for item in written if item.exists()]:
        raise click.UsageError(f"{str(found[0])!r} exists already; give another --id.", ctx)
    with told_unwritten(ctx, written[0]):
        written[0].parent.mkdir(exist_ok=True)
    for item, held in zip(written, (data, yaml), strict=True):
        write_text(ctx, item, held)
        click.echo(item)
    click.echo(f"Fill in the source in {written[1]}, then: orebot kb check {folder}")
