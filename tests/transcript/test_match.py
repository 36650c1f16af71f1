import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transcript.align import is_all_same
from bot.transcript.match import match_line
from bot.transcript.parse import escape


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        ("about 5.2 t", "about 5.23 t"),
        ("5.2", "5.20"),
        ("1,000 t", "1000 t"),
        ("about 5.2±1% t", "about 5.25 t"),
        ("5.2±0.5", "5.6"),
        ("1,000 - 5,000", "1000 - 5000"),
        ("1,000-5,000", "1000-5000"),
        ("-20%", "−20.0%"),
        ("a ... z", "a b c z"),
        ("... 5 apples", "3 pears and 5 apples"),
        ("...", "anything"),
        ("a...", "a"),
        ("pro...s", "produces"),
        ("a   b", "a b"),
        (r"\> 100", "> 100"),
        (r"\...", "..."),
        ("mcs2026", "mcs2026"),
    ],
)
def test_these_lines_stand_for_these(expected, shown) -> None:
    assert match_line(expected, shown)


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        ("5.2", "5.3"),
        ("5.20", "5.23"),
        ("20", "-20"),
        ("-20", "20"),
        ("+5", "5"),
        ("5.2±1%", "5.3"),
        ("mcs2026", "mcs2026.2"),
        ("mcs2025", "mcs2026"),
        ("2023", "2024"),
        ("a ... z", "a b c"),
        ("a", "a b"),
        (r"\...", "anything"),
        ("5", "five"),
        ("1,000 - 5,000", "1,000 - 6,000"),
    ],
)
def test_these_lines_do_not_stand_for_these(expected, shown) -> None:
    assert not match_line(expected, shown)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_every_line_stands_for_itself_once_escaped(line) -> None:
    assert match_line(escape(line), line)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_whole_numbers_match_only_themselves(one, other) -> None:
    assert match_line(f"x {one} t", f"x {other} t") == (one == other)


@pytest.mark.parametrize(
    ("expected", "shown", "is_same"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "..."], ["a"], True),
        (["a", "..."], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["...", "c", "...", "e"], ["c", "c", "d", "e"], True),
        (["a"], ["a", "b"], False),
        (["a", "b"], ["a"], False),
        (["x", "...", "c"], ["a", "c"], False),
        (["...", "c"], ["a"], False),
    ],
)
def test_dots_alone_stand_for_any_number_of_lines(expected, shown, is_same) -> None:
    assert is_all_same(expected, shown) is is_same
