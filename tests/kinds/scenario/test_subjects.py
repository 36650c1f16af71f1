"""What an amount is said of, and which words say that an amount is an input's."""

from pathlib import Path

import pytest

from bot.base.model import Abstention, Answer, Clarification
from bot.engine import Bot, open_bot

TESTS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def mill() -> Bot:
    return open_bot(TESTS / "bases" / "mill")


@pytest.fixture(scope="module")
def shipped() -> Bot:
    return open_bot(TESTS.parent / "kb")


@pytest.mark.parametrize(
    "question",
    [
        "what if the price goes up 200%?",
        "what if the price of flour falls to 40%?",
        "what if the share of flour fell to 40%?",
        "what happens to unevenness if the toll rises to 10%",
        "what happens to grain if the toll rises to 10%",
    ],
)
def test_what_moves_or_is_asked_and_is_no_input_or_result_gets_no_answer(mill, question):
    assert isinstance(mill.ask(question).reply, Abstention)


@pytest.mark.parametrize(
    "question",
    [
        "What if prices go up 200%?",
        "What if Japan's share of China imports fell to 40%?",
        "What if Chinese imports fell by 20%?",
        "What happens to HHI if China loses 20 points of share?",
        "what if interest rates rise to 5%",
        "discount rate at which NPV is zero for -100, 60, 60",
    ],
)
def test_no_other_figure_is_taken_for_an_input(shipped, question):
    assert not isinstance(shipped.ask(question).reply, Answer)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what if the toll falls from 25% to 0?", "by -20%"),
        ("toll of zero", "by 0%"),
        ("toll at 40%, passed on at 50%", "by 20%"),
        ("what does a 10% toll do to bread", "by 2%"),
    ],
)
def test_an_amount_belongs_to_the_name_on_its_side_of_the_comma(mill, question, text):
    assert text in mill.ask(question).reply.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("tariff at 40%, pass-through at 60%", "by 24% when"),
        (
            "landed cost with VAT of 10%: goods $20,000, freight $1,500, duty 2.5%, fees $200",
            "24,420 USD where it is on the FOB value",
        ),
        (
            "nominal tariff 20%, input tariff 5%, input cost share 50%: effective protection?",
            "is 35%",
        ),
        ("payment on a loan of 50,000 dollars at 6% for 10 years", "costs 6,793.39791"),
        (
            "what will I pay for magnets at 50 dollars a kilo if a 10 percent duty comes in",
            "55 USD/kg instead of 50",
        ),
    ],
)
def test_amounts_in_a_list_go_to_what_each_is_called(shipped, question, text):
    assert text in shipped.ask(question).reply.text


def test_a_rise_that_is_asked_for_is_none_of_what_is_supposed(shipped):
    reply = shipped.ask("how much would prices rise if China stopped a tenth of its output").reply

    assert reply.entries == ("country-cut-price",)
    assert "6.93535% of the named supply is lost" in reply.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("how big a Chinese cut equals the output of all the others", "44.1889%"),
        (
            "if the rest of the world raised output 30%, what would China's share be",
            "China goes from 69.3535%",
        ),
        (
            "by what factor must the rest expand if China withholds half its output",
            "135,000 t/yr lost in a cut of 50% by China",
        ),
    ],
)
def test_the_others_are_no_rows_where_a_scenario_asks_about_them(shipped, question, text):
    assert text in shipped.ask(question).reply.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the duty on 500 kg at 3 dollars per kg?", "1,500 USD"),
        (
            "how much duty is due on goods worth 80,000 dollars at 3.7% plus 2 dollars a kilo"
            " on 1,000 kg?",
            "4,960 USD",
        ),
        (
            "incidence of a duty if demand elasticity is -1 and supply elasticity is 4",
            "Buyers bear 80%",
        ),
        ("a mine of 10,000 t/yr ramps up over 2.5 years: output in 5 years?", "reached 2.5 yr"),
        ("net import reliance with a stock change of 300 t", "consumption of 30,330 t/yr"),
        ("what is left if only China and Australia were left as suppliers", "299,000 t/yr is left"),
        ("Without China, what is the total?", "119,310 t/yr is left"),
    ],
)
def test_amounts_go_to_their_own_words_and_only_means_no_others(shipped, question, text):
    assert text in shipped.ask(question).reply.text


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("explain effective protection", "effective-protection"),
        ("tariff revenue", "tariff-revenue"),
        ("work out the NPV", "venture-value"),
    ],
)
def test_a_calculation_called_by_its_name_asks_for_its_first_input(shipped, question, entry):
    reply = shipped.ask(question).reply

    assert isinstance(reply, Clarification)
    assert reply.entries == (entry,)


@pytest.mark.parametrize(
    "question",
    [
        "Name some products made with rare earths",
        "What tariff brings imports to zero?",
        "ad valorem equivalent of 3 dollars a kilo on a 75 dollar oxide",
        "optimal tariff for import demand 80-40P and export supply 40+20P",
        "What if China's share of output fell by 10 points?",
    ],
)
def test_what_would_mean_nothing_is_no_answer(shipped, question):
    assert not isinstance(shipped.ask(question).reply, Answer)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "suppose a quarter of Chinese supply is replaced by Australian",
            "25% of China's output to Australia",
        ),
        ("move half of Myanmar's output to Vietnam", "50% of Myanmar's output to Vietnam"),
        ("who would be the biggest producer if China vanished", "Without China"),
        ("HHI if the US is taken out of the market", "with an HHI of 6,489.71"),
        ("how much would China have to cut to bring the HHI to 4000", "-35.0424%"),
        ("how much would China have to cut for its share to drop to 60%?", "-91,035 t/yr"),
        ("how much must Australia add to have 20% of the total", "61,077.5 t/yr"),
    ],
)
def test_each_name_plays_the_part_that_it_suits_best(shipped, question, text):
    assert text in shipped.ask(question).reply.text


@pytest.mark.parametrize(
    "question",
    [
        "By how much must Australia raise output for China's share to fall below 65%?",
        "what if India makes less",
    ],
)
def test_names_and_moves_that_no_input_takes_get_no_answer(shipped, question):
    assert not isinstance(shipped.ask(question).reply, Answer)
