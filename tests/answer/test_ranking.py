"""How sure a reading is."""

from dataclasses import replace
from fractions import Fraction

import pytest

from bot.answer.ranking import FOREIGN, WORTH_READING, judge, rank_readings, weigh_odds
from bot.base.model import (
    Amount,
    Candidate,
    Entry,
    Frame,
    Moment,
    Place,
    Question,
    Reading,
    Term,
    Token,
)
from bot.question import parse_question
from bot.search import find_candidates

ENTRY = Entry(id="pear", title="Pears", place=Place("a.yaml", 1, 1))
FACT = Candidate("pear", "fact", "Pears", 0.8, 0.9)
TABLE = Candidate("pear", "table", "Pears", 1.0, 0.1)


def _read(*explained, fit=1.0):
    return Reading(ENTRY, frozenset(explained), fit, Frame("pear", "table", None, "Pears"))


def _ask(*terms):
    return Question("", terms=tuple(replace(t, start=n, end=n + 1) for n, t in enumerate(terms)))


KNOWN = Term("ripe", 0, 1, 2.0)
NAME = Term("@sund", 0, 1, 2.0)


def test_a_fact_is_as_sure_as_the_search_that_found_it():
    question = _ask(KNOWN)

    assert judge(question, _read(0), FACT, 1.0) == pytest.approx(FACT.confidence)
    assert judge(question, _read(0), FACT, 0.3) == pytest.approx(FACT.confidence)


def test_what_a_fact_does_not_tell_outweighs_a_search_that_is_nearly_sure_only_a_little():
    likely, sure = replace(FACT, confidence=0.9), replace(FACT, confidence=0.99)

    doubted = [judge(_ask(KNOWN), _read(0, fit=0.05), one, 1.0) for one in (likely, sure)]

    assert doubted == [pytest.approx(0.310, abs=0.001), pytest.approx(0.832, abs=0.001)]


@pytest.mark.parametrize(("factor", "probability"), [(1.0, 0.8), (0.25, 0.5), (0.0, 0.0)])
def test_odds_are_multiplied(factor, probability):
    assert weigh_odds(0.8, factor) == pytest.approx(probability)


def test_a_table_is_as_sure_as_what_it_explains_and_how_well():
    question = _ask(KNOWN)

    assert judge(question, _read(0), TABLE, 1.0) == 1.0
    assert judge(question, _read(0, fit=0.5), TABLE, 0.8) == pytest.approx(0.4)


def test_the_better_found_of_two_tables_is_surer():
    worse = replace(TABLE, score=0.2)

    assert judge(_ask(KNOWN), _read(0), worse, 1.0) < judge(_ask(KNOWN), _read(0), TABLE, 1.0)


@pytest.mark.parametrize(
    ("found", "least", "most"), [(0.1, 0.7, 0.76), (0.3, 0.99, 1.0), (0.97, 0.99, 1.0)]
)
def test_a_table_shown_whole_is_less_sure_when_search_hardly_finds_it(found, least, most):
    whole = replace(_read(0), is_whole=True)

    sure = judge(_ask(KNOWN), whole, replace(TABLE, confidence=found), 1.0)

    assert least <= sure <= most


def test_a_table_shown_whole_is_as_sure_as_the_search_though_its_words_fit_badly():
    whole = replace(_read(0, fit=0.1), is_whole=True)

    assert judge(_ask(KNOWN), whole, replace(TABLE, confidence=0.97), 1.0) == pytest.approx(0.97)


def test_a_name_that_is_not_accounted_for_makes_it_another_question():
    question = _ask(KNOWN, NAME)

    assert judge(question, _read(0), FACT, 1.0) == pytest.approx(FACT.confidence * FOREIGN)
    assert judge(question, _read(0, 1), FACT, 1.0) == pytest.approx(FACT.confidence)


def test_a_name_that_nearly_every_entry_holds_tells_nothing():
    question = _ask(KNOWN, replace(NAME, weight=0.1))

    assert judge(question, _read(0), FACT, 1.0) == pytest.approx(FACT.confidence)


def test_an_uncommon_word_that_the_base_lacks_makes_it_another_question():
    strange = Term("xyzzi", 0, 1, 2.0, is_known=False)

    assert judge(_ask(KNOWN, strange), _read(0), FACT, 1.0) < FACT.confidence


