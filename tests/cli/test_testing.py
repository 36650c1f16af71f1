from pathlib import Path

import pytest

GOOD = "    > largest?\n    Redhill, 100 t.\n    [survey: 2]\n"


def test_transcripts_in_the_usual_folder_are_replayed(run) -> None:
    Path("transcripts").mkdir()
    Path("transcripts/a.md").write_text(GOOD)
    Path("transcripts/readme.md").write_text("Prose only.\n")

    assert run("test") == (0, "1 questions, all answered as written.\n", "")


def test_a_difference_is_shown_with_status_6(run) -> None:
    Path("a.md").write_text(GOOD.replace("100", "101"))

    status, out, _ = run("test", "a.md")

    assert status == 6
    assert "a.md:1: > largest?\n  - Redhill, 101 t.\n  + Redhill, 100 t.\n" in out


def test_accepting_rewrites_the_file(run) -> None:
    Path("a.md").write_text(GOOD.replace("100", "101"))

    status, out, _ = run("test", "a.md", "--accept")

    assert (status, Path("a.md").read_text()) == (0, GOOD)
    assert "a.md:1: accepted > largest?" in out


def test_the_option_outweighs_the_base_that_a_transcript_names(run) -> None:
    Path("a.md").write_text("<!-- orebot: kb=broken -->\n\n" + GOOD)

    assert run("test", "a.md")[0] == 4
    assert run("test", "a.md", "--kb", "other")[0] == 0


@pytest.mark.parametrize("content", [b"Prose.\n", b"\xff\xfe    > q\n", b"    code\n    > q\n"])
def test_a_file_that_is_no_transcript_is_wrong_use(run, content) -> None:
    Path("a.md").write_bytes(content)

    assert run("test", "a.md")[0] == 2


def test_what_cannot_be_read_or_written_is_told(run, monkeypatch) -> None:
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    Path("a.md").write_text(GOOD.replace("100", "101"))
    monkeypatch.setattr(Path, "write_bytes", refuse)
    unwritten = run("test", "a.md", "--accept")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    unread = run("test", "a.md")

    assert unwritten[0] == unread[0] == 2
    assert "Cannot write" in unwritten[2]
    assert "Cannot read" in unread[2]


def test_a_full_disk_is_no_wrong_use_and_leaves_nothing_behind(run, monkeypatch) -> None:
    def fill(path, data):
        path.touch()
        raise OSError(28, "No space left on device")

    before = GOOD.replace("100", "101")
    Path("a.md").write_text(before)
    monkeypatch.setattr(Path, "write_bytes", fill)

    status, _, err = run("test", "a.md", "--accept")

    assert (status, "No space left" in err) == (74, True)
    assert {path.name: path.read_text() for path in Path().glob("a*")} == {"a.md": before}


def test_a_path_that_is_not_there_is_wrong_use(run) -> None:
    assert run("test", "none.md")[0] == 2
    assert run("test")[0] == 2
