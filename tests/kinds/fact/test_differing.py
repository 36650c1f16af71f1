"""A fact that other sources tell differently."""

from textwrap import dedent

import pytest

from bot.base.model import Answer
from bot.engine import open_bot
from bot.knowledge import check_folder

BASE = dedent("""
    name: harbour
    version: "1"
    sources:
      - {id: log, title: Harbour log, rank: 1}
      - {id: paper, title: The morning paper, rank: 3}
      - {id: survey, title: Sea survey, rank: 2}
      - {id: guide, title: Pilot guide, rank: 3}
    units:
      - {id: m, name: metre, kind: length}
    facts:
      - id: depth
        title: Depth of the channel
        ask: ["How deep is the channel?", "channel depth", "What draught fits?"]
        answer: 12 m.
        value: 12 m
        points: [Measured at low water.]
        source: {id: log, at: "7"}
        others:
          - {answer: About 14 m., source: {id: paper, at: Front page}, as_of: "2021"}
          - {answer: 13 m., source: guide, as_of: "2023", why: At high water.}
          - {answer: 11.5 m., value: 11.5 m, source: {id: survey, at: Sheet 2}, as_of: "2019"}
""")


@pytest.fixture
def bot(tmp_path, monkeypatch):
    tmp_path.joinpath("kb.yaml").write_text(BASE, "utf-8")
    monkeypatch.setenv("OREBOT_CACHE", str(tmp_path / "cache"))
    return open_bot(tmp_path)


def test_the_others_follow_best_ranked_then_newest_with_the_reason(bot):
    reply = bot.ask("How deep is the channel?").reply

    assert isinstance(reply, Answer)
    assert reply.text == "12 m."
    assert reply.points == (
        "Measured at low water.",
        "Sea survey (as of 2019) differs: 11.5 m.",
        "Pilot guide (as of 2023) differs: 13 m. At high water.",
        "The morning paper (as of 2021) differs: About 14 m.",
    )


def test_every_source_that_is_shown_is_cited(bot):
    reply = bot.ask("How deep is the channel?").reply

    assert [item.source for item in reply.citations] == ["log", "survey", "guide", "paper"]
    assert [value.text for value in reply.values] == ["12 m", "11.5 m"]


def test_a_source_that_is_asked_for_answers_alone(bot):
    reply = bot.ask("How deep is the channel?", sources=("paper",)).reply

    assert reply.text == "About 14 m."
    assert reply.points == ()
    assert [item.source for item in reply.citations] == ["paper"]


def test_an_account_without_its_source_is_named_where_it_stands(tmp_path):
    broken = BASE.replace("{answer: 13 m., source: guide", "{answer: 13 m., sorce: guide")
    tmp_path.joinpath("kb.yaml").write_text(broken, "utf-8")

    _, problems = check_folder(tmp_path)

    codes = [problem.code for problem in problems if not problem.code.startswith("W")]
    line = broken.splitlines().index(next(x for x in broken.splitlines() if "sorce" in x)) + 1
    assert sorted(codes) == ["K020", "K022"]
    assert {problem.place.line for problem in problems if problem.code in codes} == {line}
