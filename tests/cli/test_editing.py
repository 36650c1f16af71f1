from io import StringIO
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.cli.editing import BaseCompleter, make_editor


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.fixture
def keys():
    """Return the keyboard of a terminal without a screen."""
    with create_pipe_input() as keyboard, create_app_session(keyboard, DummyOutput()):
        yield keyboard


def test_a_line_is_remembered(engine, keys) -> None:
    keys.send_text("how large?\r")
    read = make_editor(engine.open_bot().catalogue, Path("history"), "> ")

    assert read() == "how large?"
    assert "+how large?" in Path("history").read_text()


def test_what_is_typed_is_completed_from_its_beginning(engine) -> None:
    completer = BaseCompleter(engine.open_bot().catalogue)

    found = [*completer.get_completions(Document("how l"), CompleteEvent())]

    assert [(item.text, item.start_position) for item in found] == [("how large is it?", -5)]


def test_ctrl_c_and_ctrl_d_are_told_apart(engine, keys) -> None:
    read = make_editor(engine.open_bot().catalogue, None, "> ")

    keys.send_text("half\x03")
    with pytest.raises(KeyboardInterrupt):
        read()
    keys.send_text("\x04")
    with pytest.raises(EOFError):
        read()


def test_a_terminal_greets_answers_and_leaves_at_the_end(run, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("\nlargest?\n:topics\n"))

    status, out, err = run()

    assert (status, out) == (0, "Redhill, 100 t.\n[survey: 2]\nTrees\n")
    assert err.startswith("Orchards\n")


def test_ctrl_c_drops_the_line_and_the_conversation_goes_on(run, monkeypatch) -> None:
    lines = iter(["interrupt", "largest?", ":quit"])

    def read(*, is_private=False):
        if (line := next(lines)) == "interrupt":
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("bot.cli.chatting.choose_reader", lambda *_, **__: read)

    assert run("chat")[:2] == (0, "Redhill, 100 t.\n[survey: 2]\n")


def test_a_real_terminal_gets_the_editor_unless_it_should_be_linear(
    engine, keys, monkeypatch, tmp_path
) -> None:
    from bot.cli.lines import choose_reader, read_plain

    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    catalogue = engine.open_bot().catalogue

    keys.send_text("hello\r")

    assert choose_reader(catalogue, None, is_linear=False)() == "hello"
    assert choose_reader(catalogue, None, is_linear=True) is read_plain
