"""Settings in a transcript: between questions, as they are typed in a conversation."""

import pytest

from bot.engine import open_bot
from bot.transcript import parse_transcript, replay_all
from tests.cli.conftest import ORCHARD

ASKED = "    > What if Brook End loses 20% of its harvest?\n    ...\n"


@pytest.fixture(scope="module")
def bot():
    return open_bot(ORCHARD)


def run(text, bot):
    found = replay_all(parse_transcript(text), bot)
    return [item for _, results in found for item in results]


def test_an_input_that_is_set_changes_the_last_what_if(bot) -> None:
    text = f"{ASKED}\n    > :set cut=30%\n    Brook End harvesting 30% less ...\n    ...\n"

    assert [item.has_passed for item in run(text, bot)] == [True, True]


def test_sources_and_the_date_hold_for_what_follows_in_the_conversation(bot) -> None:
    text = (
        "    > :set source=market-bulletin\n    source = market-bulletin\n"
        '    > harvest of Redhill\n    ! not "4,000"\n'
        "    > :set source=all\n    source = all\n"
        "    > harvest of Redhill\n    ... 4,000 ...\n    ...\n"
        "    > :set today=2020-02-03\n    today = 2020-02-03\n"
        "\n## Anew\n\n    > harvest of Redhill\n    ... 4,000 ...\n    ...\n"
    )

    assert [item.has_passed for item in run(text, bot)] == [True] * 6


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cutt=3%", "Did you mean 'cut'?"),
        ("cut=much", "much"),
        ("cut", "is no NAME=VALUE"),
        ("source=growers-survy", "Did you mean 'growers-survey'?"),
        ("today=tomorrow", "no date"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_and_the_rest_goes_on(bot, line, said) -> None:
    text = f"{ASKED}\n    > :set {line}\n    ! outcome=refused\n\n    > and at 30%?\n    ...\n"

    results = run(text, bot)

    assert [item.has_passed for item in results] == [True] * 3
    assert said in results[1].turn.reply.text


def test_what_was_asked_before_is_not_asked_again(bot, monkeypatch) -> None:
    asked = []
    real = type(bot).ask

    def ask(self, utterance, *rest):
        asked.append(utterance)
        return real(self, utterance, *rest)

    monkeypatch.setattr(type(bot), "ask", ask)
    talk = f"{ASKED}\n    > and at 77%?\n    ...\n"
    other = f"{ASKED}\n    > and at 78%?\n    ...\n"

    run(f"{talk}\n## Again\n\n{talk}\n## Otherwise\n\n{other}", bot)

    assert asked.count("and at 77%?") == asked.count("and at 78%?") == 1
    assert asked.count("What if Brook End loses 20% of its harvest?") <= 1
