"""A conversation through the whole house."""

from pathlib import Path

import pytest

import bot.engine.bot
from bot.base.errors import BotError
from bot.base.model import Abstention, Answer, Clarification, Conversation
from bot.engine import find_folder, open_bot


def test_a_turn_holds_the_question_the_reply_and_how_it_came_about(orchard):
    turn = orchard.ask("How much does watering cost?")

    assert turn.question.utterance == "How much does watering cost?"
    assert turn.reply.text == "Growers pay EUR 340 per hectare and year for water."
    assert turn.understood == "The cost of watering"
    assert turn.candidates[0].entry == "watering-cost"
    assert turn.trace[0].startswith("terms:")


def test_a_bot_holds_no_conversation(orchard):
    before = orchard.ask("and Brook End?")

    orchard.ask("What if Redhill loses 20% of its harvest?")

    assert orchard.ask("and Brook End?") == before


def test_the_same_conversation_gives_the_same_turns(talk):
    asked = ("What if Redhill loses 20% of its harvest?", "and Brook End?", "why?", "Redhill", "1")

    assert talk(*asked) == talk(*asked)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_number_picks_one_of_the_choices(talk, number):
    back, turn = talk("Redhill", str(number))

    assert isinstance(back.reply, Clarification)
    assert isinstance(turn.reply, Answer)
    assert turn.reply.entries[0] == back.reply.entries[number - 1]
    assert turn.understood == back.reply.choices[number - 1].utterance


@pytest.mark.parametrize("words", ["the second one", "2.", "number 2"])
def test_a_choice_may_be_picked_in_words(talk, words):
    back, turn = talk("Redhill", words)

    assert turn.understood == back.reply.choices[1].utterance


@pytest.mark.parametrize("words", ["0", "4", "5", "9"])
def test_a_number_beyond_the_choices_picks_nothing(talk, words):
    _, turn = talk("Redhill", words)

    assert not isinstance(turn.reply, Answer)


def test_a_number_after_an_answer_picks_nothing(talk):
    *_, turn = talk("Redhill", "1", "2")

    assert isinstance(turn.reply, Abstention)


def test_what_was_picked_may_be_followed(talk):
    _, _, turn = talk("How much does Redhill harvest?", "thanks", "and Brook End?")

    assert isinstance(turn.reply, Answer)
    assert "Brook End" in turn.understood


@pytest.mark.parametrize("number", ["4", "340", "1742", "0.80"])
def test_a_number_alone_is_no_question_though_the_base_holds_it(orchard, number):
    assert isinstance(orchard.ask(number).reply, Abstention)


def test_a_misspelling_is_mended_and_told(orchard):
    turn = orchard.ask("How much does watring cost?")

    assert turn.question.corrections == (("watring", "watering"),)
    assert turn.reply.entries == ("watering-cost",)


def test_a_correction_shows_in_what_was_understood_though_nothing_answers(orchard):
    turn = orchard.ask("watring for the zeppelin gizmology")

    assert isinstance(turn.reply, Abstention)
    assert turn.understood == "watering for the zeppelin gizmology"


@pytest.mark.parametrize("utterance", ["", "   ", "?!", "\n"])
def test_an_empty_question_is_not_answered(orchard, utterance):
    assert isinstance(orchard.ask(utterance).reply, Abstention)


def test_a_question_of_endless_length_is_an_error(orchard):
    with pytest.raises(BotError, match="too long"):
        orchard.ask("pear " * 10_000)


def test_only_the_wanted_source_answers(orchard):
    question = "How much does watering cost?"

    assert isinstance(orchard.ask(question, sources=("growers-survey",)).reply, Answer)
    assert isinstance(orchard.ask(question, sources=("market-bulletin",)).reply, Abstention)


def test_every_one_of_the_wanted_sources_answers(orchard):
    both = ("growers-survey", "market-bulletin")

    assert isinstance(orchard.ask("How much does watering cost?", sources=both).reply, Answer)
    assert isinstance(orchard.ask("How high is the market levy?", sources=both).reply, Answer)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "growers-surve",
            "there is growers-survey, market-bulletin, traveller-guide. Did you mean",
        ),
        ("zzz", r"there is growers-survey, market-bulletin, traveller-guide\.$"),
    ],
)
def test_an_unknown_source_is_named_back_with_the_nearest(orchard, name, says):
    with pytest.raises(BotError, match=says):
        orchard.ask("How much does watering cost?", sources=(name,))


def test_a_source_is_asked_for_in_a_choice_too(orchard):
    back = orchard.ask("Redhill", sources=("growers-survey",))

    turn = orchard.ask("1", Conversation((back,)), ("growers-survey",))

    assert isinstance(turn.reply, Answer)
    assert turn.question.sources == ("growers-survey",)


def test_the_folder_is_that_of_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("OREBOT_KB", str(tmp_path))

    assert find_folder() == tmp_path


def test_an_installed_bot_brings_its_base_along(monkeypatch, tmp_path):
    monkeypatch.delenv("OREBOT_KB", raising=False)
    monkeypatch.setattr(bot.engine.bot, "__file__", str(tmp_path / "bot" / "engine" / "bot.py"))

    beside = find_folder()
    (tmp_path / "bot" / "_kb").mkdir(parents=True)

    assert beside == tmp_path / "kb"
    assert find_folder() == tmp_path / "bot" / "_kb"


def test_a_bot_opens_the_folder_of_the_environment(monkeypatch, folder, cache):
    monkeypatch.setenv("OREBOT_KB", str(folder))

    assert open_bot().catalogue.load_about()["name"] == "orchard"
    assert isinstance(find_folder(), Path)
