"""``orebot kb list`` and ``orebot kb show``: what a base holds."""

import json
from collections.abc import Iterator
from typing import Any

import click

from bot.base.codec import encode
from bot.base.errors import name_nearest
from bot.base.model import Entry
from bot.cli.options import kb_option, open_given_bot, suggest
from bot.kinds import KINDS
from bot.render import align


@click.command(name="list")
@click.option("--kind", type=click.Choice(KINDS), help="Only entries of this kind.")
@kb_option
@click.pass_context
def list_(ctx: click.Context, kind: str | None) -> None:
    """List the entries: id, title."""
    for line in align([("id", "title"), *open_given_bot(ctx).catalogue.list_entries(kind or "")]):
        click.echo(line)


@click.command()
@click.argument("id_", metavar="ID", shell_complete=suggest("entries"))
@click.option("--json", "is_json", is_flag=True, help="As one JSON object.")
@kb_option
@click.pass_context
def show(ctx: click.Context, id_: str, *, is_json: bool) -> None:
    """Show the entry ID as the bot knows it."""
    catalogue = open_given_bot(ctx).catalogue
    entry = catalogue.load_entry(id_)
    if entry is None:
        near = name_nearest(id_, [known for known, _ in catalogue.list_entries()])
        raise click.UsageError(f"There is no entry {id_!r}.{near}", ctx)
    if is_json:
        click.echo(json.dumps(encode(entry), ensure_ascii=False))
    else:
        click.echo("\n".join(_show_entry(entry)))


def _show_entry(entry: Entry) -> Iterator[str]:
    place = entry.place
    yield f"{place.file}:{place.line}"
    for name, held in encode(entry).items():
        if name not in ("place", "ask_lines"):
            yield from _show_field(name, held, "")


def _show_field(name: str, held: Any, indent: str) -> Iterator[str]:
    """Yield ``name: value`` lines, what is inside it indented."""
    if isinstance(held, dict):
        yield f"{indent}{name}:"
        for inner, value in held.items():
            yield from _show_field(inner, value, indent + "  ")
    elif isinstance(held, list):
        yield f"{indent}{name}:"
        for value in held:
            if isinstance(value, dict | list):
                yield from _show_field("-", value, indent + "  ")
            else:
                yield f"{indent}  - {value}"
    else:
        yield f"{indent}{name}: {held}"
