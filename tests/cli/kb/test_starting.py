from pathlib import Path


def test_a_new_base_passes_its_check_and_its_transcript(begun) -> None:
    assert begun("kb", "check", "lights")[:2] == (0, "lights: no problems.\n")
    assert begun("test", "lights")[:2] == (0, "4 questions, all answered as written.\n")


def test_a_new_base_answers(begun) -> None:
    status, out, _ = begun("ask", "--kb", "lights", "Which lighthouse is the tallest?")

    assert status == 0
    assert out.startswith("Gull Rock")


def test_its_files_tell_editors_where_the_schema_is(begun) -> None:
    first = Path("lights/kb.yaml").read_text("utf-8").splitlines()[0]

    assert first == "# yaml-language-server: $schema=.schema.json"
    assert Path("lights/.schema.json").exists()


def test_a_base_for_which_there_is_no_room_is_not_begun_by_half(run, monkeypatch) -> None:
    real = Path.write_text

    def fill(path, text, *rest, **options):
        if path.name == ".schema.json":
            raise OSError(28, "No space left on device")
        return real(path, text, *rest, **options)

    monkeypatch.setattr(Path, "write_text", fill)

    status, _, err = run("kb", "new", "lights")

    assert (status, "No space left" in err) == (74, True)
    assert not Path("lights").exists()


def test_a_folder_with_files_is_left_alone(run) -> None:
    Path("full").mkdir()
    Path("full/a.txt").write_text("mine")

    status, _, err = run("kb", "new", "full")

    assert status == 2
    assert "choose an empty folder" in err
    assert [path.name for path in Path("full").iterdir()] == ["a.txt"]
