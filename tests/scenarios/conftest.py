from pathlib import Path

import pytest

from bot.engine import Bot, open_bot

KB = Path(__file__).parents[2] / "kb"


@pytest.fixture(scope="session")
def bot() -> Bot:
    return open_bot(KB)
