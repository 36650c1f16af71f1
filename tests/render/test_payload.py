import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.model import Answer, Choice, Clarification, Question, Turn
from bot.render import to_json
from bot.render.decimals import format_decimal

KEYS = (
    "schema question understood outcome kind answer values steps inputs assumptions warnings"
    " citations entries confidence candidates missing reading kb"
)


def test_the_payload_is_one_line_with_its_keys_in_a_fixed_order(turn, catalogue) -> None:
    text = to_json(turn, catalogue)

    assert "\n" not in text
    assert " ".join(json.loads(text)) == KEYS
    assert "é" in text


def test_the_payload_holds_the_whole_verdict(turn, catalogue) -> None:
    data = json.loads(to_json(turn, catalogue))

    assert data["answer"].splitlines()[0] == "> 100 t/yr at Redhill."
    assert "- It grows." in data["answer"]
    assert "Redhill        > 100" in data["answer"]


def test_an_end_that_is_not_there_is_null_and_open(turn, catalogue) -> None:
    data = json.loads(to_json(turn, catalogue))

    assert data["values"] == [
        {
            "name": "harvest",
            "low": "100",
            "high": None,
            "low_open": False,
            "high_open": True,
            "unit": "t/yr",
            "text": "> 100 t/yr",
        }
    ]


def test_citations_are_told_in_full_even_of_an_unknown_source(turn, catalogue) -> None:
    first, second = json.loads(to_json(turn, catalogue))["citations"]

    assert first == {
        "source": "growers-survey",
        "title": "Survey of growers",
        "publisher": "Valley council",
        "date": "2025",
        "url": "https://x.example",
        "at": "Chapter 2",
    }
    assert second["source"] == "elsewhere"
    assert second["title"] == ""


def test_a_reply_without_a_kind_says_null(turn, catalogue) -> None:
    data = json.loads(to_json(replace(turn, reply=Answer(text="hm")), catalogue))

    assert data["kind"] is None


def test_choices_are_part_of_the_answer(catalogue) -> None:
    reply = Clarification(text="Which?", choices=(Choice("a", "a?"),))

    data = json.loads(to_json(Turn(Question("it?"), reply), catalogue))

    assert data["answer"] == "Which?\n  1. a"


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        (Fraction(1, 3), "0.333333333333", "0.333333333334"),
        (Fraction(-1, 3), "-0.333333333334", "-0.333333333333"),
        (Fraction(2, 3), "0.666666666666", "0.666666666667"),
        (Fraction(10**15, 3), "333333333333000", "333333333334000"),
        (Fraction(1, 3000), "0.000333333333333", "0.000333333333334"),
        (Fraction(1, 8), "0.125", "0.125"),
        (Fraction(-1, 80), "-0.0125", "-0.0125"),
        (Fraction(270000), "270000", "270000"),
        (Fraction(0), "0", "0"),
    ],
)
def test_numbers_are_exact_or_rounded_outward(number, low, high) -> None:
    assert format_decimal(number, upward=False) == low
    assert format_decimal(number, upward=True) == high


@given(st.fractions())
def test_the_printed_ends_always_hold_the_number_between_them(number) -> None:
    low = Fraction(Decimal(format_decimal(number, upward=False)))
    high = Fraction(Decimal(format_decimal(number, upward=True)))

    assert low <= number <= high
    assert high - low <= abs(number) / 10**10
