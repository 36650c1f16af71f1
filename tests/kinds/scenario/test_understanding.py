"""What-ifs in plain words over a small base, from the words to the reply."""

from pathlib import Path

import pytest

from bot.base.model import Abstention, Answer, Clarification, Conversation
from bot.engine import Bot, open_bot


@pytest.fixture(scope="module")
def mill() -> Bot:
    return open_bot(Path(__file__).parents[2] / "bases" / "mill")


def converse(bot, *texts):
    conversation = Conversation()
    for text in texts:
        turn = bot.ask(text, conversation)
        conversation = conversation.add(turn)
    return turn.reply


@pytest.mark.parametrize(
    ("question", "entry", "text"),
    [
        ("what if Upmill adds 500 tonnes of flour?", "flour-more", "3,500 t/yr of"),
        ("Downmill cuts its flour by 200 t a year", "flour-more", "300 - 800 t/yr of"),
        ("a granary of 30 t, 365 t a year are eaten", "granary", "30 days."),
        ("granary with 2 tonnes in store, 100 kg eaten a day", "granary", "20 days."),
        (
            "price with a toll of €0.5 a kilo on flour that sells at €2/kg",
            "cart-toll",
            "2.5 EUR/kg",
        ),
        ("a cart of 2 t at €3/kg with 50 euros carriage", "cart-cost", "6,050 EUR"),
        ("grain price if demand is 100-2P and supply -20+2P", "grain-market", "price is 30"),
        ("grain price: S = -20 + 2P, D = 100 - 2P, 8 burns", "grain-market", "price is 32"),
        ("grain price with D = 50 - P and S = 10 + P", "grain-market", "price is 20"),
        ("granary of 10 t, annual use 73 t", "granary", "50 day"),
        ("evenness of 50%, 30% and 20%", "evenness", "2.63158"),
        ("how much would a toll of 6% raise the price?", "toll-price", "changes by 6%"),
        ("a cart worth 300 euros with 45 haulage", "cart-cost", "345 EUR"),
        ("M-2 evenness of 30, 30 and 60", "evenness", "2.66667"),
        ("how even are millers with 10, 10, 10 and 10", "evenness", "4 equal"),
    ],
)
def test_amounts_reach_the_inputs_that_the_words_mean(mill, question, entry, text):
    reply = mill.ask(question).reply

    assert isinstance(reply, Answer)
    assert reply.entries == (entry,)
    assert text in reply.text


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("the Weir doubles", "flour-change"),
        ("Upmill ramps up threefold", "flour-change"),
        ("unevenness if Upmill grinds a fifth more", "flour-unevenness"),
        ("what is left of the flour without Upmill?", "without-mill"),
        ("what does a toll rise of 10% do to bread?", "bread-price"),
        ("toll of 20%: how much dearer?", "toll-price"),
    ],
)
def test_the_scenario_that_the_words_name_is_the_one_worked_out(mill, question, entry):
    reply = mill.ask(question).reply

    assert isinstance(reply, Answer)
    assert reply.entries == (entry,)


def test_what_sets_nothing_is_not_what_is_supposed(mill):
    assert mill.ask("suppose flour drops a little").reply.entries != ("flour-total",)


def test_an_effect_asked_for_is_not_solved_backwards(mill):
    assert "rises by 2%" in mill.ask("what does a toll rise of 10% do to bread?").reply.text


def test_a_fraction_of_a_rate_is_never_meant_in_points(mill):
    assert "changes by 4.54545%" in mill.ask("raise the toll of 10% by half").reply.text


def test_an_amount_right_before_the_noun_asked_for_is_given_and_not_sought(mill):
    reply = mill.ask("what toll price effect has a 20% toll?").reply

    assert "changes by 20%" in reply.text


