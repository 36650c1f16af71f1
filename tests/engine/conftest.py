"""A copy of a small base that a test may spoil, and a cache of its own."""

import shutil
from pathlib import Path

import pytest

from bot.base.model import Conversation
from bot.engine import open_bot

ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the base of the orchards."""
    return Path(shutil.copytree(ORCHARD, tmp_path / "kb"))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Return the folder of compiled files, not made yet."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("OREBOT_CACHE", str(cache))
    return cache


@pytest.fixture(scope="module")
def orchard(tmp_path_factory):
    """Return a bot over the orchards, compiled once for a file of tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OREBOT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield open_bot(ORCHARD)


@pytest.fixture
def talk(orchard):
    """Return what asks one question after another and gives the turns."""

    def talk(*utterances):
        conversation = Conversation()
        for utterance in utterances:
            conversation = conversation.add(orchard.ask(utterance, conversation))
        return conversation.turns

    return talk
