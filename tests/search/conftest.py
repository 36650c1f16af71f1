"""Indexes of small bases."""

from pathlib import Path

import pytest

from bot.base.access import EntryRow
from bot.base.lexicon import Lexicon
from bot.base.model import KnowledgeBase, Passage, Place
from bot.engine.compiling import compile_base
from bot.kinds.fact.model import Fact
from bot.knowledge import load_base
from bot.search import fit_index
from bot.store import CompiledParts, hold_compiled


@pytest.fixture(scope="session")
def orchard_index():
    """Return the compiled base of the orchards, held in memory."""
    return hold_compiled(compile_base(load_base(Path(__file__).parents[1] / "bases" / "orchard")))


@pytest.fixture(scope="session")
def fit_facts():
    """Return what compiles facts without phrasings, given their texts by id."""

    def fit(texts):
        facts = tuple(
            Fact(id=name, title=f"the {name}", place=Place("a.yaml", 1, 1), ask=(), answer=text)
            for name, text in texts.items()
        )
        heads = [EntryRow(number, fact.id, "fact", fact.title) for number, fact in enumerate(facts)]
        passages = {
            its.id: [Passage(its.id, "title", its.title), Passage(its.id, "answer", its.answer)]
            for its in facts
        }
        base = KnowledgeBase(name="b", version="1", hash="0", entries=facts, sources=())
        return CompiledParts(base, Lexicon(), {"base": {}}, fit_index(heads, passages, Lexicon()))

    return fit
