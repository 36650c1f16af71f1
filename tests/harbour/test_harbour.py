"""The format by example and its questions, where they lie beside the project."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.base.model import Conversation
from bot.engine import Bot, open_bot
from bot.render import to_json

HARBOUR = Path(__file__).parents[3] / "shared" / "cases" / "harbour"

pytestmark = pytest.mark.skipif(not HARBOUR.is_dir(), reason="the example base is not here")


def load_conversations() -> Iterator[list[dict[str, Any]]]:
    if HARBOUR.is_dir():
        for item in yaml.safe_load((HARBOUR / "questions.yaml").read_text()):
            yield item.get("turns", [item])


@pytest.fixture(scope="module")
def bot() -> Bot:
    return open_bot(HARBOUR / "kb")


def find_failures(payload: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    said = payload["answer"]
    failures = [
        f"{key} is {payload[key]!r}, not {expected[key]!r}"
        for key in ("outcome", "missing")
        if key in expected and payload[key] != expected[key]
    ]
    if "entries" in expected and not set(payload["entries"]) & set(expected["entries"]):
        failures.append(f"entries are {payload['entries']!r}, none of {expected['entries']!r}")
    failures += [
        f"{pattern!r} is not in {said!r}"
        for pattern in expected.get("text", [])
        if not re.search(pattern, said, re.IGNORECASE)
    ]
    return failures


@pytest.mark.parametrize(
    "turns", list(load_conversations()), ids=lambda turns: " / ".join(turn["q"] for turn in turns)
)
def test_the_example_base_answers_its_questions(bot: Bot, turns: list[dict[str, Any]]) -> None:
    conversation = Conversation()
    for expected in turns:
        turn = bot.ask(expected["q"], conversation)
        conversation = conversation.add(turn)

        payload = json.loads(to_json(turn, bot.catalogue))

        assert not find_failures(payload, expected), turn.trace
