"""Every operator over two made-up bases, asked through the whole bot.

In an expectation ``a|b`` is either; case, and commas and blanks in numbers, do not count.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.base.model import Conversation
from bot.engine import open_bot

HERE = Path(__file__).parent
BASES = HERE.parents[1] / "bases"
CASES = [
    (path.stem, case)
    for path in sorted((HERE / "questions").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text())
]


@pytest.fixture(scope="module")
def bots(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the bots by the names of their bases, compiled once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OREBOT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield {name: open_bot(BASES / name) for name in dict.fromkeys(name for name, _ in CASES)}


def normalise(text: str) -> str:
    return re.sub(r"(?<=\d)[ ,](?=\d{3})", "", text.casefold())


@pytest.mark.parametrize(("name", "case"), CASES, ids=[case["turns"][-1] for _, case in CASES])
def test_a_question_is_answered_with_what_the_tables_hold(
    bots: Any, name: str, case: dict[str, Any]
) -> None:
    conversation = Conversation()
    for turn in case["turns"]:
        conversation = conversation.add(bots[name].ask(turn, conversation))
    reply = conversation.turns[-1].reply
    shown = normalise("\n".join([reply.text, *reply.points, *(" ".join(r) for r in reply.rows)]))

    lacking = [
        held
        for held in case["must"]
        if not any(normalise(part) in shown for part in str(held).split("|"))
    ]
    wrong = [held for held in case.get("not", ()) if normalise(str(held)) in shown]

    assert not lacking, shown
    assert not wrong, shown
