"""The commands of a conversation, beside those of test_chatting."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from bot.base.errors import BotError
from bot.base.model import Answer, Locator, Quantity, Question, Step, Turn, Value
from bot.cli.commands import COMMANDS, Session, respond
from bot.cli.lines import split_typed
from bot.cli.session import Said

AMOUNTS = tuple(
    Value(name, Quantity(Fraction(low), Fraction(low), "%"), f"{low}%")
    for name, low in (("Redhill", 60), ("Sund", 40))
)
WORKED = Turn(
    Question("share?"),
    Answer(
        text="60%.",
        kind="scenario",
        values=AMOUNTS,
        steps=(Step("share", "a / b", (), "60%"),),
        citations=(Locator("survey", "2"), Locator("survey", "3")),
        entries=("harvest",),
    ),
)


@pytest.fixture
def session(engine) -> Session:
    return Session(engine.open_bot(), turns=(Said("share?", WORKED),))


def say(session, *lines):
    for line in lines:
        reaction = respond(line, session)
        session = reaction.session
    return reaction


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("set", "help", "quit")])
def test_every_command_says_something_before_anything_is_asked(engine, name) -> None:
    reaction = respond(f":{name}", Session(engine.open_bot()))

    assert reaction.text or reaction.turn


@pytest.mark.parametrize("line", [":steps", "steps?", "show the steps"])
def test_the_steps_of_the_last_answer_are_told(session, line) -> None:
    assert say(session, line).text == "share = a / b = 60%"


def test_an_answer_that_was_read_has_no_steps(session) -> None:
    assert ":sources" in say(session, "largest?", ":steps").text


def test_the_sources_of_an_answer_are_numbered_when_there_are_more(session) -> None:
    lines = say(session, ":sources").text.splitlines()

    assert [line[:13] for line in lines] == ["1. [survey: 2", "2. [survey: 3"]


@pytest.mark.parametrize("line", [":source 2", "source 2", "Source 2?", "source number 2"])
def test_one_source_is_told_in_full(session, line) -> None:
    told = say(session, line).text

    assert told.startswith("Source: survey\nTitle: Survey of growers\n")
    assert told.endswith("Read at: 3")


@pytest.mark.parametrize(
    ("line", "said"), [(":source 3", "has 2 of them"), (":source survay", "Did you mean 'survey'?")]
)
def test_a_source_that_there_is_not_is_named(session, line, said) -> None:
    assert said in say(session, line).text


def test_amounts_are_shown_as_a_table_and_drawn(session) -> None:
    assert say(session, ":table").text.splitlines()[1] == "Redhill     60%"
    assert "█" in say(session, "plot it").text or "#" in say(session, "plot it").text


def test_plain_sessions_draw_in_letters(session) -> None:
    assert say(replace(session, is_plain=True), ":plot").text.isascii()


def test_a_question_can_be_undone_and_all_of_them_forgotten(session) -> None:
    assert say(session, "count", ":undo", "count").turn.reply.text == "1 before"
    assert say(session, "count", ":reset", "count").turn.reply.text == "0 before"
    assert say(session, ":undo").text == "Forgotten: share?"


def test_privacy_is_switched_on_and_off(session) -> None:
    assert say(session, ":private").session.is_private
    assert not say(session, ":private", ":private").session.is_private
    assert not say(session, ":private off").session.is_private


def test_the_history_is_searched(session) -> None:
    Path("h").write_text("\n# 2024\n+largest?\n\n# 2024\n+who grows pears?\n")
    kept = replace(session, history=Path("h"))

    assert say(kept, ":history").text == "largest?\nwho grows pears?"
    assert say(kept, ":history PEAR").text == "who grows pears?"
    assert say(kept, ":history plum").text == "No line has 'plum'."


def test_a_conversation_is_exported_as_a_report_and_never_over_another(session) -> None:
    assert say(session, ":export talk.md").text == "Exported to talk.md."
    assert Path("talk.md").read_text().startswith("# Orchards\n\n## share?\n\n60%.")
    assert "exists already" in say(session, ":export talk").text
    assert "FILE.md" in say(session, ":export").text


def test_how_the_conversation_answers_is_set_and_listed(session) -> None:
    after = say(session, ":set brief=on", ":set source=survey", ":set today=2020-01-02").session

    assert (after.is_brief, after.sources, after.bot.today) == (True, ("survey",), "2020-01-02")
    assert say(after, ":set").text.splitlines()[:4] == [
        "brief = on",
        "explain = off",
        "source = survey",
        "today = 2020-01-02",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":set brief=maybe", "on or off"),
        (":set brief", "no NAME=VALUE"),
        (":set sauce=survey", "Did you mean 'source'?"),
        (":set source=survay", "Did you mean 'survey'?"),
        (":set today=tomorrow", "2024-05-17"),
    ],
)
def test_what_cannot_be_set_is_answered_with_what_can(session, line, said) -> None:
    with pytest.raises(BotError, match=said.replace("?", r"\?")):
        say(session, line)


@pytest.mark.parametrize(
    ("typed", "questions"),
    [
        ("one", ("one",)),
        ("1. one", ("1. one",)),
        ("- one\n- two\n", ("one", "two")),
        ("1. one\n2) two\n\n3. three", ("one", "two", "three")),
        ("one\\\ntwo", ("one two",)),
        (" - one\n  - two", (" one", " two")),
        (" \n", ()),
    ],
)
def test_a_pasted_list_is_a_question_a_line_without_its_bullets(typed, questions) -> None:
    assert split_typed(typed) == questions
