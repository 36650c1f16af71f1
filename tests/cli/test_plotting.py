"""``--plot``, in the terminal and to a file."""

import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from bot.base.model import Answer
from bot.cli.plotting import NOTHING, can_draw

ROWS = (("Orchard", "Harvest"), ("Redhill", "100%"), ("Sund", "40 - 60%"))


@pytest.fixture
def rows(engine, monkeypatch):
    """Let the hand-made bot answer ``all?`` with rows."""
    bot = type(engine.open_bot())
    before = bot.ask

    def ask(self, utterance, *rest, **named):
        turn = before(self, utterance, *rest, **named)
        answer = Answer(text="Two.", rows=ROWS)
        return replace(turn, reply=answer) if utterance == "all?" else turn

    monkeypatch.setattr(bot, "ask", ask)


def test_the_drawing_stands_below_the_answer(run, rows) -> None:
    status, out, err = run("ask", "all?", "--plot")

    assert (status, err) == (0, "")
    assert out.startswith("Two.\n")
    assert "█░" in out


def test_plain_drawings_are_of_letters_and_words_are_no_file(run, rows) -> None:
    status, out, _ = run("ask", "--plain", "--plot", "all?")

    assert status == 0
    assert "#-" in out
    assert out.isascii()


def test_what_cannot_be_drawn_is_said_on_stderr(run) -> None:
    assert run("ask", "largest?", "--plot") == (0, "Redhill, 100 t.\n[survey: 2]\n", f"{NOTHING}\n")


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<?xml"), ("a.png", b"\x89PNG")])
def test_a_file_gets_the_picture_the_same_bytes_each_time(run, rows, name, start) -> None:
    pytest.importorskip("matplotlib")

    status, out, err = run("ask", "all?", "--brief", "--plot", name)
    first = Path(name).read_bytes()
    run("ask", "all?", "--plot", name)

    assert (status, out, err) == (0, "Two.\n", f"Drawn to {name}.\n")
    assert first.startswith(start)
    assert Path(name).read_bytes() == first


def test_without_matplotlib_the_error_tells_how_to_install_it(run, rows, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    status, _, err = run("ask", "all?", "--plot", "a.svg")

    assert status == 2
    assert "pip install 'orebot[plot]'" in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("ask", "all?", "--plot", "a.gif"), "ends in .svg or .png"),
        (("ask", "all?", "--plot", "no/such/a.svg"), "Cannot write"),
        (("ask", "all?", "--plot", "--json"), "needs a file"),
        (("what-if", "x", "--plot", "--json"), "needs a file"),
        (("ask", "--file", "-", "--plot"), "one question"),
    ],
)
def test_a_picture_that_cannot_be_is_wrong_use(run, rows, args, said) -> None:
    status, _, err = run(*args)

    assert status == 2
    assert said in err


class Screen(StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environ", "encoding", "can"),
    [
        ({"TERM": "xterm"}, "utf-8", True),
        ({"TERM": "dumb"}, "utf-8", False),
        ({"TERM": "xterm"}, "ascii", False),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, "utf-8", False),
    ],
)
def test_signs_beyond_letters_need_a_terminal_that_has_them(environ, encoding, can) -> None:
    screen = Screen()
    screen.encoding = encoding

    assert can_draw(screen, environ) is can


def test_fields_of_the_json_are_picked_in_the_order_named(run) -> None:
    status, out, _ = run("ask", "largest?", "--fields", "outcome, citations.source,kb.name")

    assert (status, out) == (
        0,
        '{"outcome": "answered", "citations.source": ["survey"], "kb.name": "orchard"}\n',
    )


def test_a_field_that_there_is_not_is_answered_with_the_nearest(run) -> None:
    status, out, err = run("ask", "largest?", "--fields", "outcom")

    assert (status, out) == (2, "")
    assert "Did you mean 'outcome'?" in err
