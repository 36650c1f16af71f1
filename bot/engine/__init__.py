"""The only room that knows the order: compile a folder, then ask it.

In: a folder, then utterances with the conversation so far. Out: a ``Turn`` for each.
"""

from pathlib import Path

from bot.base.model import Problem
from bot.engine.bot import Bot, find_folder, open_bot
from bot.engine.caching import find_cache, open_kept

__all__ = ["Bot", "check_base", "find_cache", "find_folder", "open_bot", "open_kept"]


def check_base(folder: Path) -> tuple[Problem, ...]:
    """Return every problem of the base in *folder*."""
    from bot.knowledge import check_folder

    return check_folder(folder)[1]
