"""Three small facts, compiled."""

import pytest

from bot.base.access import EntryRow
from bot.base.lexicon import Lexicon
from bot.base.model import Entity, KnowledgeBase, Passage, Place, Source, Topic, Unit
from bot.kinds.fact.model import Fact
from bot.search import fit_index
from bot.store import CompiledParts

TEXTS = {
    "apples": ("How many apples ripen?", "apples ripen in autumn"),
    "pears": ("When do pears ripen?", "ripening of green pears"),
    "plums": ("What do plums cost?", "price of a plum"),
}


@pytest.fixture(scope="session")
def parts() -> CompiledParts:
    """Return what compiling makes of the three facts."""
    facts = tuple(
        Fact(id=name, title=f"On {name}", place=Place("a.yaml", 1, 1), ask=asks, answer="Yes.")
        for name, asks in TEXTS.items()
    )
    base = KnowledgeBase(
        name="fruit",
        version="1",
        hash="0",
        examples=("When do pears ripen?",),
        entries=facts,
        entities=(Entity("pear", "Pear", "fruit", ("pears",)),),
        sources=(Source("book", "Book"), Source("atlas", "Atlas", rank=1)),
        topics=(Topic("trees", "Trees"),),
        units=(Unit("t", "tonne", kind="mass"),),
    )
    heads = [EntryRow(n, fact.id, "fact", fact.title, ("book",)) for n, fact in enumerate(facts)]
    passages = {
        fact.id: [Passage(fact.id, "ask", ask) for ask in (fact.title, *fact.ask)] for fact in facts
    }
    index = fit_index(heads, passages, Lexicon())
    return CompiledParts(base, Lexicon(), {"base": {"light": ["the"]}}, index)
