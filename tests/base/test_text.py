"""Tokens and terms: the one way to index passages and questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.lexicon import Lexicon
from bot.base.text import read_tokens, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the crops of the United States", "harvest @us"),
        ("harvested fruit", "harvest fruit"),
        ("a late frost in 2024", "cold_snap 2024"),
        ("late trees", "late tree"),
        ("lately an important import", "recent crucial import"),
        ("1,000 and 10,5", "1000 10.5"),
        ("the States", "@states"),
        ("Twins", "@twin-a @twin-b"),
        ("who doesn't know", "not"),
        ("vitamin A's use", "@vitamin-a use"),
        ("", ""),
    ],
)
def test_terms_are_names_synonyms_stems_and_numbers(
    lexicon: Lexicon, text: str, found: str
) -> None:
    assert terms(text, lexicon) == tuple(found.split())


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("what does the US grow", True),
        ("US crops", True),
        ("US", True),
        ("the us crops", True),
        ("give us crops", False),
        ("Give us crops", False),
        ("GIVE US CROPS", False),
        ("U.S. crops", True),
    ],
)
def test_a_name_that_is_a_light_word_counts_in_its_own_case(
    lexicon: Lexicon, text: str, *, is_named: bool
) -> None:
    assert ("@us" in terms(text, lexicon)) == is_named


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("the harvest of Polish plums", True),
        ("polish plums", True),
        ("Polish the plums", True),
        ("How to polish plums", False),
        ("How to find A in plums", False),
    ],
)
def test_a_name_that_is_a_rarer_word_counts_too_where_nothing_has_capitals(
    lexicon: Lexicon, text: str, *, is_named: bool
) -> None:
    assert bool({"@poland", "@vitamin-a"} & set(terms(text, lexicon))) == is_named


def test_a_contraction_is_opened_into_tokens_that_share_its_letters(lexicon: Lexicon) -> None:
    tokens = read_tokens("don't", lexicon)

    assert [(token.text, token.word) for token in tokens] == [("do", "do"), ("n't", "not")]
    assert [(token.start, token.end) for token in tokens] == [(0, 2), (2, 5)]


def test_a_currency_of_another_base_is_content_and_one_of_its_own_is_not(
    lexicon: Lexicon,
) -> None:
    light = {token.text: token.is_light for token in read_tokens("$5 or €5", lexicon)}

    assert (light["$"], light["€"]) == (False, True)


@given(st.text(max_size=120))
def test_any_text_has_terms_that_do_not_change_with_spaces_around_it(
    lexicon: Lexicon, text: str
) -> None:
    assert terms(f"  {text}  ", lexicon) == terms(text, lexicon)
