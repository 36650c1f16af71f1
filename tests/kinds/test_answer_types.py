"""What a question asks for, and whether an entry tells anything of the type."""

from pathlib import Path

import pytest

from bot.base.model import Answer
from bot.engine import Bot, open_bot
from bot.kinds.answer_types import AnswerType, counts_none, find_type, tells_type
from bot.question import parse_question

BASES = Path(__file__).parents[1] / "bases"
AGE = AnswerType(asks=("how old",), tells=frozenset({"built"}))
WORKING = AnswerType(asks=("how does * work",), kin=("what drives",))


@pytest.fixture(scope="module")
def orchard() -> Bot:
    return open_bot(BASES / "orchard")


def test_an_entry_that_is_asked_so_itself_tells_it() -> None:
    assert tells_type(AGE, ["How old is the mill?"], ["Nobody knows."])
    assert tells_type(WORKING, ["What drives the mill?"])


def test_an_entry_with_a_word_of_the_type_tells_it() -> None:
    assert tells_type(AGE, ["the mill"], ["Built by monks."])


def test_an_entry_without_either_tells_nothing_of_the_type() -> None:
    assert not tells_type(AGE, ["How tall is the mill?"], ["12 m."])


@pytest.mark.parametrize(("its", "tells"), [("12 m.", True), ("Very.", False)])
def test_where_any_figure_will_do_a_text_needs_one(its: str, tells: bool) -> None:
    assert tells_type(AnswerType(asks=("how tall",), is_figure=True), ["the mill"], [its]) is tells


def test_a_star_stands_for_words() -> None:
    assert tells_type(WORKING, ["How does the old mill work?"])
    assert not tells_type(WORKING, ["How does the old mill look?"])


@pytest.mark.parametrize(
    ("text", "is_count"),
    [
        ("How many orchards are there in Eastfield?", True),
        ("How many trees does the village have?", True),
        ("How many tonnes of pears does the village have?", False),
        ("How many pears were picked?", False),
    ],
)
def test_things_that_there_are_are_counted_unless_in_a_unit(
    orchard: Bot, text: str, is_count: bool
) -> None:
    base = orchard.catalogue
    question = parse_question(text, base.lexicon, base.load_words("question"), orchard._base)

    wanted = find_type(question, base)

    assert wanted is not None
    assert wanted.is_count is is_count


@pytest.mark.parametrize(("units", "is_none"), [(("t",), True), (("1",), False), ((), False)])
def test_an_amount_in_a_unit_counts_no_things(units: tuple[str, ...], is_none: bool) -> None:
    assert counts_none(AnswerType(asks=("how many",), is_count=True), units) is is_none
    assert not counts_none(AnswerType(asks=("how much",), is_figure=True), units)


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("How do you prune a tree?", True),
        ("Why are pears yellow?", True),
        ("How old is it?", False),
        ("How deep is it?", False),
    ],
)
def test_the_first_type_whose_beginning_fits_is_asked_for(
    orchard: Bot, text: str, is_prose: bool
) -> None:
    base = orchard.catalogue
    question = parse_question(text, base.lexicon, base.load_words("question"), orchard._base)

    wanted = find_type(question, base)

    assert wanted is not None
    assert wanted.is_prose is is_prose


@pytest.mark.parametrize(
    "text",
    [
        "How old is the market hall?",
        "Why is the levy 4%?",
        "How does the market hall work?",
        "How do you treat blossom after frost?",
        "Who discovered pear rust?",
        "What is the address of the market hall?",
        "What is the market hall's address?",
        "How many levies are there in the market?",
        "How many harvests are there in Eastfield?",
    ],
)
def test_what_an_entry_does_not_tell_of_its_subject_is_not_answered(
    orchard: Bot, text: str
) -> None:
    assert not isinstance(orchard.ask(text).reply, Answer)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("How old are the orchards?", "first-apple-tree"),
        ("Who planted the first tree?", "first-apple-tree"),
        ("How can pear rust be fought?", "pear-rust"),
        ("What is the price of apples?", "apple-price"),
        ("How high is the levy?", "market-levy"),
    ],
)
def test_what_it_tells_is_answered(orchard: Bot, text: str, entry: str) -> None:
    assert orchard.ask(text).reply.entries == (entry,)


def test_why_something_matters_is_told_by_what_it_would_do(orchard: Bot) -> None:
    catalogue = orchard.catalogue
    why, cause = (
        find_type(orchard.ask(asked).question, catalogue)
        for asked in ("Why does late frost matter?", "Why did the harvest fail?")
    )
    assert why
    assert tells_type(why, ["What would a late frost do?"], ["A third is lost."])
    assert cause
    assert not tells_type(cause, ["What would a late frost do?"], ["A third is lost."])
