"""Names, misspellings, strangers and words that the base does not hold."""

from typing import Any

import pytest

from bot.base.lexicon import make_lexicon
from bot.base.model import Entity, KnowledgeBase, Source
from bot.base.words import read_words
from bot.question import parse_question


class Vocabulary:
    """The words of a base of five, each as rare as the other."""

    words = ("harvest", "risk", "export", "machine", "machinery")

    def load_idf(self, terms: Any) -> dict[str, float]:
        return {term: 2.0 for term in terms if term in ("harvest", "risk", "export", "machin")}

    def load_rarest_idf(self) -> float:
        return 3.0

    def list_words(self, shortest: int, longest: int) -> tuple[str, ...]:
        return tuple(word for word in self.words if shortest <= len(word) <= longest)


@pytest.fixture(scope="module")
def parse_abroad() -> Any:
    """Return what reads an utterance over a base about a few countries."""
    base = KnowledgeBase(
        name="abroad",
        version="1",
        hash="",
        sources=(Source("atlas", "Atlas"),),
        entities=(
            Entity("us", "United States", "country", ("US", "America")),
            Entity("china", "China", "country", ("Chinese",)),
            Entity("australia", "Australia", "country"),
            Entity("new-zealand", "New Zealand", "country", ("NZ",)),
        ),
    )
    lexicon = make_lexicon(base, read_words("base"))
    words = read_words("question")
    return lambda text: parse_question(text, lexicon, words, Vocabulary())


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("the harvest of Redhill", ["redhill"]),
        ("RED HILL's harvest", ["redhill"]),
        ("is St. Alder's older than the Brook?", ["saint-alder", "brook-end"]),
        ("apples and pears", ["apple", "pear"]),
        ("damsons", ["plum"]),
        ("the weather", []),
    ],
)
def test_a_mention_is_the_longest_name_in_any_of_its_forms(
    parse: Any, text: str, entities: list[str]
) -> None:
    mentions = parse(text).mentions

    assert [item.entity for item in mentions] == entities
    assert all(item.sureness == 1 and item.text in text for item in mentions)


@pytest.mark.parametrize(
    ("typed", "entity"),
    [
        ("What does Chnia export?", "china"),
        ("what does chnia export", "china"),
        ("the harvest of Austrlia", "australia"),
        ("the harvest of Unitde States", "us"),
        ("the harvest of new zeeland", "new-zealand"),
        ("Ameriac", "us"),
        ("the harvest of ustralia", "australia"),
        ("the harvest of uAstralia", "australia"),
    ],
)
def test_a_misspelt_name_is_mended_and_said_so(parse_abroad: Any, typed: str, entity: str) -> None:
    question = parse_abroad(typed)

    (mention,) = question.mentions
    assert mention.entity == entity
    assert 0.7 < mention.sureness < 1
    assert question.corrections
    assert question.unknown == ()


@pytest.mark.parametrize(
    "text", ["Austria", "does austria export", "Georgian", "the harvest of niger", "in frence"]
)
def test_another_name_is_no_misspelling(parse_abroad: Any, text: str) -> None:
    question = parse_abroad(text)

    assert question.mentions == ()
    assert question.corrections == ()
    assert len(question.unknown) == 1


@pytest.mark.parametrize(
    ("text", "named"), [("give us a list", []), ("what does the US export", ["us"]), ("US", ["us"])]
)
def test_a_name_like_an_ordinary_word_counts_as_written(
    parse_abroad: Any, text: str, named: list[str]
) -> None:
    assert [item.entity for item in parse_abroad(text).mentions] == named


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("hravest", "harvest"),
        ("machinerry", "machinery"),
        ("exprot", "export"),
        ("expoqt", "export"),
        ("yoru", "your"),
        ("haev", "have"),
        ("tihs", "this"),
        ("whqt", "what"),
        ("yqur", "your"),
        ("hve", "have"),
    ],
)
def test_a_misspelt_word_is_mended(parse_abroad: Any, typed: str, understood: str) -> None:
    assert parse_abroad(f"the {typed}").corrections == ((typed, understood),)


@pytest.mark.parametrize(
    "word",
    [
        "risky",
        "riskier",
        "exporter",
        "cheaper",
        "harvests",
        "loses",
        "expert",
        "biggest",
        "asdf",
        "varvest",
        "machinings",
        "hade",
        "thas",
    ],
)
def test_a_word_that_is_vague_or_made_of_a_known_one_is_never_mended(
    parse_abroad: Any, word: str
) -> None:
    assert parse_abroad(f"the {word} thing").corrections == ()


def test_words_that_tell_a_direction_are_not_reported_but_not_known_either(
    parse_abroad: Any,
) -> None:
    question = parse_abroad("who loses more")

    assert question.unknown == ()
    assert [term.is_known for term in question.terms] == [False, False]


def test_an_unknown_word_is_named_as_typed_and_a_vague_one_weighs_less(
    parse_abroad: Any,
) -> None:
    question = parse_abroad("the harvest of Quinces for reasons")

    assert question.unknown == ("Quinces", "reasons")
    known, rare, vague = (term.weight for term in question.terms)
    assert (known, rare) == (2.0, 3.0)
    assert vague < rare


def test_a_number_of_two_and_what_else_there_is_say_little_of_a_subject(parse: Any) -> None:
    two, *rest = parse("What else do the two zzgrow?").terms

    assert (two.text, two.is_vague) == ("two", True)
    assert [term.text for term in rest] == ["zzgrow"]


def test_a_phrase_of_vague_words_that_the_base_has_as_one_word_is_not_vague(parse: Any) -> None:
    *_, term = parse("what one has to hand over").terms

    assert (term.text, term.is_vague) == ("levi", False)


def test_an_unknown_verb_or_adjective_is_vague_but_no_form_that_another_word_shares(
    parse_abroad: Any,
) -> None:
    question = parse_abroad("harvests were distributed, imported, important, barely ceramic")

    assert [(term.text, term.is_vague) for term in question.terms] == [
        ("harvest", False),
        ("distribut", True),
        ("import", False),
        ("crucial", True),
        ("bare", True),
        ("ceram", False),
    ]


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("does Quincely export", ("Quincely",)),
        ("the harvest of Port Quincely", ("Port Quincely",)),
        ("trade of South Korea and Brazil", ("South Korea", "Brazil")),
        ("Quinces in spring", ("Quinces",)),
        ("Weather in spring", ()),
        ("Weather In Springtime Quinces", ("Springtime Quinces",)),
        ("weather in spring", ()),
    ],
)
def test_strangers_are_written_as_names(
    parse_abroad: Any, text: str, strangers: tuple[str, ...]
) -> None:
    assert parse_abroad(text).strangers == strangers


def test_a_name_inside_a_sentence_is_not_mended_to_a_word(parse_abroad: Any) -> None:
    question = parse_abroad("the office of Hravest")

    assert question.corrections == ()
    assert question.strangers == ("Hravest",)


def test_what_names_or_cites_carries_content_only_where_it_names(parse: Any) -> None:
    question = parse("according to the market bulletin, how is the Brook?")

    light = {token.text: token.is_light for token in question.tokens}
    assert light["bulletin"]
    assert not light["Brook"]
