"""The log of questions that were not answered: kept only where its file is named.

One JSON object a line, without a clock and without a name; nothing else is written down.
"""

import json
from pathlib import Path

from bot.base.model import Abstention, Turn

VARIABLE = "OREBOT_LOG_MISSED"
"""The environment variable that names the file; without it nothing is logged."""

NEAREST = 3


def log_missed(turn: Turn, path: Path) -> None:
    """Append the question of *turn* to the file at *path* when the base did not answer it.

    A file that cannot be written is left alone: an answer is worth more than a log.
    """
    if not isinstance(turn.reply, Abstention) or turn.reply.is_refused:
        return
    record = {
        "question": turn.question.utterance,
        "missing": list(turn.reply.missing),
        "nearest": [candidate.entry for candidate in turn.candidates[:NEAREST]],
    }
    try:
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    except OSError:
        return
