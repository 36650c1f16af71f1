"""Texts cut to words, numbers and signs, with offsets into what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.tokens import drop_possessive, fold, read_figures, split_tokens, split_words, stem


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Who picks apples?", "Who picks apples"),
        ("don't", "don't"),
        ("the growers’ own", "the growers own"),
        ("state-of-the-art", "state of the art"),
        ("the U.S. and St. Alder", "the U.S. and St Alder"),
        ("Co2 and H2O", "Co2 and H2O"),
        ("1,234.5 t", "1,234.5 t"),
        ("10,5 %", "10,5 %"),
        ("1,2,3", "1 2,3"),
        ("1.2.3", "1.2 3"),
        (".5 and -3 and −4", ".5 and -3 and −4"),
        ("5-10%", "5 - 10 %"),
        ("5 – 10", "5 – 10"),
        ("page-2", "page 2"),
        ("~5,000", "~ 5,000"),
        (">= 5 <= 6", ">= 5 <= 6"),
        ("€5/kg", "€ 5 / kg"),
        ("the 3rd of 2024-05-31 and 2024-13", "the 3rd of 2024-05-31 and 2024 - 13"),
        ("20kt", "20 kt"),
        ("¿qué?", "qué"),
        ("日本", "日本"),
        ("", ""),
        ("... !", ""),
    ],
)
def test_a_text_is_cut_to_words_numbers_and_signs(text: str, pieces: str) -> None:
    assert [piece.text for piece in split_tokens(text)] == pieces.split()


@pytest.mark.parametrize(
    ("text", "shapes"),
    [("in 2024-05", "word date"), ("3rd of 3", "ordinal word number"), ("5%", "number sign")],
)
def test_a_piece_knows_its_shape(text: str, shapes: str) -> None:
    assert [piece.shape for piece in split_tokens(text)] == shapes.split()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ﬁsh", [("fish", 0, 3)]),
        ("５％", [("5", 0, 1), ("%", 1, 2)]),
        ("½ t", [("1⁄2", 0, 1), ("t", 2, 3)]),
        ("1½ t", [("1", 0, 1), ("1⁄2", 1, 2), ("t", 3, 4)]),
        ("cafe\u0301 ok", [("café", 0, 5), ("ok", 6, 8)]),
    ],
)
def test_offsets_point_into_the_text_as_typed(
    text: str, pieces: list[tuple[str, int, int]]
) -> None:
    assert [piece[:3] for piece in split_tokens(text)] == pieces


@given(st.text(max_size=200))
def test_pieces_of_any_text_lie_in_order_inside_it(text: str) -> None:
    pieces = split_tokens(text)

    starts = [piece.start for piece in pieces]
    assert starts == sorted(starts)
    assert all(piece.text and 0 <= piece.start < piece.end <= len(text) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", "1234"),
        ("1,234,567.5", "1234567.5"),
        ("10,5", "10.5"),
        ("7", "7"),
        ("12 000", "12000"),
        ("−1.000.000", "-1000000"),
        ("−3", "-3"),
        ("1⁄2", "1⁄2"),
    ],
)
def test_figures_lose_their_grouping(text: str, number: str) -> None:
    assert read_figures(text) == number


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Alder's", "alder"),
        ("growers'", "growers"),
        ("Alder’s", "alder"),
        ("U.S.", "us"),
        ("Café", "cafe"),
        ("Øre", "øre"),
        ("日本", "日本"),
    ],
)
def test_a_folded_word_has_no_capitals_accents_or_possessive(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_capitals_stay_where_only_the_possessive_goes() -> None:
    assert drop_possessive("U.S.'s") == "US"


def test_inflections_share_a_stem() -> None:
    assert {stem(word) for word in ("harvest", "harvests", "harvested", "harvesting")} == {
        "harvest"
    }


def test_the_words_of_a_heading_are_in_small_letters_and_read_once() -> None:
    words = split_words("Points For (2024)")

    assert words == ("points", "for", "2024")
    assert split_words("Points For (2024)") is words
