"""The Python door does what its documentation shows."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import bot

BASES = Path(__file__).parent / "bases"


def test_the_examples_of_the_door_are_true(monkeypatch) -> None:
    monkeypatch.chdir(BASES)

    found = doctest.testmod(bot, optionflags=doctest.ELLIPSIS)

    assert found.attempted > 10
    assert found.failed == 0


def test_every_name_of_the_door_is_there() -> None:
    assert all(getattr(bot, name) is not None for name in bot.__all__)


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opn_bot'"):
        bot.opn_bot  # noqa: B018


def test_the_door_alone_imports_nothing() -> None:
    code = "import sys, bot; print(*[name for name in sys.modules if name.startswith('bot.')])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
