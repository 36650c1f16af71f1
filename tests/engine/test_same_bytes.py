"""The same base and the same words give the same bytes, in every run and under every Python."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ORCHARD = HOUSE / "tests" / "bases" / "orchard"
OTHER_PYTHONS = "OREBOT_TEST_PYTHONS"
"""Names the variable with more Pythons (paths, parted as PATH is) that have what the bot needs."""

ASK = """
import hashlib, json, os, sys
from pathlib import Path
from bot.base.model import Conversation
from bot.engine import open_bot
from bot.render import to_json
bot = open_bot(Path(sys.argv[1]))
conversation = Conversation()
replies = []
for utterance in json.loads(sys.argv[2]):
    turn = bot.ask(utterance, conversation)
    conversation = conversation.add(turn)
    replies.append([to_json(turn, bot.catalogue), turn.trace])
(kept,) = Path(os.environ["OREBOT_CACHE"]).iterdir()
digest = hashlib.sha256(kept.read_bytes()).hexdigest()
print(json.dumps({"name": kept.name, "digest": digest, "replies": replies}))
"""

UTTERANCES = [
    "How much does watering cost?",
    "source?",
    "Redhill",
    "2",
    "What if Redhill loses a third of its harvest?",
    "and Brook End?",
    "why?",
    "Which orchard has the largest harvest?",
    "list the orchards by harvest",
    "How much do Redhill and Saint Alder harvest together?",
    "Compare Brook End and Saint Alder",
    "Fruit picked at Brook End in 2023",
    "What do bananas cost in Zanzibar?",
    "How much does watring cost?",
    "What do you know?",
    "sources",
    "income of all orchards at 2 EUR per kg",
    "What happens at the market hall in May?",
]


def _ask(cache, *, seed, python=sys.executable):
    done = subprocess.run(
        [python, "-c", ASK, str(ORCHARD), json.dumps(UTTERANCES)],
        env={
            **os.environ,
            "OREBOT_CACHE": str(cache),
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(HOUSE),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Return the cache of a first run and what it told."""
    cache = tmp_path_factory.mktemp("cache")
    return cache, _ask(cache, seed="0")


def test_the_questions_are_of_many_kinds(first):
    replies = [json.loads(text) for text, _ in first[1]["replies"]]

    assert len(replies) == len(UTTERANCES)
    assert {reply["outcome"] for reply in replies} >= {"answered", "clarify", "unknown"}


def test_a_second_run_on_the_kept_file_tells_the_same(first):
    cache, told = first

    assert _ask(cache, seed="0") == told


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_hash_seed_builds_the_same_file_and_tells_the_same(first, tmp_path, seed):
    assert _ask(tmp_path / "cache", seed=seed) == first[1]


def _list_pythons():
    given = filter(None, os.environ.get(OTHER_PYTHONS, "").split(os.pathsep))
    ours = sys.version_info[1]
    found = (shutil.which(f"python3.{minor}") for minor in range(11, 15) if minor != ours)
    return [*given, *filter(None, found)]


def _has_what_the_bot_needs(python):
    probe = "import Stemmer, click, rapidfuzz, sklearn, yaml"
    return not subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode


def test_another_python_tells_the_same(first, tmp_path):
    able = [python for python in _list_pythons() if _has_what_the_bot_needs(python)]
    if not able:
        pytest.skip(f"no other Python with the libraries of the bot; {OTHER_PYTHONS} may name some")

    for number, python in enumerate(able):
        told = _ask(tmp_path / f"cache{number}", seed="7", python=python)

        assert told["replies"] == first[1]["replies"], python
