import json
from pathlib import Path

import pytest

ASKED = ("How heavy is Gull Rock?", "how heavy is gull rock", "Who painted the lamps?")


@pytest.fixture
def logged(begun, monkeypatch):
    """Return what runs a command line, after three questions that were not answered."""
    monkeypatch.setenv("OREBOT_LOG_MISSED", "missed.jsonl")
    for question in (*ASKED, "Who keeps the lights?"):
        begun("ask", "--kb", "lights", question)
    return begun


def test_nothing_is_logged_unless_it_is_wanted(begun, monkeypatch) -> None:
    monkeypatch.delenv("OREBOT_LOG_MISSED", raising=False)

    begun("ask", "--kb", "lights", ASKED[0])

    assert [path.name for path in Path().iterdir()] == ["lights"]


def test_only_what_was_not_answered_is_logged(logged) -> None:
    records = [json.loads(line) for line in Path("missed.jsonl").read_text("utf-8").splitlines()]

    assert [record["question"] for record in records] == list(ASKED)
    assert records[0]["missing"] == ["heavy"]


def test_a_conversation_logs_too_but_nothing_private(begun, monkeypatch, pipe) -> None:
    monkeypatch.setenv("OREBOT_LOG_MISSED", "missed.jsonl")
    pipe("\n".join((ASKED[0], ":private", ASKED[2])).encode())

    begun("chat", "--kb", "lights")

    records = [json.loads(line) for line in Path("missed.jsonl").read_text("utf-8").splitlines()]
    assert [record["question"] for record in records] == [ASKED[0]]


def test_a_batch_logs_a_question_as_often_as_it_is_asked(begun, monkeypatch, pipe) -> None:
    monkeypatch.setenv("OREBOT_LOG_MISSED", "missed.jsonl")
    pipe(f"{ASKED[0]}\nWho keeps the lights?\n{ASKED[0]}\n".encode())

    begun("ask", "--kb", "lights", "--file", "-")

    assert Path("missed.jsonl").read_text("utf-8").count(ASKED[0]) == 2


def test_questions_alike_are_one_group_the_most_frequent_first(logged) -> None:
    status, out, _ = logged("kb", "missed", "--kb", "lights")

    assert status == 0
    assert out.startswith("    2  How heavy is Gull Rock?\n       how heavy is gull rock\n")
    assert out.endswith("3 questions not answered, in 2 groups.\n")


def test_the_patch_fails_its_check_until_the_source_is_filled_in(logged) -> None:
    logged("kb", "missed", "--kb", "lights", "--write", "lights")
    path = Path("lights/missed.yaml")

    empty = logged("kb", "check", "lights")
    path.write_text(path.read_text("utf-8").replace("fill-in-the-source", "list-of-lights"))
    filled = logged("kb", "check", "lights")

    assert (empty[0], filled[0]) == (4, 0)
    assert "there is no source 'fill-in-the-source'" in empty[1]


def test_once_filled_in_the_patch_passes_its_own_test(logged) -> None:
    logged("kb", "missed", "--kb", "lights", "--write", "lights")
    path = Path("lights/missed.yaml")
    path.write_text(path.read_text("utf-8").replace("fill-in-the-source", "list-of-lights"))

    assert logged("test", "--kb", "lights", "lights/missed.md")[:2] == (
        0,
        "3 questions, all answered as written.\n",
    )


def test_a_log_that_is_none_is_wrong_use(begun) -> None:
    Path("odd.jsonl").write_text("no log\n")

    status, _, err = begun("kb", "missed", "--kb", "lights", "odd.jsonl")

    assert status == 2
    assert "Line 1 of the log" in err
    assert begun("kb", "missed", "--kb", "lights")[0] == 2
