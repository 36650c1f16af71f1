"""The conversation on a pseudo-terminal: keys, paste, linear terminals, private lines."""

import os
import pty
import select
import sys
import time

import pytest

from tests.cli.conftest import OREBOT, QUESTION

ITS_OWN = {"LC_ALL": "C.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1"}
EDITOR_READY = "\x1b[?2004h"
"""Sent by the editor when it waits for a line: bracketed paste is on."""


class Terminal:
    """The command on a pseudo-terminal; *ready* is what it sends when it waits for a line."""

    def __init__(self, environ, args, ready):
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [*OREBOT, *args], environ)
        self.seen = ""
        self.ready = ready
        self.wait_for(ready)

    def type(self, text):
        os.write(self.handle, text.encode())

    def wait_for(self, text, seconds=90):
        """Return everything seen up to *text*."""
        until = time.monotonic() + seconds
        while text not in self.seen and time.monotonic() < until:
            if select.select([self.handle], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.handle, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        assert text in self.seen, self.seen[-500:]
        end = self.seen.index(text) + len(text)
        seen, self.seen = self.seen[:end], self.seen[end:]
        return seen

    def enter(self, line):
        """Type a line, and return what is shown until the next one is waited for."""
        self.type(f"{line}\r")
        return self.wait_for(self.ready)

    def leave(self):
        """Return the exit status."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def talk(environ):
    """Return what opens a conversation on a terminal, and closes it after the test."""
    opened = []

    def talk(*args, ready=EDITOR_READY, **variables):
        opened.append(Terminal({**environ, **ITS_OWN, **variables}, args, ready))
        return opened[-1]

    yield talk
    for terminal in opened:
        os.close(terminal.handle)


def test_a_line_is_answered_ctrl_c_drops_one_and_ctrl_d_leaves(talk) -> None:
    terminal = talk()

    assert "4,000 t/yr" in terminal.enter(QUESTION)
    terminal.type("half a line\x03")
    terminal.wait_for(EDITOR_READY)
    assert "Trees and harvests" in terminal.enter(":topics")
    terminal.type("\x04")

    assert terminal.leave() == 0


def test_a_pasted_list_is_answered_line_by_line(talk) -> None:
    terminal = talk()

    shown = terminal.enter(f"\x1b[200~- {QUESTION}\n- harvest of Longmeadow\x1b[201~")

    assert "4,000 t/yr" in shown
    assert "640 t/yr" in shown
    terminal.type(":quit\r")
    assert terminal.leave() == 0


@pytest.mark.parametrize(
    ("args", "variables"), [(("--plain",), {}), ((), {"ACCESSIBLE": "1"}), ((), {"TERM": "dumb"})]
)
def test_a_linear_terminal_has_no_escapes_and_draws_with_letters(talk, args, variables) -> None:
    terminal = talk("chat", *args, ready="> ", **variables)

    terminal.type("harvest by orchard\n")
    seen = terminal.wait_for("growers-survey")
    terminal.type(":plot\n")
    seen += terminal.wait_for("no upper end is known")
    terminal.type(":quit\n")

    assert "\x1b" not in seen
    assert not any("\u2500" <= sign <= "\u259f" for sign in seen)
    assert terminal.leave() == 0


def test_what_is_private_is_not_kept_in_the_history(talk, tmp_path) -> None:
    terminal = talk(XDG_STATE_HOME=str(tmp_path))

    for line in ("open question", " blank before it", ":private", "secret", ":private off"):
        terminal.enter(line)
    terminal.type(":quit\r")
    assert terminal.leave() == 0

    (kept,) = (tmp_path / "orebot").iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    text = kept.read_text()
    assert "+open question" in text
    assert "blank before" not in text
    assert "secret" not in text
