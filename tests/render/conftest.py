"""A turn that holds everything a turn can hold, and the catalogue it was answered from."""

from fractions import Fraction

import pytest

from bot.base.lexicon import Lexicon
from bot.base.model import (
    Answer,
    Candidate,
    Entry,
    Locator,
    Place,
    Quantity,
    Question,
    Source,
    Step,
    StepInput,
    Turn,
    Value,
)

SURVEY = Source(
    "growers-survey", "Survey of growers", "Valley council", "2025", "https://x.example"
)
HARVEST = Entry(
    id="harvest",
    title="Harvest",
    place=Place("tables/harvest.yaml", 2, 3),
    ask=("how large is the harvest?",),
    source=Locator("growers-survey", "Chapter 2"),
    as_of="2025",
)


class OneEntryCatalogue:
    lexicon = Lexicon()
    units = ()

    def load_entry(self, id_):
        return HARVEST if id_ == HARVEST.id else None

    def list_entries(self, kind=""):
        return [(HARVEST.id, HARVEST.title)]

    def list_sources(self):
        return [SURVEY]

    def load_source(self, id_):
        return SURVEY if id_ == SURVEY.id else None

    def list_topics(self):
        return []

    def load_entity(self, id_):
        return None

    def load_about(self):
        return {"name": "orchard", "version": "3", "hash": "ab", "title": "Orchards"}

    def load_examples(self):
        return []

    def load_words(self, room):
        return {}


@pytest.fixture
def catalogue() -> OneEntryCatalogue:
    return OneEntryCatalogue()


@pytest.fixture
def turn() -> Turn:
    return Turn(
        question=Question("harvest of Redhill?"),
        reply=Answer(
            text="> 100 t/yr at Redhill.",
            kind="table",
            points=("It grows.",),
            rows=(("orchard", "t/yr"), ("Redhill", "> 100"), ("Saint Alder é", "5")),
            values=(Value("harvest", Quantity(Fraction(100), None, "t/yr"), "> 100 t/yr"),),
            steps=(Step("half", "harvest / 2", (StepInput("harvest", "> 100", "S"),), "> 50"),),
            assumptions=("nothing else changes",),
            warnings=("old figures",),
            citations=(Locator("growers-survey", "Chapter 2"), Locator("elsewhere")),
            entries=("harvest",),
            see=("harvest of Saint Alder?",),
            confidence=0.98765,
        ),
        candidates=(Candidate("harvest", "table", "Harvest", 0.9, 0.98765, (), ("harvest",)),),
        understood="Harvest of Redhill",
        trace=("read as a lookup",),
    )
