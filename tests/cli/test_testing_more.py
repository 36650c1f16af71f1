"""Which questions are replayed, what is taken over, and what programs get to read."""

import sys
from io import StringIO
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

GOOD = "    > largest?\n    Redhill, 100 t.\n    [survey: 2]\n"
TWO = "    > largest?\n    Bluehill.\n    [survey: 2]\n\n    > cut by -20%\n    More.\n"


@pytest.fixture
def review(run, monkeypatch):
    """Return what runs a review of ``a.md`` with lines typed to it."""
    Path("a.md").write_text(TWO)

    def review(*lines):
        monkeypatch.setattr(sys, "stdin", StringIO("".join(f"{line}\n" for line in lines)))
        return run("test", "a.md", "--review")

    return review


def test_a_reviewed_reply_is_taken_over_when_accepted_alone(review) -> None:
    status, out, _ = review("a", "r")

    assert (status, Path("a.md").read_text()) == (6, TWO.replace("Bluehill.", "Redhill, 100 t."))
    assert "behind it: t.yaml:2: harvest" in out
    assert "2 questions, 2 changed, 1 left as they are." in out


def test_all_takes_over_this_reply_and_the_rest(review) -> None:
    status, _, _ = review("skip it", "all")

    assert status == 0
    assert "Less." in Path("a.md").read_text()


@pytest.mark.parametrize("lines", [("s", "skip"), ("q",), ()])
def test_what_is_skipped_or_left_stays_as_it_was(review, lines) -> None:
    assert review(*lines)[0] == 6
    assert Path("a.md").read_text() == TWO


@pytest.mark.parametrize("option", ["--accept", "--review"])
def test_ci_never_writes(run, monkeypatch, option) -> None:
    Path("a.md").write_text(TWO)
    monkeypatch.setenv("CI", "true")

    status, _, err = run("test", "a.md", option)

    assert (status, Path("a.md").read_text()) == (2, TWO)
    assert "CI never writes" in err


def test_words_choose_the_questions(run) -> None:
    Path("a.md").write_text(TWO)

    status, out, _ = run("test", "a.md", "-k", "LARGEST")

    assert status == 6
    assert "1 questions, 1 differ" in out
    assert run("test", "a.md", "-k", "nothing like it")[0] == 2


def test_junit_is_written_and_github_annotated(run) -> None:
    Path("a.md").write_text(GOOD + "\n    > cut by -20%\n    More.\n")

    out = run("test", "a.md", "--junit", "report.xml", "--format", "github")[1]

    assert parse("report.xml").getroot().get("failures") == "1"
    assert "::error file=a.md,line=5,title=orebot test::" in out
