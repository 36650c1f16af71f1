"""What can go wrong with an utterance."""

from bot.base.errors import BotError


class UtteranceTooLongError(BotError):
    """An utterance is longer than a question can be."""

    def __init__(self, length: int, longest: int) -> None:
        super().__init__(
            f"A question of {length:,} characters is too long; ask one of at most {longest:,}."
        )
