"""What asking must never import."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
HEAVY = {"sklearn", "scipy", "numpy", "yaml", "rich", "prompt_toolkit", "tomllib"}
PROBE = """
import json, sys
from bot.cli import main
try:
    main(["ask", *sys.argv[1:]])
except SystemExit:
    pass
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    _list_imported(folder, "help")
    return folder


def _list_imported(cache: Path, question: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "--kb", str(HOUSE / "kb"), question],
        env={**os.environ, "OREBOT_CACHE": str(cache)},
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "question",
    [
        "What are rare earths used for?",
        "Who produced the most rare earths?",
        "What if China cuts its output by 10%?",
        "Who won the football match?",
        "Who prodced the most rare earths?",
    ],
    ids=["fact", "table", "what-if", "unknown", "misspelt"],
)
def test_asking_a_compiled_base_imports_nothing_heavy(cache: Path, question: str) -> None:
    imported = _list_imported(cache, question)

    assert "bot.engine.bot" in imported
    assert imported & HEAVY == set()


def test_the_spelling_library_waits_for_an_unknown_word(cache: Path) -> None:
    known = _list_imported(cache, "What are rare earths used for?")
    misspelt = _list_imported(cache, "Who prodced the most rare earths?")

    assert "rapidfuzz" not in known
    assert "rapidfuzz" in misspelt
