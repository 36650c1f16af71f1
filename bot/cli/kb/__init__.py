"""``orebot kb``: the commands for those who write a base, a file for each group of them."""

import click

from bot.cli.lazy import LazyGroup
from bot.cli.options import kb_option

COMMANDS = {
    "check": "bot.cli.kb.checking:check",
    "list": "bot.cli.kb.listing:list_",
    "show": "bot.cli.kb.listing:show",
    "new": "bot.cli.kb.starting:new",
    "schema": "bot.cli.kb.describing:schema",
    "import": "bot.cli.kb.importing:import_",
    "watch": "bot.cli.kb.watching:watch",
    "missed": "bot.cli.kb.missing:missed",
    "ambiguous": "bot.cli.ambiguous:ambiguous",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
@kb_option
def kb() -> None:
    """Look into a knowledge base, begin one, work on it."""
