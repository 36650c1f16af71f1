from pathlib import Path

import pytest

from bot.base.model import Answer, Question, Turn
from bot.cli.commands import Session, respond
from bot.cli.completion import complete, load_stock
from bot.cli.history import find_history
from bot.cli.lines import choose_reader, read_plain
from bot.cli.output import Look, show_turn, wants_colour, wants_wrapping
from bot.render import wrap, wrap_row


@pytest.fixture
def session(engine) -> Session:
    return Session(engine.open_bot())


def say(session, *lines):
    for line in lines:
        reaction = respond(line, session)
        session = reaction.session
    return reaction


def test_a_pipe_is_one_conversation_one_question_a_line(run, pipe) -> None:
    pipe(b"count\n\ncount\n:quit\ncount\n")

    assert run("chat")[:2] == (0, "0 before\n\n1 before\n\n")


def test_a_bare_command_reads_a_pipe_and_tells_the_outcome(run, pipe) -> None:
    pipe(b"who?\n")

    assert run() == (1, "Not known.\n", "")


def test_a_follow_up_is_echoed_as_understood(run, pipe) -> None:
    pipe(b"and?\n")

    assert run()[1] == "Understood as: And Sund\nSund.\n"


def test_why_is_not_echoed_as_if_it_had_been_misread(run, pipe) -> None:
    pipe(b"largest?\n:why\n")

    assert run()[1] == "Redhill, 100 t.\n[survey: 2]\n\nBecause.\n"


def test_lines_for_a_terminal_break_at_blanks_only() -> None:
    text = "one two\nthree-four five"

    assert wrap(text, 8) == "one two\nthree-four\nfive"
    assert wrap(text, None) == text


def test_of_a_row_that_is_too_long_the_last_cell_goes_on_under_its_beginning() -> None:
    assert wrap_row("  Sund  calls at night only", 18) == "  Sund  calls at\n        night only"
    assert wrap_row("  Sund  Redhill  100", 18) == "  Sund  Redhill  100"


def test_what_is_set_in_stays_so_on_the_lines_below() -> None:
    assert wrap("  one two three", 9) == "  one two\n    three"
    assert wrap("- one two three", 9) == "- one two\n  three"


def test_data_is_never_broken_into_lines(session) -> None:
    assert say(session, "largest?", ":last --json").is_whole


def test_a_mistake_does_not_end_the_conversation(run, pipe) -> None:
    pipe(b"count\n")

    status, _, err = run("chat", "--source", "nowhere")

    assert status == 0
    assert "nowhere" in err


@pytest.mark.parametrize("line", [":quit", "quit", "Bye!", "exit"])
def test_the_conversation_is_left_in_plain_words_too(session, line) -> None:
    assert say(session, line).is_over


def test_why_asks_about_the_last_answer(session) -> None:
    assert say(session, "largest?", ":why").turn.reply.text == "Because."


def test_sources_are_those_of_the_last_answer_in_full(session) -> None:
    reaction = say(session, "largest?", ":sources")

    assert reaction.text == "[survey: 2] Survey of growers, Council, 2025, https://x.example"


def test_without_an_answer_all_sources_are_listed(session) -> None:
    assert say(session, ":sources").text == "[survey] Survey of growers, Council, 2025"


def test_the_last_answer_is_shown_again(session) -> None:
    assert say(session, ":last").text == "Nothing has been asked yet."
    assert say(session, "largest?", ":last").text == "Redhill, 100 t.\n[survey: 2]"
    assert say(session, "largest?", ":last --json").text.startswith('{"schema": 1')


def test_help_topics_and_examples_are_told(session) -> None:
    assert ":save NAME" in say(session, "help").text
    assert say(session, ":topics").text == "Trees"
    assert say(session, ":examples").text == "largest?"


def test_an_unknown_command_is_answered_with_the_nearest_one(session) -> None:
    assert "Did you mean 'sources'?" in say(session, ":sorces").text


def test_a_saved_conversation_is_accepted_by_the_tests(run, session) -> None:
    saved = say(session, "largest?", "who?", ":save my-talk")

    assert saved.text == "Saved as my-talk.md; 'orebot test my-talk.md' replays it."
    assert (
        Path("my-talk.md")
        .read_text()
        .startswith("# My talk\n\n<!-- orebot: today=2024-05-17 -->\n")
    )
    assert run("test", "my-talk.md")[:2] == (0, "2 questions, all answered as written.\n")


def test_saving_never_overwrites(session) -> None:
    Path("old.md").write_text("mine")

    assert "exists already" in say(session, "largest?", ":save old").text
    assert Path("old.md").read_text() == "mine"


def test_a_bare_name_is_saved_among_the_transcripts(session) -> None:
    Path("transcripts").mkdir()

    say(session, "largest?", ":save talk.md")

    assert Path("transcripts/talk.md").exists()


def test_a_conversation_with_a_chosen_base_remembers_it(engine, tmp_path) -> None:
    session = Session(engine.open_bot(), ("survey",), Path("base"))

    say(session, "largest?", ":save talk")

    assert "<!-- orebot: kb=base source=survey today=2024-05-17 -->" in Path("talk.md").read_text()


@pytest.mark.parametrize("line", [":save", ":save x"])
def test_there_must_be_something_to_save_and_a_name(session, line) -> None:
    assert "Saved" not in say(session, line).text
    assert "Give it a name" in say(session, "largest?", ":save").text


def test_what_cannot_be_written_is_told(session) -> None:
    assert "Cannot write" in say(session, "largest?", ":save no/such/folder").text


def test_questions_names_and_commands_are_completed(engine) -> None:
    stock = load_stock(engine.open_bot().catalogue)

    assert complete("how l", stock) == (("how large is it?", 5),)
    assert complete("harvest of re", stock) == (("Redhill", 2),)
    assert complete(":so", stock) == ((":sources", 3), (":source", 3))


def test_the_history_is_kept_per_base(tmp_path) -> None:
    path = find_history({"XDG_STATE_HOME": str(tmp_path)}, "my base")

    assert path == tmp_path / "orebot" / "history-my-base"


def test_a_history_that_cannot_be_kept_is_told_and_done_without(tmp_path, capsys) -> None:
    (tmp_path / "file").touch()

    assert find_history({"XDG_STATE_HOME": str(tmp_path / "file")}, "b") is None
    assert "No history is kept" in capsys.readouterr().err


def test_plain_lines_are_prompted_for_on_stderr(pipe, capsys) -> None:
    pipe(b"hello\n")

    assert read_plain() == "hello"
    with pytest.raises(EOFError):
        read_plain()
    assert capsys.readouterr() == ("", "> > ")


def test_without_a_terminal_lines_are_plain(engine) -> None:
    assert choose_reader(engine.open_bot().catalogue, None, is_linear=False) is read_plain


class Screen:
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_conventions(environ, wanted) -> None:
    assert wants_colour(Screen(), environ) is wanted


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"TERM": "xterm", "NO_COLOR": "1"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, False),
    ],
)
def test_a_terminal_without_colour_is_wrapped_all_the_same(environ, wanted) -> None:
    assert wants_wrapping(Screen(), environ) is wanted


def test_rows_are_never_wrapped(engine) -> None:
    bot = engine.open_bot()
    reply = Answer(
        text="Two rows, side by side.", rows=(("Orchard", "Harvest"), ("Redhill", "100 t"))
    )

    shown = show_turn(Turn(Question("all?"), reply), bot.catalogue, Look(width=12))

    assert shown == "Two rows,\nside by\nside.\n  Orchard  Harvest\n  Redhill    100 t"