def test_a_word_that_the_base_knows_may_be_left_over():
    other = Term("autumn", 0, 1, 2.0)

    assert judge(_ask(KNOWN, other), _read(0), FACT, 1.0) == pytest.approx(FACT.confidence)


@pytest.mark.parametrize(
    ("amount", "is_other"),
    [
        (Amount(Fraction(5), Fraction(5), "%", "5 %", 1, 2), True),
        (Amount(Fraction(5), Fraction(5), "", "5", 1, 2), True),
        (Amount(Fraction(2), Fraction(2), "", "double", 1, 2, sense="factor"), True),
        (Amount(Fraction(2), Fraction(2), "", "two", 1, 2), False),
    ],
)
def test_an_amount_left_over_makes_it_another_question_unless_it_only_counts(amount, is_other):
    question = replace(_ask(KNOWN), amounts=(amount,))

    assert (judge(question, _read(0), FACT, 1.0) < FACT.confidence / 2) is is_other
    assert judge(question, _read(0, 1), FACT, 1.0) == pytest.approx(FACT.confidence)


def test_a_time_left_over_makes_it_another_question():
    question = replace(_ask(KNOWN), moments=(Moment("2023", "2023", 1, 2),))

    assert judge(question, _read(0), FACT, 1.0) < FACT.confidence
    assert judge(question, _read(0, 1), FACT, 1.0) == pytest.approx(FACT.confidence)


def _rank(bot, text):
    base = bot.catalogue
    question = parse_question(text, base.lexicon, base.load_words("question"), base)
    return rank_readings(question, find_candidates(question, base), base)


def test_readings_come_best_first_and_describe_themselves(orchard):
    ranked = _rank(orchard, "How much does watering cost?")

    assert [item.standing for item in ranked] == sorted(
        (item.standing for item in ranked), reverse=True
    )
    assert ranked[0].reading.entry.id == "watering-cost"
    assert ranked[0].describe().startswith("watering-cost (fact): The cost of watering; explains")


def test_facts_that_search_hardly_believes_in_are_not_read(orchard):
    ranked = _rank(orchard, "How much does watering cost?")

    assert all(
        item.candidate.confidence >= WORTH_READING
        for item in ranked
        if item.candidate.kind == "fact"
    )


@pytest.mark.parametrize(
    ("utterance", "kinds"),
    [
        ("Does Redhill suffer from late frost?", {"fact"}),
        ("Redhill", {"fact", "table"}),
        ("harvest of Redhill", {"table", "scenario"}),
    ],
)
def test_figures_that_could_not_come_near_a_sure_fact_are_not_read(orchard, utterance, kinds):
    assert {item.candidate.kind for item in _rank(orchard, utterance)} == kinds


def test_a_candidate_whose_entry_is_gone_is_passed_over(orchard):
    base = orchard.catalogue
    question = parse_question("pears", base.lexicon, base.load_words("question"), base)

    assert rank_readings(question, [replace(TABLE, entry="nowhere")], base) == ()


def test_no_candidates_are_no_readings(orchard):
    assert rank_readings(Question("pears"), (), orchard.catalogue) == ()


def test_the_unit_alone_does_not_account_for_an_amount():
    tokens = tuple(Token(word, 0, 1, word, word) for word in ("ripe", "63", "kg"))
    amount = Amount(Fraction(63), Fraction(63), "kg", "63 kg", 1, 3)
    question = replace(_ask(KNOWN), tokens=tokens, amounts=(amount,))

    assert judge(question, _read(0, 2), FACT, 1.0) == pytest.approx(FACT.confidence * FOREIGN)
    assert judge(question, _read(0, 1), FACT, 1.0) == pytest.approx(FACT.confidence)


def test_a_table_that_leaves_the_word_the_question_turns_on_answers_another_one():
    rare = Term("kernel", 0, 1, KNOWN.weight * 2)

    assert judge(_ask(KNOWN, rare), _read(0), TABLE, 1.0) == pytest.approx(FOREIGN)
    assert judge(_ask(KNOWN, rare), _read(0), FACT, 1.0) == pytest.approx(FACT.confidence)
    assert judge(_ask(KNOWN, replace(rare, weight=KNOWN.weight)), _read(0), TABLE, 1.0) == 1.0
