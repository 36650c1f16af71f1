"""Sources that an utterance limits itself to."""

from typing import Any

import pytest

from bot.base.lexicon import Lexicon
from bot.base.text import read_tokens
from bot.base.words import read_words
from bot.question.citing import find_sources

SURVEY = ("growers-survey",)
BULLETIN = ("market-bulletin",)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("according to the growers' survey, what is picked", SURVEY),
        ("apple price as per the market bulletin", BULLETIN),
        ("price using growers-survey", SURVEY),
        ("based on data from the Tarn Growers Union, what is picked", SURVEY),
        ("what does the survey say about frost", SURVEY),
        ("what is picked in the survey", SURVEY),
        ("what did the bulletin report", BULLETIN),
        ("what happens in the market hall", ()),
        ("what is in the valley", ()),
        ("according to my uncle", ()),
        ("according to", ()),
        ("does the", ()),
    ],
)
def test_a_source_counts_after_a_cue_or_as_a_document(
    parse: Any, text: str, sources: tuple[str, ...]
) -> None:
    assert parse(text).sources == sources


def test_the_words_that_cite_are_no_content(parse: Any) -> None:
    question = parse("according to the market bulletin, what is the levy?")

    assert [term.text for term in question.terms] == [parse("levy").terms[0].text]


def test_sources_given_from_outside_stand_whatever_the_words_say(parse: Any) -> None:
    question = parse("according to the market bulletin", sources=SURVEY)

    assert question.sources == SURVEY


@pytest.mark.parametrize(("units", "sources"), [({"crate": "crate"}, ()), ({}, ("crate-book",))])
def test_what_measures_is_no_source_whatever_one_is_called(units: Any, sources: Any) -> None:
    lexicon = Lexicon(sources={"crate": ["crate-book"]}, units=units)

    found, _ = find_sources(
        read_tokens("40 kg per crate", lexicon), lexicon, read_words("question")
    )

    assert found == sources
