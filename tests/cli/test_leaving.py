"""How the command leaves when its answer finds no reader or no room."""

from errno import EIO, ENOSPC, EPIPE
from io import StringIO

import pytest

from bot.cli import main
from bot.cli.entry import cli


class Failing(StringIO):
    """A stdout that fails to write, or only at the end to flush."""

    def __init__(self, number, when):
        super().__init__()
        self._error = OSError(number, "no room")
        self._when = when

    def write(self, text):
        if self._when == "write":
            raise self._error
        return super().write(text)

    def flush(self):
        if self._when == "leave" and self.getvalue():
            self._when = ""
            raise self._error


@pytest.mark.parametrize(("number", "status"), [(EPIPE, 141), (ENOSPC, 74)])
def test_the_status_tells_why_an_answer_was_not_written(monkeypatch, number, status) -> None:
    monkeypatch.setattr("sys.stdout", Failing(number, "write"))

    with pytest.raises(SystemExit) as leaving:
        main(["ask", "largest?"])

    assert leaving.value.code == status


def test_what_cannot_be_flushed_is_not_written_either(monkeypatch) -> None:
    stdout = Failing(ENOSPC, "leave")
    monkeypatch.setattr("sys.stdout", stdout)
    monkeypatch.setattr("bot.cli.entry._run", lambda _: 0 * stdout.write("kept back"))

    with pytest.raises(SystemExit) as leaving:
        main(["ask", "largest?"])

    assert leaving.value.code == 74


def test_any_other_trouble_with_writing_shows_its_traceback(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdout", Failing(EIO, "write"))

    with pytest.raises(OSError, match="no room"):
        main(["ask", "largest?"])


def test_a_closed_stdout_is_told_at_once(monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdout", None)

    with pytest.raises(SystemExit) as leaving:
        main(["ask", "largest?"])

    assert leaving.value.code == 74
    assert "stdout is closed" in capsys.readouterr().err


def test_a_name_that_is_no_command_has_none() -> None:
    assert cli.get_command(None, "aks") is None
