from dataclasses import replace

import pytest

from bot.base.model import Abstention, Answer, Choice, Clarification, Question, Turn
from bot.render import compose, name_outcome, to_markdown, to_text
from bot.render.grid import align, measure
from bot.render.terminal import to_terminal


def test_the_verdict_comes_first_and_what_to_ask_next_comes_last(turn, catalogue) -> None:
    assert to_text(turn, catalogue).splitlines() == [
        "> 100 t/yr at Redhill.",
        "- It grows.",
        "  orchard         t/yr",
        "  Redhill        > 100",
        "  Saint Alder é      5",
        "  half = harvest / 2 = > 50",
        "    harvest: > 100 [S]",
        "[growers-survey: Chapter 2] (as of 2025)",
        "[elsewhere]",
        "Assuming: nothing else changes",
        "Warning: old figures",
        "You could ask:",
        "  harvest of Saint Alder?",
    ]


def test_a_brief_reply_keeps_the_verdict_its_sources_and_the_warnings(turn, catalogue) -> None:
    assert to_text(turn, catalogue, brief=True).splitlines() == [
        "> 100 t/yr at Redhill.",
        "[growers-survey: Chapter 2] (as of 2025)",
        "[elsewhere]",
        "Warning: old figures",
    ]


def test_choices_are_numbered_from_one(catalogue) -> None:
    choices = (Choice("the harvest", "harvest?"), Choice("the price", "price?"))
    turn = Turn(Question("it?"), Clarification(text="Which?", choices=choices))

    text = to_text(turn, catalogue)

    assert text == "Which?\n  1. the harvest\n  2. the price"


def test_long_lines_are_not_wrapped(catalogue) -> None:
    turn = Turn(Question("?"), Answer(text="word " * 500 + "end"))

    assert len(to_text(turn, catalogue).splitlines()) == 1


def test_wide_and_combining_characters_are_aligned_by_their_columns() -> None:
    assert measure("日本") == 4
    assert measure("e\u0301") == 1
    assert align([("a", "b"), ("日本", "x"), ("abcd", "y")]) == ("a     b", "日本  x", "abcd  y")


def test_ragged_rows_and_no_rows_are_aligned_too() -> None:
    assert align([]) == ()
    assert align([("a", "b"), ("c",)]) == ("a  b", "c")


def test_colour_changes_no_word(turn, catalogue) -> None:
    import re

    coloured = to_terminal(compose(turn, catalogue), None, {"verdict": "bold", "source": "cyan"})

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == to_text(turn, catalogue)


def test_a_narrow_terminal_wraps_at_words(turn, catalogue) -> None:
    wide = to_terminal(compose(turn, catalogue), None, {"verdict": "bold", "source": "cyan"})
    narrow = to_terminal(compose(turn, catalogue), 12, {"verdict": "bold", "source": "cyan"})

    assert len(narrow.splitlines()) > len(wide.splitlines())


def test_markdown_holds_a_table_and_the_sources_in_full(turn, catalogue) -> None:
    text = to_markdown(turn, catalogue)

    assert "| orchard | t/yr |\n| --- | --- |\n| Redhill | > 100 |" in text
    assert "- [growers-survey: Chapter 2] (as of 2025) Survey of growers, Valley council" in text
    assert "> Warning: old figures" in text
    assert "- harvest of Saint Alder?" in text


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Answer(text=""), "answered"),
        (Clarification(text=""), "clarify"),
        (Abstention(text=""), "unknown"),
        (Abstention(text="", is_refused=True), "refused"),
    ],
)
def test_every_reply_has_an_outcome(reply, outcome) -> None:
    assert name_outcome(reply) == outcome


def test_empty_lines_of_a_verdict_are_left_out(turn, catalogue) -> None:
    spaced = replace(turn, reply=Answer(text="one\n\ntwo \n"))

    assert to_text(spaced, catalogue) == "one\ntwo"
