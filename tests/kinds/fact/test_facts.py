"""Facts: read from a base, found by their texts, answered as they stand."""

from dataclasses import replace
from fractions import Fraction
from textwrap import indent

import pytest

from bot.base.model import Frame, Locator, Quantity, Question
from bot.kinds.fact.answering import KIND
from bot.kinds.fact.fields import FIELDS
from bot.kinds.fact.fitting import asks_other_unit
from bot.kinds.fact.model import Fact
from bot.question import parse_question

SHORT = """
- id: fee
  title: The fee
  answer: EUR 90.
  ask: [How high is the fee?, fee, the charge]
  source: {id: log, at: "3"}
"""


def _fact(more=""):
    return indent(SHORT + indent(more, "  "), "  ")


def _parse(bot, text):
    base = bot.catalogue
    return parse_question(text, base.lexicon, base.load_words("question"), base)


def _read(bot, id_, text):
    question = _parse(bot, text)
    readings = KIND.interpret(bot.catalogue.load_entry(id_), question, bot.catalogue)
    return question, readings


def test_a_fact_is_read_with_all_its_fields(check):
    base, problems = check(_fact("points: [one, two]\nvalue: ~5 - 6 EUR\nabout: [sund]\n"))

    (fact,) = base.entries
    assert problems == ()
    assert isinstance(fact, Fact)
    assert (fact.id, fact.title, fact.answer) == ("fee", "The fee", "EUR 90.")
    assert fact.points == ("one", "two")
    assert (fact.value.low, fact.value.high, fact.value.unit) == (Fraction(5), Fraction(6), "EUR")
    assert fact.source == Locator("log", "3")
    assert fact.about == ("sund",)


def test_a_fact_needs_no_points_and_no_value(check):
    base, _ = check(_fact())

    assert base.entries[0].points == ()
    assert base.entries[0].value is None


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("value: many boats\n", "no quantity"),
        ("value: 5 EURO-pallets\n", "EURO-pallets"),
        ("pionts: [one]\n", "pionts"),
        ("see: [nowhere]\n", "no entry 'nowhere'"),
        ("about: [lund]\n", "no entity 'lund'"),
        ("points: {a: b}\n", "points"),
    ],
)
def test_a_mistake_in_a_fact_is_reported_where_it_stands(check, more, says):
    base, problems = check(_fact(more))

    assert base is None
    (problem,) = (item for item in problems if item.code.startswith("K"))
    assert says in f"{problem.message} {problem.excerpt}"
    assert problem.place.line > 12


@pytest.mark.parametrize("lost", ["id: fee", "title: The fee", "answer: EUR 90."])
def test_a_fact_without_what_it_needs_is_reported(check, lost):
    base, problems = check(_fact().replace(lost, "as_of: '2024'"))

    assert base is None
    assert any(lost.partition(":")[0] in item.message for item in problems)


def test_a_fact_is_found_by_title_phrasings_answer_and_points(check):
    base, _ = check(_fact("points: [one, two]\n"))

    found = FIELDS.make_passages(base.entries[0], base)

    assert [(item.field, item.text) for item in found] == [
        ("title", "The fee"),
        ("ask", "How high is the fee?"),
        ("ask", "fee"),
        ("ask", "the charge"),
        ("answer", "EUR 90."),
        ("point", "one"),
        ("point", "two"),
    ]


def test_a_reading_explains_the_words_that_the_fact_holds(harbour):
    question, (reading,) = _read(harbour, "pilot-fee", "How high is the pilot fee of Narnia?")

    explained = {question.tokens[index].word for index in reading.explained}
    assert {"high", "pilot", "fee"} <= explained
    assert "narnia" not in explained
    assert (reading.fit, reading.is_complete) == (1.0, True)
    assert reading.frame == Frame("pilot-fee", "fact", None, "The pilot fee")


def test_a_name_that_the_fact_is_about_is_explained_though_its_texts_lack_it(harbour):
    question, (reading,) = _read(harbour, "pilot-fee", "pilot fee of Sund")
    _, (other,) = _read(harbour, "seagulls", "seagulls of Sund")

    words = [token.word for token in question.tokens]
    assert words.index("sund") in reading.explained
    assert 2 not in other.explained


def test_words_of_a_point_are_explained(harbour):
    assert _read(harbour, "seagulls", "lighthouse")[1]


@pytest.mark.parametrize("text", ["", "xyzzy", "How high is it?"])
def test_a_fact_makes_nothing_of_other_words(harbour, text):
    assert _read(harbour, "dredging", text)[1] == ()


def test_a_fact_cannot_be_followed(harbour):
    frame = Frame("pilot-fee", "fact", None, "The pilot fee")

    assert KIND.follow_up(frame, Question("and Sund?"), harbour.catalogue) is None


def test_the_answer_holds_value_source_and_what_to_ask_next(harbour):
    question, (reading,) = _read(harbour, "pilot-fee", "pilot fee")

    reply = KIND.answer(reading, question, harbour.catalogue)

    assert (reply.text, reply.kind, reply.entries) == ("EUR 90 an hour.", "fact", ("pilot-fee",))
    assert [(item.name, item.text) for item in reply.values] == [("The pilot fee", "90 EUR")]
    assert reply.citations == (Locator("log", "3"),)
    assert reply.see == ("Are there seagulls?", "Dredging the channel")


def test_the_answer_of_a_bare_fact_is_its_text(harbour):
    question, (reading,) = _read(harbour, "dredging", "dredging")

    reply = KIND.answer(reading, question, harbour.catalogue)

    assert reply.text == "Every spring."
    assert (reply.values, reply.citations, reply.points, reply.see) == ((), (), (), ())


def test_the_answer_holds_the_points_in_order(harbour):
    question, (reading,) = _read(harbour, "seagulls", "seagulls")

    reply = KIND.answer(reading, question, harbour.catalogue)

    assert reply.points == ("They nest on the lighthouse.", "Nobody feeds them.")


@pytest.mark.parametrize(
    ("asked", "text", "fits"),
    [
        ("share of the fee", "How much did the fee take?", False),
        ("share of the fee", "How high is the share of the fee?", True),
        ("How much does the fee take?", "How much did the fee take?", True),
    ],
)
def test_a_percentage_is_no_amount_unless_the_fact_is_asked_so(harbour, asked, text, fits):
    catalogue = harbour.catalogue
    fact = replace(
        catalogue.load_entry("pilot-fee"),
        ask=(asked,),
        value=Quantity(Fraction(5), Fraction(5), "%", text="5%"),
    )

    assert asks_other_unit(fact, _parse(harbour, text), catalogue) is not fits
