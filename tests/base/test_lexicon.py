"""The words of a base: names and their plurals, synonyms, units, sources."""

import json

import pytest

from bot.base.lexicon import Lexicon, make_key


def test_a_lexicon_survives_being_kept_as_json(lexicon: Lexicon) -> None:
    kept = json.loads(json.dumps(lexicon.to_json()))

    assert Lexicon.from_json(kept) == lexicon


@pytest.mark.parametrize(
    ("name", "entities"),
    [
        ("united states", ["us"]),
        ("usa", ["us"]),
        ("cherries", ["cherry"]),
        ("matchboxes", ["box"]),
        ("plums", ["plums-band"]),
        ("twin", ["twin-a", "twin-b"]),
        ("twins", ["twin-a", "twin-b"]),
        ("the union", ["us"]),
        ("union", ["us"]),
        ("the rest", ["us"]),
    ],
)
def test_a_name_has_a_plural_unless_that_is_a_name_itself(
    lexicon: Lexicon, name: str, entities: list[str]
) -> None:
    assert [entity for entity, _ in lexicon.aliases[name]] == entities


@pytest.mark.parametrize("name", ["rest", "united statess", "uss", ""])
def test_no_name_is_made_up(lexicon: Lexicon, name: str) -> None:
    assert name not in lexicon.aliases


@pytest.mark.parametrize(("name", "cased"), [("us", "US"), ("it", "IT"), ("polish", "Polish")])
def test_a_name_that_is_an_ordinary_word_keeps_its_case(
    lexicon: Lexicon, name: str, cased: str
) -> None:
    assert [held for _, held in lexicon.aliases[name]] == [cased]


def test_a_word_belongs_to_the_first_group_that_has_it(lexicon: Lexicon) -> None:
    assert lexicon.synonyms["crop"] == lexicon.synonyms["harvest"] == "harvest"
    assert lexicon.synonyms["late frost"] == "cold_snap"


def test_words_of_a_family_are_the_same_whatever_their_stems(lexicon: Lexicon) -> None:
    assert lexicon.synonyms["argu"] == lexicon.synonyms["argument"]


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("t", "t"),
        ("tonnes", "t"),
        ("metric tons", "t"),
        ("€", "EUR"),
        ("euros", "EUR"),
        ("annually", "yr"),
        ("%", "%"),
        ("per cent", "%"),
    ],
)
def test_a_unit_has_its_own_and_english_words(lexicon: Lexicon, word: str, unit: str) -> None:
    assert lexicon.units[word] == unit


@pytest.mark.parametrize("word", ["kg", "kilos", "$", "dollars"])
def test_english_words_for_units_that_the_base_lacks_are_left_out(
    lexicon: Lexicon, word: str
) -> None:
    assert word not in lexicon.units


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("growers survey", ["growers-survey"]),
        ("growers", ["growers-survey"]),
        ("2025", ["growers-survey"]),
        ("market", ["market-survey"]),
        ("tarn union", ["growers-survey", "market-survey"]),
    ],
)
def test_a_source_has_its_titles_and_the_words_that_it_alone_has(
    lexicon: Lexicon, name: str, ids: list[str]
) -> None:
    assert lexicon.sources[name] == ids


def test_a_word_that_two_sources_share_names_neither(lexicon: Lexicon) -> None:
    assert "survey" not in lexicon.sources


def test_the_longest_phrase_of_a_first_word_is_known(lexicon: Lexicon) -> None:
    assert (lexicon.longest["united"], lexicon.longest["vitamin"]) == (2, 2)


def test_a_key_is_what_the_words_are_compared_by() -> None:
    assert make_key("St. Alder's  Farm-House") == "st alder farm house"
