"""The schema for editors refuses what the reader refuses, and nothing else."""

import copy
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.knowledge import check_folder, is_warning
from bot.knowledge.reference import write_reference
from bot.knowledge.schema import make_schema

SHAPE_CODES = {"K007", "K020", "K021", "K022", "K023", "K024", "K025", "K026", "K027", "K047"}
ABOUT_THE_WHOLE = ("the base needs", "there is no option")
VALIDATOR = Draft202012Validator(make_schema())
LOCATOR = {"id": "log", "at": "page 2"}
BASE: dict[str, Any] = {
    "name": "lights",
    "version": "1",
    "title": "Lights",
    "description": "A made-up coast.",
    "greeting": "Ask.",
    "costs": {"wrong_answer": "3", "asking_back": "0.5"},
    "topics": [{"id": "lights", "title": "Lights"}],
    "examples": ["How tall is Gull Rock?"],
    "not_ours": ["Who painted it?"],
    "sources": [
        {
            "id": "log",
            "title": "Log",
            "publisher": "Pilots",
            "date": "2024",
            "url": "https://x.example",
            "rank": "1",
        }
    ],
    "entities": [{"id": "gull-rock", "name": "Gull Rock", "kind": "light", "aliases": ["Gull"]}],
    "synonyms": [["tall", "high"]],
    "units": [
        {"id": "m", "name": "metre", "aliases": ["metres"], "kind": "length"},
        {"id": "km", "name": "kilometre", "is": "1000 m"},
    ],
    "facts": [
        {
            "id": "range",
            "title": "Range of the light",
            "ask": ["How far does it shine?", "range of the light", "light range"],
            "source": LOCATOR,
            "as_of": "2024-05",
            "review_by": "2030",
            "topic": "lights",
            "about": ["gull-rock"],
            "see": ["heights"],
            "answer": "20 km.",
            "points": ["In clear air."],
            "value": "20 km",
            "others": [
                {
                    "answer": "19 km.",
                    "source": "log",
                    "as_of": "2023",
                    "value": "19 km",
                    "why": "An earlier edition.",
                }
            ],
        }
    ],
    "tables": [
        {
            "id": "heights",
            "title": "Heights",
            "ask": ["How tall?", "height of each light", "tallest light"],
            "source": LOCATOR,
            "columns": [
                {"name": "light", "label": "Light", "type": "entity", "kind": "light", "unit": "m"},
                {"name": "year", "type": "time"},
                {"name": "height", "type": "quantity", "unit": "m", "aliases": ["tall"]},
            ],
            "rows": [
                ["Gull Rock", "2023", "30"],
                {"cells": ["Gull Rock", "2024", ""], "source": LOCATOR},
            ],
            "default": {"year": "latest"},
            "key": "light",
            "note": "Above the sea.",
        }
    ],
    "scenarios": [
        {
            "id": "taller",
            "title": "A taller light",
            "ask": ["What if it grows by {growth}?", "if it grows", "a taller light"],
            "source": LOCATOR,
            "use": {"height": ["heights.height"]},
            "inputs": {
                "growth": {
                    "type": "change",
                    "unit": "%",
                    "label": "Growth",
                    "domain": ["-50 %", "100 %"],
                    "default": {"value": "10 %", "source": LOCATOR, "note": "Assumed."},
                    "ask": "By how much?",
                    "words": ["grows"],
                },
                "reach": {"type": "quantity", "unit": "km", "default": "range.value"},
                "place": {"type": "entity", "of": "heights.light", "default": "all"},
                "paint": {"type": "choice", "options": ["red", "white"], "default": "red"},
            },
            "steps": {"factor": "1 + growth", "far": "reach * factor"},
            "outputs": {"far": {"unit": "km", "digits": "3", "label": "Reach"}},
            "answer": "It shines {far} far.",
            "assumptions": ["The lamp stays the same."],
            "limits": [
                {"warn": "growth > 50 %", "say": "That is much."},
                {"refuse": "growth > 90 %", "say": "No."},
            ],
            "invert": {"growth": ["far"]},
            "examples": [{"given": {"growth": "0 %"}, "expect": {"far": "20 km"}}],
        }
    ],
}
ODD = [
    "",
    "0.5",
    "1.5",
    ".0",
    " ",
    "Not kebab",
    "2024",
    "2024-13",
    "3",
    "-1",
    "0",
    "and",
    "time",
    "entity",
]
VALUES = st.one_of(
    st.sampled_from(ODD),
    st.just([]),
    st.just({}),
    st.just(["a"]),
    st.just([["a"]]),
    st.just({"id": "log"}),
    st.just({"x": {"y": "z"}}),
)


def list_paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner: Any = node.items() if isinstance(node, dict) else enumerate(node)
    found = [path] if path else []
    if not isinstance(node, str):
        for step, held in inner:
            found += list_paths(held, (*path, step))
    return found


PATHS = list_paths(BASE)


def mutate(path: tuple[Any, ...], deed: str, value: Any) -> dict[str, Any]:
    base = copy.deepcopy(BASE)
    holder: Any = base
    for step in path[:-1]:
        holder = holder[step]
    if deed == "replace":
        holder[path[-1]] = value
    elif deed == "remove":
        del holder[path[-1]]
    elif isinstance(holder, dict):
        holder["Odd name"] = holder.pop(path[-1])
    else:
        holder.insert(path[-1], value)
    return base


def is_shape_refused(base: dict[str, Any]) -> bool:
    with TemporaryDirectory() as folder:
        Path(folder, "kb.yaml").write_text(json.dumps(base), "utf-8")
        problems = check_folder(Path(folder))[1]
    return any(
        item.code in SHAPE_CODES and not item.message.startswith(ABOUT_THE_WHOLE)
        for item in problems
    )


def test_the_base_of_this_test_is_valid() -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "kb.yaml").write_text(json.dumps(BASE), "utf-8")
        problems = check_folder(Path(folder))[1]

    assert all(map(is_warning, problems)), problems
    assert VALIDATOR.is_valid(BASE)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PATHS), st.sampled_from(["replace", "remove", "rename"]), VALUES)
@example(("scenarios", 0, "inputs", "growth", "domain"), "replace", ["1", "2", "3"])
@example(("scenarios", 0, "outputs", "far", "digits"), "replace", "0")
@example(("tables", 0, "rows"), "remove", "")
def test_a_mutated_base_is_refused_by_both_or_by_neither(path, deed, value) -> None:
    base = mutate(path, deed, value)

    assert VALIDATOR.is_valid(base) != is_shape_refused(base), [
        error.message for error in VALIDATOR.iter_errors(base)
    ]


def test_the_reference_names_every_key_of_the_schema() -> None:
    def list_properties(node: Any) -> set[str]:
        if isinstance(node, list):
            return set().union(*map(list_properties, node), set())
        if not isinstance(node, dict):
            return set()
        own = (
            set(node["properties"])
            if "additionalProperties" in node and "type" in node and ("properties" in node)
            else set()
        )
        return own.union(*map(list_properties, node.values()), set())

    names = list_properties(make_schema())
    reference = write_reference()

    assert len(names) > 50
    assert all(f"| `{name}`" in reference for name in names)
