"""``orebot kb ambiguous`` over findings given by hand."""

import json

import pytest

from bot.engine import ambiguity
from bot.engine.ambiguity import Ambiguity, Confusion, NearPair, Phrasing

LARGEST = Phrasing("which is largest?", "harvest", "t.yaml", 4)
BIGGEST = Phrasing("which is biggest?", "area", "a.yaml", 7)
FOUND = Ambiguity(4, (Confusion(LARGEST, "area", 0.25),), (NearPair(LARGEST, BIGGEST, 0.8),))


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Return the folders and numbers of pairs that were asked for."""
    asked = []
    monkeypatch.setattr(
        ambiguity, "find_ambiguity", lambda folder, pairs: asked.append((folder, pairs)) or FOUND
    )
    return asked


def test_phrasings_are_listed_with_file_and_line(run, tmp_path, asked) -> None:
    status, out, _ = run("kb", "ambiguous")

    assert status == 0
    assert asked == [(tmp_path, 20)]
    assert out.splitlines() == [
        "t.yaml:4: harvest “which is largest?”: finds area (0.250 ahead)",
        "Nearest phrasings of two entries:",
        "  0.800  t.yaml:4: harvest “which is largest?”",
        "         a.yaml:7: area “which is biggest?”",
        "3 of 4 phrasings (75.0 %), left out, find their entry.",
    ]


@pytest.mark.parametrize(("least", "status"), [("75", 0), ("75.1", 6), ("101", 2)])
def test_the_status_tells_whether_enough_find_their_entry(run, least, status) -> None:
    assert run("kb", "ambiguous", "--fail-under", least)[0] == status


def test_programs_get_an_object(run) -> None:
    shown = json.loads(run("kb", "ambiguous", "--json", "--pairs", "1")[1])

    assert (shown["percent_found"], shown["asked"]) == (75.0, 4)
    assert shown["confusions"][0]["phrasing"]["line"] == 4
    assert shown["pairs"][0]["other"]["entry"] == "area"
