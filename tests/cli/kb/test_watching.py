import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def watched(begun):
    """Return a process that watches the base ``lights``, past its first report."""
    words = [sys.executable, "-m", "bot", "kb", "watch", "lights"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout.readline() == "4 questions as written; 0 not affected.\n"
    yield process
    process.send_signal(signal.SIGINT)
    process.wait(20)
    process.stdout.close()


def change(old: str, new: str) -> None:
    path = Path("lights/entries.yaml")
    aside = path.with_suffix(".new")
    aside.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    aside.replace(path)


def read_report(process) -> list[str]:
    lines = []
    while not (lines and lines[-1].startswith("(")):
        lines.append(process.stdout.readline().rstrip("\n"))
        assert lines[-1] or process.poll() is None
    return lines


@pytest.mark.skipif(os.name != "posix", reason="it is left with a signal")
def test_a_saved_change_runs_the_tests_it_affects(watched) -> None:
    change("since 1902", "since 1910")

    report = read_report(watched)

    assert report[0] == "lights: no problems."
    assert "  ~ 1902 to 1910: +8 (+0.421 %)" in report
    assert "  behind it: entries.yaml:4: keepers" in report
    assert any(line.startswith("1 questions, 1 differ;") for line in report) or any(
        line.endswith("1 differ; 0 not affected.") for line in report
    )


@pytest.mark.skipif(os.name != "posix", reason="it is left with a signal")
def test_a_mistake_is_shown_at_its_place_and_the_watch_goes_on(watched) -> None:
    change("topic: lights", "topic: lihgts")
    mistake = watched.stdout.readline()
    change("topic: lihgts", "topic: lights")

    assert "has 3 mistakes" in mistake
    assert read_report(watched)[-1].startswith("(")
