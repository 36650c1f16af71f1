"""The curating commands over real bases, begun with ``kb new`` in a folder of the test's own."""

import os

import pytest


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """Take the place of the engine by hand: these tests use the real one."""
    monkeypatch.setenv("OREBOT_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("OREBOT_KB", raising=False)
    (tmp_path / "place").mkdir()
    monkeypatch.chdir(tmp_path / "place")
    return os


@pytest.fixture
def begun(run):
    """Return what runs a command line, after ``kb new lights``."""
    assert run("kb", "new", "lights")[0] == 0
    return run
