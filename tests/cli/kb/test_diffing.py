import json
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def changed(begun):
    """Return what runs a command line, with a second edition in which a light has grown."""
    shutil.copytree("lights", "newer")
    path = Path("newer/entries.yaml")
    text = path.read_text("utf-8").replace('[Gull Rock, "31"]', '[Gull Rock, "36"]')
    path.write_text(text.replace("new_height: 34.1 m", "new_height: 39.6 m"), "utf-8")
    return begun


def test_two_equal_bases_differ_in_nothing(begun) -> None:
    shutil.copytree("lights", "same")

    assert begun("diff", "lights", "same")[:2] == (0, "9 questions, 0 changed.\n")


def test_every_question_with_another_value_is_listed_with_status_6(changed) -> None:
    status, out, _ = changed("diff", "lights", "newer", "--transcripts", "lights/transcripts")

    assert status == 6
    assert "lights/transcripts/first.md:10: > How tall is Gull Rock?" in out
    assert "  ~ 31 to 36: +5 (+16.1 %)" in out
    assert "Who keeps" not in out


def test_the_change_is_told_in_markdown_and_json(changed) -> None:
    table = changed("diff", "lights", "newer", "--format", "markdown")[1]
    found = json.loads(changed("diff", "lights", "newer", "--format", "json")[1])

    assert "| Which lighthouse is the tallest? | value | Gull Rock: 31 m" in table
    assert {shift["aspect"] for item in found["changes"] for shift in item["shifts"]} == {"value"}


def test_a_revision_stands_for_the_base_as_it_was(begun) -> None:
    def git(*words):
        who = ("-c", "user.name=A", "-c", "user.email=a@x.example")
        subprocess.run(["git", *who, *words], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Begin")
    path = Path("lights/entries.yaml")
    path.write_text(path.read_text("utf-8").replace("since 1902", "since 1910"), "utf-8")

    status, out, _ = begun("--kb", "lights", "diff", "HEAD", "lights")

    assert status == 6
    assert "  ~ 1902 to 1910: +8" in out


def test_a_name_that_git_would_take_for_an_option_is_refused(begun) -> None:
    subprocess.run(["git", "init", "-q"], check=True)

    status, _, err = begun("--kb", "lights", "diff", "--", "--output=x", "lights")

    assert (status, "option" in err) == (2, True)
    assert not [*Path().glob("x*"), *Path("lights").glob("x*")]


def test_what_is_neither_folder_nor_revision_is_wrong_use(begun) -> None:
    subprocess.run(["git", "init", "-q"], check=True)

    status, _, err = begun("--kb", "lights", "diff", "v99", "lights")

    assert status == 2
    assert "'v99' is no folder and no git revision" in err
