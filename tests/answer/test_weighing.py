"""What the tokens of a question weigh."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.weighing import share_explained, weigh_tokens
from bot.base.model import Amount, Moment, Question, Term, Token


def _tokens(text, light=()):
    return tuple(Token(word, 0, 0, word, word, word in light) for word in text.split())


def test_light_words_weigh_nothing():
    question = Question("", tokens=_tokens("the pear"), terms=(Term("pear", 1, 2, 3.0),))

    assert weigh_tokens(question) == {1: 3.0}


def test_a_term_of_several_words_shares_its_weight_among_those_with_content():
    tokens = _tokens("port of sund", light=["of"])
    question = Question("", tokens=tokens, terms=(Term("@sund", 0, 3, 4.0),))

    assert weigh_tokens(question) == {0: 2.0, 2: 2.0}


def test_a_term_of_light_words_alone_still_has_to_be_explained():
    tokens = _tokens("the who", light=["the", "who"])
    question = Question("", tokens=tokens, terms=(Term("@band", 0, 2, 4.0),))

    assert set(weigh_tokens(question)) == {0, 1}


def test_an_amount_weighs_as_the_heaviest_term():
    amount = Amount(Fraction(5), Fraction(5), "%", "5 %", 1, 3)
    terms = (Term("a", 0, 1, 2.0), Term("b", 3, 4, 6.0))
    question = Question("", tokens=_tokens("a 5 % b"), terms=terms, amounts=(amount,))

    assert weigh_tokens(question) == {0: 2.0, 1: 3.0, 2: 3.0, 3: 6.0}


def test_a_time_that_is_a_term_too_keeps_the_greater_weight():
    terms = (Term("2023", 0, 1, 1.0), Term("b", 1, 2, 6.0))
    moments = (Moment("2023", "2023", 0, 1),)
    question = Question("", tokens=_tokens("2023 b"), terms=terms, moments=moments)

    assert weigh_tokens(question)[0] == 6.0


def test_a_number_alone_has_weight():
    amount = Amount(Fraction(5), Fraction(5), "", "5", 0, 1)

    assert weigh_tokens(Question("5", tokens=_tokens("5"), amounts=(amount,))) == {0: 1.0}


def test_nothing_asked_is_nothing_explained():
    assert share_explained({}, {0, 1}) == 0.0


@pytest.mark.parametrize(("explained", "share"), [((), 0), ((0,), 0.25), ((0, 1, 7), 1)])
def test_the_share_is_that_of_the_weight(explained, share):
    assert share_explained({0: 1.0, 1: 3.0}, explained) == share


@given(
    st.dictionaries(st.integers(0, 9), st.floats(0.1, 9), min_size=1),
    st.sets(st.integers(0, 9)),
    st.sets(st.integers(0, 9)),
)
def test_explaining_more_is_never_a_smaller_share(weights, some, more):
    assert 0 <= share_explained(weights, some) <= share_explained(weights, some | more) <= 1.000001
