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

    again = read_report(watched)

    assert report[0] == "lights: no problems."
    assert "  ~ 1902 to 1910: +8 (+0.421 %)" in report
    assert "  behind it: entries.yaml:4: keepers" in report
    assert "4 questions, 1 differ; 0 not affected." in report
    assert report[-2] == "All tests follow once the base is compiled anew."
    assert again[:-1] == ["4 questions, 1 differ; 0 not affected."]
    assert again[-1].startswith("(compiled anew, ")


@pytest.mark.skipif(os.name != "posix", reason="it is left with a signal")
def test_a_mistake_is_shown_at_its_place_and_the_watch_goes_on(watched) -> None:
    change("topic: lights", "topic: lihgts")
    mistake = watched.stdout.readline()
    change("topic: lihgts", "topic: lights")

    assert "has 3 mistakes" in mistake
    assert read_report(watched)[-1].startswith("(")


@pytest.mark.skipif(os.name != "posix", reason="it is left with a signal")
def test_where_no_text_changes_nothing_is_compiled(watched) -> None:
    change("< 15", "< 14")

    report = read_report(watched)

    assert "All tests follow once the base is compiled anew." not in report
    assert "  ~ 15 to 14: -1 (-6.67 %)" in report


@pytest.mark.skipif(os.name != "posix", reason="it is left with a signal")
def test_of_a_saved_transcript_what_changed_is_replayed(watched) -> None:
    path = Path("lights/transcripts/first.md")
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n## More\n\n    > how heavy is it?\n    ! outcome=answered\n")

    report = read_report(watched)

    assert "  + ! outcome is unknown" in report
    assert "1 questions, 1 differ; 4 not affected." in report
