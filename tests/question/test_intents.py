"""What is wanted: talk, a look-up, a what-if, a choice, a change of the last turn."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.model import Abstention, Choice, Clarification, Question, Turn
from bot.question import UtteranceTooLongError

CHOICES = tuple(Choice(label, label) for label in ("Redhill", "Brook End", "Longmeadow"))
ASKED_BACK = Turn(Question("which?"), Clarification(text="Which one?", choices=CHOICES))
ASKED_FREELY = Turn(Question("which?"), Clarification(text="By how much?"))
ABSTAINED = Turn(Question("what?"), Abstention(text="I do not know."))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hello", "greet"),
        ("Hey there!", "greet"),
        ("thanks", "thanks"),
        ("thank you so much!", "thanks"),
        ("bye", "bye"),
        ("help", "help"),
        ("could you please help me?", "help"),
        ("what can I ask?", "topics"),
        ("what topics do you know?", "topics"),
        ("What are your sources?", "sources"),
        ("source?", "source"),
        ("who says so?", "source"),
        ("why?", "why"),
        ("please show me the steps", "why"),
    ],
)
def test_a_whole_utterance_may_be_talk(parse: Any, text: str, intent: str) -> None:
    question = parse(text)

    assert question.intent == intent
    assert question.terms == ()


@pytest.mark.parametrize(
    "text",
    [
        "thanks to which orchard is there cider?",
        "hello trees",
        "help the pears",
        "why do the pears fail?",
        "what are the sources of water?",
        "which topics does the survey treat?",
        "who says the levy is high?",
        "what is your source of water?",
        "good morning frost",
        "",
        "?!",
    ],
)
def test_talk_inside_a_longer_utterance_is_a_question(parse: Any, text: str) -> None:
    assert parse(text).intent == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "what if Redhill loses a third of its harvest?",
        "suppose the levy is 10%",
        "if the price is 2 euros, what comes in?",
        "cut the harvest of Redhill by 20%",
        "please raise the levy to 10%",
        "levy from 4% to 10%",
        "could the levy be 10%?",
        "Redhill harvests 20% less",
        "Redhill ramps up tenfold",
    ],
)
def test_what_supposes_something_is_a_what_if(parse: Any, text: str) -> None:
    assert parse(text).intent == "what-if"


@pytest.mark.parametrize(
    "text",
    [
        "which orchard harvests more than 2,000 t?",
        "how much did the harvest fall by in 2023?",
        "did Redhill lose 20%?",
        "do you know if Redhill is old?",
        "the second largest orchard",
        "raise the levy",
        "20%",
    ],
)
def test_what_asks_about_the_world_as_it_is_is_none(parse: Any, text: str) -> None:
    assert parse(text).intent == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "and Redhill?",
        "what about 2023",
        "at 20%?",
        "Redhill",
        "in 2023",
        "the largest",
        "which of them is old?",
        "and if it doubles?",
        "20 t or more",
        "same for the pears",
    ],
)
def test_a_part_of_a_question_is_a_fragment(parse: Any, text: str) -> None:
    assert parse(text).is_fragment


@pytest.mark.parametrize(
    "text",
    ["how much does Redhill harvest?", "apple price", "andes", "when is the market hall open", ""],
)
def test_a_question_on_its_own_feet_is_no_fragment(parse: Any, text: str) -> None:
    assert not parse(text, after=ABSTAINED).is_fragment


def test_a_pronoun_refers_to_the_turn_before_only_when_there_is_one(parse: Any) -> None:
    assert parse("how old is it", after=ABSTAINED).is_fragment
    assert not parse("how old is it").is_fragment
    assert not parse("how old is Redhill and its slope", after=ABSTAINED).is_fragment


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("2", 2),
        ("the second one", 2),
        ("2nd", 2),
        ("two please", 2),
        ("number 3", 3),
        ("option one", 1),
        ("the one", 1),
        ("the last one", 3),
        ("first", 1),
        ("4", 0),
        ("0", 0),
        ("1.5", 0),
        ("Redhill", 0),
        ("1 or 2", 0),
        ("", 0),
        ("please", 0),
    ],
)
def test_a_choice_is_a_number_that_was_offered(parse: Any, text: str, choice: int) -> None:
    question = parse(text, after=ASKED_BACK)

    assert question.choice == choice
    assert (question.intent == "choice") == bool(choice)


@pytest.mark.parametrize("after", [None, ABSTAINED, ASKED_FREELY])
def test_without_choices_a_number_picks_none(parse: Any, after: Turn | None) -> None:
    assert parse("2", after=after).choice == 0


def test_nobody_asks_that_much_at_once(parse: Any) -> None:
    with pytest.raises(UtteranceTooLongError, match="1,001"):
        parse("a" * 1001)


PIECES = (
    "half a third minus 1/2 2 1,5 ½ % t € EUR / per of from to and between 2024 May 3rd FY24 Q1 q4 "
    "double x times points redhlil Brook US the what if or more 's s - – ~ > hundred million top "
    "according survey does in why thanks one first ² ﬁ"
)
WORDS = st.sampled_from(PIECES.split())


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_question_and_its_parts_lie_inside_it(parse: Any, text: str) -> None:
    question = parse(text, after=ASKED_BACK)

    count = len(question.tokens)
    parts = (*question.mentions, *question.amounts, *question.moments, *question.terms)
    assert all(0 <= part.start < part.end <= count for part in parts)
    assert all(0 <= t.start <= t.end <= len(text) for t in question.tokens)
    assert all(amount.low <= amount.high for amount in question.amounts)
