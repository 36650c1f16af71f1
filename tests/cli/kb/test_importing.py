from pathlib import Path

import pytest

RANGES = (
    'Lighthouse;Built in;Range (m);Colour\nGull Rock;1902;"20,000";red\nLong Spit;1910;;white\n'
)


@pytest.fixture
def imported(begun):
    Path("ranges.csv").write_text(RANGES, "utf-8")
    assert begun("kb", "import", "--kb", "lights", "ranges.csv", "--title", "Ranges")[0] == 0
    return begun


def test_columns_are_typed_by_their_cells(imported) -> None:
    text = Path("lights/tables/ranges.yaml").read_text("utf-8")

    assert "{name: lighthouse, label: Lighthouse, type: entity, kind: light}" in text
    assert "{name: built_in, label: Built in, type: time}" in text
    assert "{name: range, label: Range, type: quantity, unit: m}" in text
    assert "{name: colour, label: Colour, type: category}" in text


def test_the_check_tells_that_the_source_is_missing(imported) -> None:
    status, out, _ = imported("kb", "check", "lights")

    assert status == 4
    assert "tables/ranges.yaml:14:18: K031" in out


def test_with_its_source_the_table_answers(imported) -> None:
    path = Path("lights/tables/ranges.yaml")
    path.write_text(path.read_text("utf-8").replace("fill-in-the-source", "list-of-lights"))

    assert imported("kb", "check", "lights")[0] == 0
    assert imported("ask", "--kb", "lights", "range of Gull Rock?")[1].startswith("20,000 m")


@pytest.mark.parametrize("text", ["a,b\n", "a,b\n1,2,3\n"])
def test_what_is_no_table_is_refused(begun, text) -> None:
    Path("odd.csv").write_text(text)

    status, _, err = begun("kb", "import", "--kb", "lights", "odd.csv")

    assert status == 2
    assert "must name the columns" in err


def test_no_entry_of_the_base_is_overwritten(begun) -> None:
    Path("ranges.csv").write_text(RANGES, "utf-8")

    status, _, err = begun("kb", "import", "--kb", "lights", "ranges.csv", "--id", "heights")

    assert status == 2
    assert "'heights' already" in err
