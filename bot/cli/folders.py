"""Which base a command line chose: that of ``--kb``, of the environment or of the config file."""

from pathlib import Path

import click

FOLDER = "orebot.folder"
"""What ``--kb`` named, among the things that a command and its parents share."""


def find_given_folder(ctx: click.Context) -> Path | None:
    """Return the folder that ``--kb`` names; None without one."""
    folder: Path | None = ctx.meta.get(FOLDER)
    return folder


def find_configured_folder() -> Path | None:
    """Return the folder that the environment or the config file names; None without one."""
    from bot.cli.config import load_config

    named = load_config()["kb"]
    return Path(named) if named else None


def find_chosen_folder(ctx: click.Context) -> Path:
    """Return the folder that was chosen in any way, else that of the usual base."""
    from bot.engine import find_folder

    return find_given_folder(ctx) or find_configured_folder() or find_folder()
