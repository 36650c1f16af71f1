import json
from pathlib import Path


def test_what_no_question_exercises_is_listed_with_its_place(begun) -> None:
    status, out, _ = begun("test", "lights", "--coverage", "--fail-under", "100")

    assert status == 0
    assert "lights/entries.yaml:8: phrasing of keepers: Who looks after the lighthouses?" in out
    assert "entry         3 of     3  100.0 %" in out
    assert "column        2 of     2  100.0 %" in out


def test_too_few_entries_fail_the_run(begun) -> None:
    path = Path("lights/transcripts/first.md")
    path.write_text(path.read_text("utf-8").partition("    > What if")[0])

    status, out, _ = begun("test", "lights", "--coverage", "--fail-under", "90", "--json")

    found = json.loads(out)
    assert status == 6
    assert found["coverage"]["entry"] == {"covered": 2, "total": 3, "percent": 66.67}
    assert {"taller-light"} == {part["name"] for part in found["missed"] if part["sort"] == "entry"}


def test_phrasings_and_their_misspellings_run_as_cases(begun) -> None:
    out = begun("test", "lights", "--kb", "lights", "--phrasings", "--typos", "1")[1]
    again = begun("test", "lights", "--kb", "lights", "--phrasings", "--typos", "1")[1]

    assert "of 18 phrasings answered from their entry." in out
    assert out == again
