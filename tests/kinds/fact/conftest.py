"""A small base with facts and the bot over it."""

from textwrap import dedent

import pytest

from bot.engine import open_bot
from bot.knowledge import check_folder

BASE = """
    name: harbour
    version: "1"
    sources:
      - {id: log, title: Harbour log}
    units:
      - {id: EUR, name: euro, aliases: [euros], kind: money}
    entities:
      - {id: sund, name: Sund, kind: port}
    facts:
"""

FACTS = """
      - id: pilot-fee
        title: The pilot fee
        ask: ["How high is the pilot fee?", "pilot charge", "What does a pilot take?"]
        answer: EUR 90 an hour.
        value: 90 EUR
        source: {id: log, at: "3"}
        about: [sund]
        see: [seagulls, dredging]
      - id: seagulls
        title: Seagulls
        ask: ["what about {port}", "Are there seagulls?", "seagulls at the quay"]
        answer: Many.
        points: [They nest on the lighthouse., Nobody feeds them.]
        source: {id: log, at: "4"}
      - id: dredging
        title: Dredging the channel
        ask: ["what if {port} dredges", "{port} dredging", "{port} channel"]
        answer: Every spring.
"""


@pytest.fixture
def check(tmp_path):
    """Return what writes a base with the given facts and gives (base, problems)."""

    def check(facts):
        tmp_path.joinpath("kb.yaml").write_text(dedent(BASE) + dedent(facts), "utf-8")
        return check_folder(tmp_path)

    return check


@pytest.fixture(scope="session")
def harbour(tmp_path_factory):
    """Return a bot over the facts."""
    folder = tmp_path_factory.mktemp("kb")
    folder.joinpath("kb.yaml").write_text(dedent(BASE + FACTS), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OREBOT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield open_bot(folder)
