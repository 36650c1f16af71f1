"""A small base and the words that its texts are read with."""

import pytest

from bot.base.lexicon import Lexicon, make_lexicon
from bot.base.model import Entity, KnowledgeBase, Source, Unit
from bot.base.words import read_words

ENTITIES = (
    Entity("us", "United States", "country", ("US", "U.S.A.", "the Union", "the rest")),
    Entity("states", "States", "band"),
    Entity("it", "IT", "trade"),
    Entity("vitamin-a", "Vitamin A", "thing", ("A",)),
    Entity("poland", "Poland", "country", ("Polish",)),
    Entity("cherry", "Cherry", "fruit"),
    Entity("box", "Matchbox", "thing"),
    Entity("plum", "Plum", "fruit"),
    Entity("plums-band", "Plums", "band"),
    Entity("twin-a", "Twin", "thing"),
    Entity("twin-b", "Twin", "thing", ("twin", "...")),
)
SOURCES = (
    Source("growers-survey", "The growers' survey 2025", "Tarn Union"),
    Source("market-survey", "Market survey", "Tarn Union"),
)
UNITS = (
    Unit("t", "tonne", ("metric tons",), "mass"),
    Unit("EUR", "euro", ("€",), "money"),
    Unit("yr", "year", (), "time"),
)
SYNONYMS = (("harvest", "crop"), ("cold snap", "late frost"), ("crop", "fruit"), ("...",))


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    base = KnowledgeBase(
        name="small",
        version="1",
        hash="",
        entities=ENTITIES,
        sources=SOURCES,
        units=UNITS,
        synonyms=SYNONYMS,
    )
    return make_lexicon(base, read_words("base"))
