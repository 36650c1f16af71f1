"""When a compiled file cannot be trusted."""

from bot.base.errors import BotError


class DamagedFileError(BotError):
    """A compiled file is cut short, changed or no compiled file at all."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"The compiled base {name} is damaged ({reason}). It is made anew from the folder"
            " of the base at the next start; deleting it never changes an answer."
        )