def test_an_amount_behind_more_than_is_a_range_up_to_what_can_be(mill):
    reply = mill.ask("what if Upmill cuts its flour by more than 30%?").reply

    assert isinstance(reply, Answer)
    assert "1,500 - 4,100 t/yr" in reply.text or "< 4,100 t/yr" in reply.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Upmill makes two times more flour", "2 times as much"),
        ("price with a toll of £2 a kilo on flour that sells at €4/kg", "how many GBP are 1 EUR"),
        ("toll of £2 a kilo on a price of €4/kg", "how many GBP are 1 EUR"),
        ("a granary of 10 t if 2 t are eaten", "2 t in what time?"),
        ("which part of the price is a toll of 2 euros a kilo?", "price a kilo"),
    ],
)
def test_what_is_open_is_asked_back(mill, question, text):
    reply = mill.ask(question).reply

    assert isinstance(reply, Clarification)
    assert text in reply.text


def test_a_division_by_nothing_is_refused(mill):
    reply = mill.ask("what if the toll rises to 1/0?").reply

    assert isinstance(reply, Abstention)


@pytest.mark.parametrize(
    ("answer", "text"),
    [("0.5", "8 EUR/kg"), ("0.5 pounds", "8 EUR/kg"), ("2 euros per pound", "8 EUR/kg")],
)
def test_the_rate_of_exchange_asked_for_is_used(mill, answer, text):
    reply = converse(mill, "toll of £2 a kilo on a price of €4/kg", answer)

    assert isinstance(reply, Answer)
    assert text in reply.text


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (("raise the 10% toll by 10%", "I meant points"), "9.09091%"),
        (("raise the 10% toll by 10%", "of the rate"), "0.909091%"),
        (("what if Upmill cuts its flour?", "by 20%", "and at 40%?"), "3,300 - 3,800 t/yr"),
        (("which part of the price is a toll of 2 euros a kilo?", "8"), "25% of the price"),
        (("which part of the price is a toll of 2 euros a kilo?", "€8"), "25% of the price"),
        (("which part of the price is a toll of 2 euros a kilo?", "the price is 8 €/kg"), "25% of"),
        (("how long does a granary last?", "10 t", "500 kg"), "20 day"),
        (("price with a toll of €1 a kilo at €4/kg", "and at 5 euros a kilo?"), "6 EUR/kg"),
        (("what if Upmill doubles its flour?", "and its share?"), "Its share: 75 - 80%."),
        (("Upmill makes two times more flour", "3x"), "10,500 - 11,000 t/yr"),
        (("what if Upmill doubles its flour?", "and the unevenness?"), "The unevenness becomes"),
        (
            ("what toll makes flour 10% dearer?", "and if only half is passed on?"),
            "New toll = 20% gives",
        ),
        (
            ("grain price if demand is 100-2P and supply -20+2P", "the same with a limit of 40"),
            "the grain price is 20",
        ),
    ],
)
def test_a_follow_up_changes_what_it_names_and_keeps_the_rest(mill, texts, text):
    reply = converse(mill, *texts)

    assert isinstance(reply, Answer)
    assert text in reply.text


def test_a_question_about_something_else_is_no_follow_up(mill):
    reply = converse(mill, "what if Upmill cuts its flour?", "which mill grinds the most flour?")

    assert reply.entries == ("flour",)


@pytest.mark.parametrize("number", [1, 2])
def test_a_choice_is_answered_as_it_was_read(mill, number):
    back = mill.ask("what if Upmill cuts its flour?")

    turn = mill.ask(str(number), Conversation((back,)))

    assert isinstance(back.reply, Clarification)
    assert turn.frame == back.options[number - 1]
    assert turn.reply.entries[0] == back.reply.entries[number - 1]


def test_what_ifs_of_two_scenarios_are_set_side_by_side(mill):
    reply = mill.ask("compare a toll of 20% with a toll rise of 10% on bread").reply

    assert isinstance(reply, Answer)
    assert reply.entries == ("toll-price", "bread-price")
    assert "changes by 20%" in reply.text
    assert "rises by 2%" in reply.text
