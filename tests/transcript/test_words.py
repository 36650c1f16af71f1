import pytest

from bot.transcript.words import list_deltas, mark_words


def test_a_changed_word_is_marked_in_its_line() -> None:
    marked = mark_words("Redhill has 100 t.", "Redhill had 120 t.")

    assert marked == "Redhill [-has-]{+had+} [-100-]{+120+} t."


def test_lines_with_little_in_common_are_not_marked() -> None:
    assert mark_words("Redhill, 100 t.", "I don't know: no word is known.") == ""


@pytest.mark.parametrize(
    ("old", "new", "deltas"),
    [
        ("100 t", "120 t", ["100 to 120: +20 (+20 %)"]),
        ("1,000 - 5,000 t", "1,000 - 4,500 t", ["5,000 to 4,500: -500 (-10 %)"]),
        ("0.5 %", "0.25 %", ["0.5 to 0.25: -0.25 (-50 %)"]),
        ("0 t", "3 t", ["0 to 3: +3"]),
        ("100.0 t", "100 t", []),
        ("1 of 2", "3", []),
    ],
)
def test_numbers_that_pair_up_are_compared_by_value(old, new, deltas) -> None:
    assert list(list_deltas(old, new)) == deltas
