"""``orebot config``: the settings in force, and where each comes from."""

import json
import os

import click

from bot.cli.config import find_config, load_config
from bot.render import align


@click.command()
@click.option("--show-origin", is_flag=True, help="Also where each comes from, as file:line.")
@click.option("--path", "is_path", is_flag=True, help="Only where the file is or would be.")
def config(*, show_origin: bool, is_path: bool) -> None:
    """Show the settings in force as they would stand in config.toml."""
    path = find_config(os.environ)
    if is_path:
        click.echo(str(path) if path else "There is no home folder to keep it in.")
        return
    found = load_config(os.environ)
    rows = [("setting", "origin")]
    rows += [
        (f"{key} = {json.dumps(value, ensure_ascii=False)}", found.origins.get(key, "default"))
        for key, value in found.values.items()
    ]
    if show_origin:
        click.echo("\n".join(align(rows)[1:]))
    else:
        click.echo("\n".join(setting for setting, _ in rows[1:]))
