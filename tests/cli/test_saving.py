"""What ``:save`` and ``:export`` keep of a conversation, over the real engine."""

import os
from pathlib import Path

import pytest

from bot.cli.commands import Session, respond
from bot.engine import open_bot
from bot.transcript import parse_transcript, replay_all
from tests.cli.conftest import ORCHARD, QUESTION

WHAT_IF = "What if Brook End loses 20% of its harvest?"


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """Take the place of the engine by hand: these tests use the real one."""
    monkeypatch.delenv("OREBOT_KB", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def bot():
    return open_bot(ORCHARD, today="2024-05-17")


@pytest.fixture
def session(bot):
    return Session(bot, folder=ORCHARD)


def say(session, *lines):
    for line in lines:
        reaction = respond(line, session)
        session = reaction.session
    return reaction


def read(path):
    return parse_transcript(Path(path).read_text("utf-8"), path)


def list_typed(path):
    return [item.typed for talk in read(path).talks for item in talk.exchanges]


def replay(path, bot):
    return [item for _, found in replay_all(read(path), bot) for item in found]


def test_what_was_set_by_name_is_saved_and_replays(session, bot) -> None:
    told = say(session, WHAT_IF, ":set cut=30%", "and at 40%?", ":save talk").text

    assert told == "Saved as talk.md; 'orebot test talk.md' replays it."
    assert list_typed("talk.md") == [WHAT_IF, ":set cut=30%", "and at 40%?"]
    assert all(item.has_passed for item in replay("talk.md", bot))


def test_a_follow_up_builds_on_what_was_set_before_it(session) -> None:
    reply = say(session, WHAT_IF, ":set orchard=Redhill", "and at 10%?").turn.reply

    assert reply.text.startswith("Redhill harvesting 10% less")


def test_inputs_are_listed_as_they_are_set(session) -> None:
    told = say(session, WHAT_IF, ":set cut=30%", ":set").text

    assert told.endswith("Inputs of the last what-if:\n  orchard = Brook End\n  cut = 30%")
    assert "Inputs" not in say(session, QUESTION, ":set").text


def test_a_date_or_sources_set_on_the_way_are_set_in_the_transcript_too(session, bot) -> None:
    say(
        session,
        QUESTION,
        ":set source=growers-survey",
        ":set today=2020-02-03",
        "What was picked last year?",
        ":set source=all",
        "harvest of Longmeadow",
        ":save talk",
    )

    assert list_typed("talk.md") == [
        QUESTION,
        ":set source=growers-survey",
        ":set today=2020-02-03",
        "What was picked last year?",
        ":set source=all",
        "harvest of Longmeadow",
    ]
    assert read("talk.md").today == "2024-05-17"
    assert all(item.has_passed for item in replay("talk.md", bot))


def test_a_choice_by_number_replays(session, bot) -> None:
    first = "What was the harvest of Redhill?"

    say(session, first, "2", "why?", ":undo", "and Brook End?", ":save t")

    assert list_typed("t.md") == [first, "2", "and Brook End?"]
    assert all(item.has_passed for item in replay("t.md", bot))


def test_private_lines_are_left_out_with_what_builds_on_them(session, bot) -> None:
    told = say(
        session,
        QUESTION,
        " harvest of Longmeadow",
        ":private",
        WHAT_IF,
        ":private off",
        "and at 30%?",
        ":save talk",
    ).text

    assert told.splitlines()[1:] == [
        "Left out: 2 private lines.",
        "Left out, for it is answered otherwise without what is left out: and at 30%?",
    ]
    assert list_typed("talk.md") == [QUESTION]
    assert all(item.has_passed for item in replay("talk.md", bot))


def test_a_report_has_no_private_lines_either(session) -> None:
    told = say(session, QUESTION, " harvest of Longmeadow", ":export talk").text

    assert told == "Exported to talk.md.\nLeft out: 1 private line."
    assert "Longmeadow" not in Path("talk.md").read_text("utf-8")


@pytest.mark.parametrize("command", [":save talk", ":export talk"])
def test_a_private_conversation_is_written_nowhere(session, command) -> None:
    assert "private" in say(session, ":private", QUESTION, command).text
    assert not Path("talk.md").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_leaves_no_half_of_a_file(session, monkeypatch) -> None:
    real = Path.open

    def open_full(path, mode="r", **options):
        stream = real(path, mode, **options)
        os.dup2(os.open("/dev/full", os.O_WRONLY), stream.fileno())
        return stream

    after = say(session, QUESTION).session
    monkeypatch.setattr(Path, "open", open_full)

    assert "No space left" in say(after, ":save talk").text
    assert not Path("talk.md").exists()
