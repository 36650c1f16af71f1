"""Door of the room: an utterance and the base's words come in, a `Question` goes out.

Knows nothing of entries, of scores or of how an answer is found.
"""

from bot.question.errors import UtteranceTooLongError
from bot.question.parse import parse_question

__all__ = ["UtteranceTooLongError", "parse_question"]
