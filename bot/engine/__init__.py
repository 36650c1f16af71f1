"""The only room that knows the order: compile a folder, then ask it.

In: a folder, then utterances with the conversation so far. Out: a ``Turn`` for each.
"""

from bot.engine.bot import Bot, find_folder, open_bot

__all__ = ["Bot", "find_folder", "open_bot"]
