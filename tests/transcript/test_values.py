"""The amounts of a reply, checked apart from its words."""

import pytest

from bot.engine import open_bot
from bot.transcript import accept, parse_transcript, replay_all
from tests.cli.conftest import ORCHARD


@pytest.fixture(scope="module")
def bot():
    return open_bot(ORCHARD)


def run(bot, *checks):
    text = "    > How much does watering cost?\n    ...\n"
    text += "".join(f"    ! value={check}\n" for check in checks)
    ((_, results),) = replay_all(parse_transcript(text), bot)
    return text, results


@pytest.mark.parametrize("value", ["340 EUR/ha/yr", "345±5% EUR/ha/yr"])
def test_an_amount_is_compared_by_value_with_units_and_tolerance(bot, value) -> None:
    _, (result,) = run(bot, value)

    assert result.has_passed


@pytest.mark.parametrize("value", ["341 EUR/ha/yr", "340 EUR", "-340 EUR/ha/yr", "340"])
def test_another_amount_unit_or_sign_does_not_hold(bot, value) -> None:
    _, (result,) = run(bot, value)

    assert not result.has_passed


def test_accepting_puts_the_amount_there_is(bot) -> None:
    text, results = run(bot, "341 EUR/ha/yr")

    assert accept(text, results).endswith("    ! value=340 EUR/ha/yr\n")
