"""Wordings over the shipped base: which scenario is meant, and which amount goes where."""

import pytest

from bot.base.model import Abstention, Answer, Clarification, Conversation, Reply
from bot.engine import Bot


def converse(bot: Bot, *utterances: str) -> Reply:
    talk = Conversation()
    for utterance in utterances:
        turn = bot.ask(utterance, talk)
        talk = talk.add(turn)
    return turn.reply


@pytest.mark.parametrize(
    ("question", "entry", "text"),
    [
        (
            "By how much does price rise if supply shrinks 5% with elasticities -0.3 and 0.2?",
            "supply-cut-elasticity",
            "10.803324%",
        ),
        (
            "supply shrinks by 2% and prices jump 20%, what elasticity does that mean?",
            "implied-elasticity",
            "react by 0.1",
        ),
        (
            "If the levy goes up from 3.7% to 25% and only half of it is passed on, how much dearer"
            " do goods get?",
            "tariff-price-effect",
            "changes by 10.27%",
        ),
        (
            "Say output in the States halves, what would the world look like?",
            "output-change",
            "-50% in the output of United States",
        ),
        ("Would a 30% tariff raise prices by 30%?", "tariff-price-effect", "changes by 30%"),
        (
            "How does doubling recycling from 1% change primary demand?",
            "recycling-substitution",
            "540 t/yr less (2%)",
        ),
        (
            "output of a 3,000 t/yr plant in the first year if ramp-up takes 2 years",
            "ramp-up",
            "has made 750 t",
        ),
        (
            "who pays if the market is at 150 dollars a kilo and the floor at 110",
            "price-floor",
            "gets 12 USD; the seller gets 138 USD",
        ),
        (
            "A shipment costs 80,000 dollars, freight 5,000, insurance 1,000; duty is 7.5% - what"
            " do I pay landed?",
            "landed-cost",
            "92,450 USD",
        ),
        (
            "The final good is protected by 20% and inputs by 5%, inputs are half of the cost."
            " Effective protection?",
            "effective-protection",
            "is 35%",
        ),
        (
            "supply rises from 20 to 30, imports fall from 50 to 30 under a tariff of 5:"
            " deadweight loss?",
            "tariff-welfare-observed",
            "deadweight loss is 50",
        ),
        ("What if the tariff is cut in half from 10%?", "tariff-price-effect", "from 10% to 5%"),
        (
            "What would happen to China's share if everyone else grew by half?",
            "share-when-others-grow",
            "The share of China goes from 69.3535% to 60.1383%",
        ),
        (
            "What happens to China's share if China cuts its output by 20%?",
            "output-change",
            "the share of China becomes 64.418%",
        ),
        (
            "Domestic supply 20+2P, demand 100-2P, world price 10, tariff of 2: deadweight loss",
            "tariff-welfare-small",
            "deadweight loss is 8",
        ),
        (
            "How much tariff revenue do we lose if we cut the rate from 10% to 5% on 2 billion"
            " dollars?",
            "tariff-revenue-on-value",
            "a change of -87,666,713 USD/yr",
        ),
        ("What does a 4% duty on $250,000 come to?", "duty-on-value", "10,000 USD"),
        (
            "When is an outlay of 90 million paid back by 20 million a year?",
            "level-returns",
            "after 4.5 years",
        ),
        (
            "What happens to Malaysia's share of US imports if China is hit with a 60% duty?",
            "gainer-share",
            "from 13% to 27.0594%",
        ),
    ],
)
def test_amounts_go_to_what_the_words_beside_them_name(
    bot: Bot, question: str, entry: str, text: str
) -> None:
    reply = bot.ask(question).reply

    assert isinstance(reply, Answer)
    assert reply.entries == (entry,)
    assert text in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "a 5-year annuity of 100",
        "What would Japan collect from a 5% duty?",
        "Four suppliers sell us 50, 30, 15, 5. What if the largest fails?",
        "Exports taxed at 15% by China, supply elasticity 2, demand elasticity -1: who carries it?",
        "what if prices go up 200%?",
        "how much would a 145% tariff raise prices if exporters absorb 20% of it",
        "By how many points does China's share fall if Australia adds 50,000 tonnes?",
        "Australia's share when Australia triples",
        "What is the reciprocal tariff for a deficit of 68.4 on imports of 148.2?",
    ],
)
def test_what_is_named_otherwise_fills_no_other_input(bot: Bot, question: str) -> None:
    assert not isinstance(bot.ask(question).reply, Answer)


def test_an_elasticity_without_its_sign_is_asked_about_and_the_reply_goes_on(bot: Bot) -> None:
    question = "Cut the tariff from 20% to zero on 400 million of imports with elasticity 1.2"

    asked = converse(bot, f"{question}: how much new trade?")
    reply = converse(bot, f"{question}: how much new trade?", "1")

    assert isinstance(asked, Clarification)
    assert "is -1.2 meant?" in asked.text
    assert "80,000,000 of trade is created" in reply.text


def test_an_elasticity_with_a_plus_is_refused(bot: Bot) -> None:
    reply = bot.ask("imports after a tariff of 10% with an elasticity of +2").reply

    assert isinstance(reply, Abstention)
    assert reply.is_refused


@pytest.mark.parametrize(
    "question",
    [
        "what if China cuts output by 30% and Australia doubles",
        "tariff from 0 to 50% in steps of 10",
        "Which assumption matters most for imports after a 25% tariff?",
    ],
)
def test_formulas_are_shown_of_many_runs_too(bot: Bot, question: str) -> None:
    reply = converse(bot, question, "show the formula")

    assert "steps:" in reply.text
    assert len(reply.points) > 1


def test_a_follow_up_keeps_all_that_is_supposed(bot: Bot) -> None:
    reply = converse(bot, "what if China cuts output by 30%", "what does the HHI become?")

    assert reply.entries == ("concentration-after-change",)
    assert "becomes 4,176.43" in reply.text


def test_a_default_set_to_itself_is_no_change(bot: Bot) -> None:
    reply = bot.ask("With 60 days of stock, how long do we last if 70% of imports stop?").reply

    assert isinstance(reply, Answer)
    assert reply.points == ()


def test_a_vague_word_is_not_named_as_what_the_base_lacks(bot: Bot) -> None:
    reply = bot.ask("If exporters eat the whole tariff, what changes for US manufacturers?").reply

    assert isinstance(reply, Abstention)
    assert "eat" not in reply.missing


def test_what_is_sought_over_ranges_is_a_range_up_to_where_no_output_is_left(bot: Bot) -> None:
    question = "What cut by China would bring its share to 75%?"

    reply = bot.ask(question, sources=("cooperation-article",)).reply

    assert "to -40,000 t/yr may give" in reply.text
    assert "leave it open" in reply.text
