"""Bots over small bases, compiled into a cache of their own."""

from pathlib import Path
from textwrap import dedent

import pytest

from bot.base.model import Conversation
from bot.engine import open_bot

ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"

PORTS = """
    name: ports
    version: "1"
    examples: [Who dredges the channel?]
    sources:
      - {id: log, title: Harbour log}
    entities:
      - {id: sund, name: Sund, kind: port}
      - {id: lund, name: Lund, kind: port}
      - {id: skagen, name: Skagen, kind: port}
      - {id: vardo, name: Vardo, kind: port}
      - {id: vega, name: Vega, kind: ship}
    tables:
      - id: ships
        title: Ships
        source: {id: log, at: "1"}
        columns:
          - {name: port, type: entity, kind: port}
          - {name: calls, label: Calls, type: quantity, unit: "1"}
        rows:
          - [Sund, 120]
          - [Lund, 80]
          - [Vardo, 5]
      - id: ferries
        title: Ferries
        source: {id: log, at: "2"}
        columns:
          - {name: port, type: entity, kind: port}
          - {name: calls, label: Calls, type: quantity, unit: "1"}
        rows:
          - [Lund, 7]
          - [Skagen, 9]
          - [Vardo, 5]
    facts:
      - id: pilot-fee
        title: The pilot fee
        ask: ["How high is the pilot fee?", "pilot charge", "What does a pilot cost?"]
        answer: EUR 90 an hour.
        source: {id: log, at: "3"}
      - id: bare
        title: Seagulls
        ask: ["Are there seagulls?", "seagulls at the quay", "Who feeds the seagulls?"]
        answer: Many.
"""


@pytest.fixture(scope="session")
def caches(tmp_path_factory):
    """Keep compiled files out of the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OREBOT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def orchard(caches):
    """Return a bot over the orchards of a made-up valley."""
    return open_bot(ORCHARD)


@pytest.fixture(scope="session")
def ports(caches, tmp_path_factory):
    """Return a bot over two tables that hold much the same, and two facts."""
    folder = tmp_path_factory.mktemp("ports")
    folder.joinpath("kb.yaml").write_text(dedent(PORTS), "utf-8")
    return open_bot(folder)


@pytest.fixture(scope="session")
def talk(orchard):
    """Return what asks the orchards one question after another and gives the turns."""

    def talk(*utterances):
        conversation = Conversation()
        for utterance in utterances:
            conversation = conversation.add(orchard.ask(utterance, conversation))
        return conversation.turns

    return talk
