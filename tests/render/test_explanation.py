from dataclasses import replace
from fractions import Fraction

from bot.base.model import Amount, Answer, Mention, Moment, Question, Term, Turn
from bot.render import echo_understood, explain_lines


def test_the_explanation_names_what_was_read_and_what_was_found(turn) -> None:
    question = Question(
        "harvst of Redhill in 2024 up 5% Zork",
        terms=(Term("harvest", 0, 1, 2.5), Term("zork", 6, 7, 9.0, is_known=False)),
        mentions=(Mention("redhill", "orchard", "Redhill", 2, 3),),
        amounts=(Amount(Fraction(5), Fraction(5), "%", "5%", 5, 6, direction="up"),),
        moments=(Moment("2024", "2024", 4, 5, cue="in"),),
        unknown=("Zork",),
        corrections=(("harvst", "harvest"),),
    )

    text = "\n".join(explain_lines(replace(turn, question=question)))

    assert "Mended: harvst -> harvest" in text
    assert "Terms: harvest (2.500), zork (unknown)" in text
    assert "Names: Redhill = redhill (1.00)" in text
    assert "Amounts: 5% level up" in text
    assert "Times: in 2024" in text
    assert "Unknown: Zork" in text
    assert "Trace: read as a lookup" in text
    assert "Outcome: answered, confidence 0.9877" in text


def test_a_question_that_found_nothing_says_so() -> None:
    assert "Candidates: none" in explain_lines(Turn(Question("hm"), Answer(text="x")))


def test_a_follow_up_is_echoed_as_it_was_understood(turn) -> None:
    fragment = replace(turn, question=Question("and Redhill?", is_fragment=True))

    assert echo_understood(fragment, "and Redhill?") == "Understood as: Harvest of Redhill"


def test_a_question_understood_as_typed_is_not_echoed(turn) -> None:
    assert echo_understood(turn, "harvest of Redhill?") == ""


def test_a_number_picked_is_echoed_as_the_choice_it_stands_for(turn) -> None:
    assert echo_understood(turn, "2") == "Understood as: Harvest of Redhill"
