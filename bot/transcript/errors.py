"""What can be wrong with a transcript."""

from bot.base.errors import BotError


class TranscriptError(BotError):
    """A line of a transcript means nothing."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


class SettingError(BotError):
    """A setting that there is not, or a value it cannot have."""
