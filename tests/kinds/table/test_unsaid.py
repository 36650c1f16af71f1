"""What a base does not say is neither denied nor counted, through the whole bot."""

from pathlib import Path

import pytest

from bot.base.model import Abstention, Answer, Conversation, Reply
from bot.engine import Bot, open_bot

BASE = """
name: apiary
version: "1"
title: Apiary
description: Herbs and honeys of a made-up apiary.
topics:
  - {id: herbs, title: Herbs}
sources:
  - {id: notebook, title: Notebook, publisher: Apiary, date: 2024-06, rank: 1}
entities:
  - {id: rue, name: Rue, kind: herb}
  - {id: sage, name: Sage, kind: herb}
  - {id: woad, name: Woad, kind: herb}
  - {id: hill, name: Hill Apiary, kind: apiary, aliases: [Hill]}
tables:
  - id: uses
    title: Uses of the herbs
    ask: [What are the herbs used for?]
    columns:
      - {name: herb, label: Herb, type: entity, kind: herb}
      - {name: use, label: Use, type: category}
      - {name: taste, label: Taste, type: category}
    rows:
      - [Rue, poisonous, bitter]
      - [Sage, not given, sweet]
      - [Woad, dyeing, bitter]
    topic: herbs
    source: {id: notebook, at: page 1}
  - id: worries
    title: Worries of Hill Apiary
    about: [hill]
    ask: [What worries Hill Apiary?]
    columns:
      - {name: field, label: Field, type: category}
      - {name: worry, label: Worry, type: text}
    rows:
      - [Tools, "dearer wax for the frames, smoke guns, and other tools of the trade"]
      - [Feeding, "no sugar to be had in the spring, and late flowers"]
    topic: herbs
    source: {id: notebook, at: page 2}
  - id: sales
    title: Honey sold by herb
    ask: [How much honey was sold of each herb?]
    columns:
      - {name: herb, label: Herb, type: entity, kind: herb}
      - {name: sold, label: Honey sold, type: quantity, unit: "1", aliases: [sales]}
    rows:
      - [Rue, 5]
      - [Sage, 9]
      - [Woad, 7]
    topic: herbs
    source: {id: notebook, at: page 3}
"""


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("apiary")
    (folder / "kb.yaml").write_text(BASE)
    return open_bot(Path(folder))


def ask(bot: Bot, question: str) -> Reply:
    return bot.ask(question, Conversation()).reply


def test_a_cell_that_says_nothing_denies_nothing(bot: Bot) -> None:
    reply = ask(bot, "Is sage poisonous?")

    assert isinstance(reply, Abstention)
    assert reply.text == "Cannot be told. Use of Sage: not given."


def test_another_value_denies_and_the_same_one_affirms(bot: Bot) -> None:
    assert ask(bot, "Is sage bitter?").text == "No. Taste of Sage: sweet."
    assert ask(bot, "Is rue poisonous?").text == "Yes. Use of Rue: poisonous."


def test_rows_that_speak_of_what_is_counted_are_not_those(bot: Bot) -> None:
    reply = ask(bot, "How many smoke guns does Hill Apiary have?")

    assert not isinstance(reply, Answer)


def test_the_most_of_something_unknown_is_not_the_most_of_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OREBOT_CACHE", str(tmp_path))
    league = open_bot(Path(__file__).parents[2] / "bases" / "league")

    reply = ask(league, "the capacity of the ground of the top scorer's club")

    assert not isinstance(reply, Answer)
