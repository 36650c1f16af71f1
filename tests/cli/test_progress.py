"""Long compiling is told step by step, short compiling and pipes hear nothing of it."""

import pytest

import bot.cli.output as output


@pytest.mark.parametrize(
    ("is_terminal", "seconds", "told"),
    [(True, 1, False), (True, 3, True), (False, 3, False), (False, 200, True)],
)
def test_steps_are_told_once_compiling_has_taken_long(
    monkeypatch, capsys, is_terminal, seconds, told
):
    now = [1000.0]
    monkeypatch.setattr(output, "monotonic", lambda: now[0])
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    tell = output.make_progress()

    now[0] += seconds
    tell("reading 5 texts")

    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == ("Compiling the base: reading 5 texts ...\n" if told else "")
