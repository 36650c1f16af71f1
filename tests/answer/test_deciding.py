"""What mistakes cost decides between an answer, a question back and "I don't know"."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.deciding import set_thresholds
from bot.base.model import Abstention, Answer, Clarification, Costs
from bot.engine import open_bot

ORCHARD = Path(__file__).parents[1] / "bases" / "orchard"
ASKED = "cost of water"
KINDS = {"answer": Answer, "ask": Clarification, "abstain": Abstention}


@given(
    st.floats(0.01, 100),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_the_cheapest_way_is_taken(wrong, asking, sure):
    found = set_thresholds(Costs(wrong, asking))

    ways = {"answer": (1 - sure) * wrong, "abstain": sure, "ask": asking}
    taken = "answer" if sure >= found.answer_from else "ask"
    taken = taken if sure >= found.ask_from else "abstain"
    assert ways[taken] <= min(ways.values()) + 1e-9


def test_without_costs_the_likelier_outcome_decides_and_nothing_is_asked_back():
    assert set_thresholds(Costs()) == set_thresholds(Costs(1, 0.5))
    assert set_thresholds(Costs()).answer_from == set_thresholds(Costs()).ask_from == 0.5


def _open(tmp_path, costs):
    folder = Path(shutil.copytree(ORCHARD, tmp_path / "kb"))
    with folder.joinpath("kb.yaml").open("a") as stream:
        stream.write(f"costs: {costs}\n")
    return open_bot(folder)


@pytest.mark.parametrize(
    ("costs", "way"),
    [
        ("{}", "answer"),
        ("{wrong_answer: 99999, asking_back: 1}", "abstain"),
        ("{wrong_answer: 99999, asking_back: 0.1}", "ask"),
    ],
)
def test_a_base_sets_what_its_mistakes_cost(caches, tmp_path, costs, way):
    turn = _open(tmp_path, costs).ask(ASKED)

    assert isinstance(turn.reply, KINDS[way])


def test_asking_back_offers_what_would_have_been_answered(caches, tmp_path):
    turn = _open(tmp_path, "{wrong_answer: 99999, asking_back: 0.1}").ask(ASKED)

    assert turn.reply.text == "Do you mean this?"
    assert turn.reply.choices[0].utterance == "The cost of watering"
    assert "but not than 1.00" in turn.trace[-1]
