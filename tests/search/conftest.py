"""The index of a small base."""

from pathlib import Path

import pytest

from bot.engine.compiling import compile_base
from bot.knowledge import load_base
from bot.store import hold_compiled


@pytest.fixture(scope="session")
def orchard_index():
    """Return the compiled base of the orchards, held in memory."""
    return hold_compiled(compile_base(load_base(Path(__file__).parents[1] / "bases" / "orchard")))
