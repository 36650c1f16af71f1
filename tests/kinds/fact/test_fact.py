"""What a fact is found by, how it is read, and what it answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.base.lexicon import make_lexicon
from bot.base.model import Answer, Locator
from bot.base.words import read_words
from bot.kinds.fact.answering import KIND
from bot.kinds.fact.fields import FIELDS
from bot.knowledge import load_base
from bot.question import parse_question

ORCHARD = Path(__file__).parents[2] / "bases" / "orchard"


class Shelf:
    """The orchard base as a catalogue."""

    base = load_base(ORCHARD)
    lexicon = make_lexicon(base, read_words("base"))

    def load_entry(self, id_):
        return next((entry for entry in self.base.entries if entry.id == id_), None)

    def load_entity(self, id_):
        return next((entity for entity in self.base.entities if entity.id == id_), None)

    def load_idf(self, terms):
        return dict.fromkeys(terms, 1.0)

    def load_rarest_idf(self):
        return 2.0

    def list_words(self, shortest, longest):
        return ()

    def load_words(self, room):
        return read_words(room)


@pytest.fixture
def shelf():
    return Shelf()


def read(text, shelf):
    return parse_question(text, shelf.lexicon, read_words("question"), shelf)


def test_title_phrasings_answer_and_points_are_searched(shelf):
    frost = shelf.load_entry("redhill-frost")

    passages = FIELDS.make_passages(frost, shelf.base)

    assert [passage.field for passage in passages] == [
        "title",
        *["ask"] * 3,
        "answer",
        *["point"] * 2,
    ]
    assert passages[4].text == "Redhill loses blossom to frost about one year in five."


def test_a_fact_explains_the_words_that_it_holds(shelf):
    frost = shelf.load_entry("redhill-frost")
    question = read("does frost at Redhill harm submarines", shelf)

    (reading,) = KIND.interpret(frost, question, shelf)

    said = {question.tokens[index].word for index in reading.explained}
    assert {"frost", "redhill"} <= said
    assert "submarines" not in said


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("how many frosts are at Redhill", 0.01),
        ("how many blossoms does Redhill lose to frost", 0.1),
        ("is there frost at Redhill", 1.0),
    ],
)
def test_a_fact_without_a_figure_fits_a_question_for_one_poorly_unless_it_tells_the_rest(
    shelf, text, fit
):
    frost = replace(shelf.load_entry("redhill-frost"), points=())

    (reading,) = KIND.interpret(frost, read(text, shelf), shelf)

    assert reading.fit == fit


def test_a_question_in_other_words_is_not_read(shelf):
    question = read("who painted the Mona Lisa", shelf)

    assert KIND.interpret(shelf.load_entry("redhill-frost"), question, shelf) == ()


def test_a_fact_answers_as_it_stands_with_its_value_and_source(shelf):
    question = read("how high is the market levy", shelf)
    (reading,) = KIND.interpret(shelf.load_entry("market-levy"), question, shelf)

    reply = KIND.answer(reading, question, shelf)

    assert isinstance(reply, Answer)
    assert reply.text == reading.entry.answer
    assert [value.text for value in reply.values] == ["4%"]
    assert reply.citations == (Locator("market-bulletin", "Notice 1"),)


def test_a_fact_without_a_number_has_no_value_and_points_to_what_to_ask_next(shelf):
    question = read("does Redhill suffer from frost", shelf)
    (reading,) = KIND.interpret(shelf.load_entry("redhill-frost"), question, shelf)

    reply = KIND.answer(reading, question, shelf)

    assert reply.values == ()
    assert reply.see == ("How much does each orchard harvest?",)


def test_a_fact_has_nothing_that_a_follow_up_could_change(shelf):
    question = read("does Redhill suffer from frost", shelf)
    (reading,) = KIND.interpret(shelf.load_entry("redhill-frost"), question, shelf)

    assert KIND.follow_up(reading.frame, read("and Alder?", shelf), shelf) is None
