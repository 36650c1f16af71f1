"""A compiled base finds what scikit-learn would find."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from bot.base.access import EntryRow
from bot.base.lexicon import Lexicon
from bot.base.model import KnowledgeBase, Passage, Place, Question, Source, Term
from bot.base.text import terms
from bot.kinds.fact.model import Fact
from bot.search import find_candidates, fit_index
from bot.search.grams import VIEWS
from bot.search.saturating import compare_bodies, discount_pairs, saturate
from bot.search.scoring import score_passages, score_words
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

    base = hold_compiled(parts)
    ours = score_words(asked, base)[0] if view == "word" else score_passages(view, asked, base)

    theirs = (matrix @ fitted.transform([asked]).T).toarray().ravel()
    own = [n for n, row in enumerate(rows) if row.field != "body"]
    assert [ours.get(n, 0.0) for n in own] == pytest.approx(theirs[own], abs=1e-6)


@pytest.mark.parametrize("text", ["ripen pears", "apple trees in autumn", "xyzzy plums", "xyzzy"])
def test_bodies_score_alike_while_compiling_and_while_asking(parts, text):
    rows = parts.index.passages
    counter = CountVectorizer(analyzer=VIEWS["word"])
    counts = counter.fit_transform([terms(row.text, Lexicon()) for row in rows])
    weigher = TfidfTransformer(sublinear_tf=True).fit(counts)
    own = [n for n, row in enumerate(rows) if row.field == "body"]
    asked = terms(text, Lexicon())
    held = dict(zip(counter.get_feature_names_out(), weigher.idf_, strict=True))
    most = sum(held.get(term, parts.index.settings["rarest_idf"]) for term in set(asked))

    ours = score_words(asked, hold_compiled(parts))[1]

    factors = discount_pairs(weigher.idf_, counter.get_feature_names_out())
    bodies = saturate(counts[own])
    theirs = compare_bodies(counter.transform([asked]), bodies, factors, np.array([most]))
    assert [ours.get(n, 0.0) for n in own] == pytest.approx(theirs[0], abs=1e-6)
    assert all(0 <= score <= 1 for score in theirs[0])


def test_the_nearest_entry_comes_first(parts):
    found = find_candidates(_ask("when do pears ripen"), hold_compiled(parts))

    assert found[0].entry == "pears"
    assert found[0].confidence > 0.9 > 0.5 > found[1].confidence


def test_only_entries_of_the_wanted_sources_are_found(parts):
    found = find_candidates(_ask("apples ripen", sources=("book",)), hold_compiled(parts))

    assert [item.entry for item in found] == ["pears"]


def test_nothing_is_found_for_unknown_words(parts):
    assert find_candidates(_ask("xyzzy"), hold_compiled(parts)) == ()


def test_entries_come_by_how_sure_they_are(parts):
    index = parts.index
    scores = dict.fromkeys(index.settings["confidence"], 0.0) | {"score": -9.0}
    turned = replace(index, settings={**index.settings, "confidence": scores})

    found = find_candidates(_ask("ripen pears"), hold_compiled(replace(parts, index=turned)))

    assert [item.score for item in found] == sorted(item.score for item in found)
    assert found[0].confidence > found[-1].confidence
