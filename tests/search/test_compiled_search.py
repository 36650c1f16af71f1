"""A compiled base finds what scikit-learn would find."""

import pytest

from bot.base.access import EntryRow
from bot.base.lexicon import Lexicon
from bot.base.model import KnowledgeBase, Passage, Place, Question, Source, Term
from bot.base.text import terms
from bot.kinds.fact.model import Fact
from bot.search import find_candidates, fit_index
from bot.search.scoring import score_passages
from bot.store import CompiledParts, hold_compiled

TEXTS = {
    "apples": ("How many apples ripen?", "apples ripen in autumn"),
    "pears": ("When do pears ripen?", "ripening of green pears"),
    "plums": ("What do plums cost?", "price of a plum"),
}


@pytest.fixture(scope="module")
def parts():
    facts = tuple(
        Fact(id=name, title=name, place=Place("a.yaml", 1, 1), ask=asks, answer=f"{name} do.")
        for name, asks in TEXTS.items()
    )
    base = KnowledgeBase(
        name="b", version="1", hash="0", entries=facts, sources=(Source("book", "Book"),)
    )
    heads = [
        EntryRow(n, f.id, "fact", f.title, ("book",) if n else ("other",))
        for n, f in enumerate(facts)
    ]
    passages = {
        f.id: [
            Passage(f.id, "title", f.title),
            *(Passage(f.id, "ask", a) for a in f.ask),
            Passage(f.id, "answer", f.answer),
        ]
        for f in facts
    }
    return CompiledParts(base, Lexicon(), {"base": {}}, fit_index(heads, passages, Lexicon()))


def _ask(text, **more):
    found = terms(text, Lexicon())
    return Question(text, terms=tuple(Term(t, n, n + 1) for n, t in enumerate(found)), **more)


@pytest.mark.parametrize("view", ["word", "char"])
@pytest.mark.parametrize("text", ["ripen ripen pears", "how many plums", "price of apple trees"])
def test_scores_equal_those_of_scikit_learn(parts, view, text):
    from bot.search.fitting import make_vectorizer

    rows = parts.index.passages
    rows = rows if view == "word" else [row for row in rows if row.field != "body"]
    fitted = make_vectorizer(view)
    matrix = fitted.fit_transform([terms(row.text, Lexicon()) for row in rows])
    asked = terms(text, Lexicon())

    ours = score_passages(view, asked, hold_compiled(parts))

    theirs = (matrix @ fitted.transform([asked]).T).toarray().ravel()
    assert [ours.get(n, 0.0) for n in range(len(rows))] == pytest.approx(theirs, abs=1e-9)


def test_the_nearest_entry_comes_first(parts):
    found = find_candidates(_ask("when do pears ripen"), hold_compiled(parts))

    assert found[0].entry == "pears"
    assert found[0].confidence > 0.9 > 0.5 > found[1].confidence


def test_only_entries_of_the_wanted_sources_are_found(parts):
    found = find_candidates(_ask("apples ripen", sources=("book",)), hold_compiled(parts))

    assert [item.entry for item in found] == ["pears"]


def test_nothing_is_found_for_unknown_words(parts):
    assert find_candidates(_ask("xyzzy"), hold_compiled(parts)) == ()
