"""Nodes read into values, every mistake collected on the way."""

from typing import Any

import pytest

from bot.base.format import TEXT, Key, RecordForm
from bot.base.model import Entity, Entry, Locator, Place, Problem, Source
from bot.base.node import Items, Node, Pairs, Scalar
from bot.base.reader import Names, Reader, load_no_grid

HERE = Place("a.yaml", 1, 1)
FACT = RecordForm("a fact", (Key("title", TEXT, "", is_required=True), Key("source", TEXT, "")))
PAIR = RecordForm(
    "a pair", (Key("id", TEXT, "", is_required=True), Key("title", TEXT, "", is_required=True))
)
NAMES = Names(
    sources=(Source("survey", "The survey"),),
    entities=(
        Entity("redhill", "Redhill", "orchard", ("Red Hill",)),
        Entity("brook", "The Brook", "orchard", ("redhill",)),
    ),
)


def plant(value: Any) -> Node:
    """Return *value*, of texts, lists and dicts, as a tree of nodes."""
    if isinstance(value, str):
        return Scalar(value, HERE)
    if isinstance(value, list):
        return Items(tuple(map(plant, value)), HERE)
    return Pairs(tuple((Scalar(key, HERE), plant(held)) for key, held in value.items()), HERE)


def list_codes(reader: Reader) -> list[str]:
    return [problem.code for problem in reader.problems]


@pytest.mark.parametrize(
    ("method", "value", "expected"),
    [
        ("read_text", " NO ", "NO"),
        ("read_texts", ["a", "b"], ("a", "b")),
        ("read_texts", "a", ("a",)),
        ("read_id", "a-1", "a-1"),
        ("read_date", "2024-Q1", "2024-Q1"),
        ("read_pairs", {}, ()),
        ("read_items", [], ()),
    ],
)
def test_what_is_well_written_is_read(method: str, value: Any, expected: Any) -> None:
    reader = Reader()

    assert getattr(reader, method)(plant(value), "it") == expected
    assert reader.problems == []


@pytest.mark.parametrize(
    ("method", "value", "code", "rest"),
    [
        ("read_text", [], "K021", ""),
        ("read_text", " ", "K023", ""),
        ("read_texts", {}, "K021", ()),
        ("read_texts", ["a", []], "K021", ("a",)),
        ("read_id", "A Name", "K025", "A Name"),
        ("read_date", "yesterday", "K026", "yesterday"),
        ("read_date", "2024-13", "K026", "2024-13"),
        ("read_pairs", "a", "K021", ()),
        ("read_items", "a", "K021", ()),
        ("read_source", "survy", "K031", ""),
    ],
)
def test_a_mistake_is_reported_and_the_rest_is_read(
    method: str, value: Any, code: str, rest: Any
) -> None:
    reader = Reader(NAMES)

    assert getattr(reader, method)(plant(value), "it") == rest
    assert list_codes(reader) == [code]


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("read_text", ""),
        ("read_texts", ()),
        ("read_id", ""),
        ("read_date", ""),
        ("read_pairs", ()),
        ("read_items", ()),
        ("read_source", ""),
    ],
)
def test_what_is_not_there_is_no_mistake(method: str, rest: Any) -> None:
    reader = Reader()

    assert getattr(reader, method)(None, "it") == rest
    assert reader.problems == []


def test_fields_are_known_and_the_required_ones_there() -> None:
    reader = Reader()

    found = reader.read_fields(plant({"title": "A", "sauce": "b"}), FACT)

    assert found is not None
    assert list(found) == ["title"]
    assert reader.problems == [
        Problem(HERE, "K020", "a fact has no key 'sauce'", "Did you mean 'source'?")
    ]


@pytest.mark.parametrize(("value", "codes"), [("text", ["K021"]), ({}, ["K022", "K022"])])
def test_fields_that_cannot_be_read_give_none(value: Any, codes: list[str]) -> None:
    reader = Reader()

    assert reader.read_fields(plant(value), PAIR) is None
    assert list_codes(reader) == codes


@pytest.mark.parametrize(("text", "chosen"), [("time", "time"), ("tmie", ""), ("", "")])
def test_a_choice_is_one_of_those_offered(text: str, chosen: str) -> None:
    reader = Reader()

    assert reader.read_choice(plant(text), "type", ("time", "text")) == chosen
    assert bool(reader.problems) == (text != "time")


@pytest.mark.parametrize(
    ("value", "locator", "codes"),
    [
        ("survey", Locator("survey"), []),
        ({"id": "survey", "at": "p. 1"}, Locator("survey", "p. 1"), []),
        ({"at": "p. 1"}, None, ["K022"]),
        ({"id": "other"}, None, ["K031"]),
        ("other", None, ["K031"]),
        ([], None, ["K021"]),
    ],
)
def test_a_locator_names_a_source(value: Any, locator: Locator | None, codes: list[str]) -> None:
    reader = Reader(NAMES)

    assert reader.read_locator(plant(value)) == locator
    assert list_codes(reader) == codes


def test_an_entry_without_a_source_has_no_locator() -> None:
    assert Reader().read_locator(None) is None


@pytest.mark.parametrize(
    ("text", "entity"),
    [("RED HILL", "redhill"), ("redhill", "redhill"), ("brook", "brook"), ("elsewhere", None)],
)
def test_an_entity_is_found_by_name_before_id(text: str, entity: str | None) -> None:
    reader = Reader(NAMES)

    found = reader.find_entity(text)

    assert (found and found.id) == entity
    assert reader.find_entity(text) == found


def test_a_problem_of_an_entry_is_located_inside_it() -> None:
    inside = Place("a.yaml", 2, 3)
    entry = Entry(id="e", title="E", place=HERE)
    reader = Reader(nodes={HERE: Pairs(((Scalar("ask", HERE), Scalar("what?", inside)),), HERE)})

    assert reader.locate(entry, "ask") == inside
    assert Reader().locate(entry, "ask") == HERE


def test_a_long_text_is_quoted_without_its_middle() -> None:
    reader = Reader()

    reader.report_unknown("K031", HERE, "unit", "x" * 100, ())

    assert reader.problems[0].message == f"there is no unit '{'x' * 50} ... xxxxx'"


def test_a_reader_without_files_has_no_data() -> None:
    assert load_no_grid(Scalar("a.csv", HERE), Reader()) is None
