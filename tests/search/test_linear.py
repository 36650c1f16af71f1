"""A base with enough phrasings learns which words, light ones too, speak for an entry."""

import os
import subprocess
import sys
from collections import Counter
from math import log, sqrt

import numpy as np
import pytest

from bot.base.access import EntryRow
from bot.base.lexicon import Lexicon
from bot.base.model import KnowledgeBase, Passage, Place, Question
from bot.base.text import read_tokens
from bot.kinds.fact.model import Fact
from bot.search import fit_index, learned
from bot.search.learned import score_linear
from bot.search.traits import TRAITS, make_order, make_pieces, read_words
from bot.store import CompiledParts, hold_compiled

ASKS = {
    "when": (
        "when do pears ripen",
        "when are pears ripe",
        "when is a pear ready",
        "when to pick pears",
    ),
    "how": ("how do pears ripen", "how are pears ripe", "how is a pear ready", "how to pick pears"),
    "cost": ("price of pears", "what do pears cost", "how dear is a pear", "cost of a pear"),
}


def _fit(asks):
    heads = [EntryRow(n, name, "fact", name) for n, name in enumerate(asks)]
    passages = {name: [Passage(name, "ask", text) for text in asks[name]] for name in asks}
    return fit_index(heads, passages, Lexicon())


def _hold(asks):
    facts = tuple(
        Fact(id=name, title=name, place=Place("a.yaml", 1, 1), ask=asks[name], answer="Yes.")
        for name in asks
    )
    base = KnowledgeBase(name="b", version="1", hash="0", entries=facts)
    return hold_compiled(CompiledParts(base, Lexicon(), {"base": {}}, _fit(asks)))


def _read(text):
    return Question(text, tokens=read_tokens(text, Lexicon()))


@pytest.mark.parametrize("asks", [ASKS, {name: ASKS[name] for name in ("when", "cost")}])
def test_every_entry_is_found_by_its_own_phrasings(asks):
    base = _hold(asks)

    for number, name in enumerate(asks):
        for text in asks[name]:
            scores = score_linear(_read(text), base)
            assert max(scores, key=lambda entry: scores[entry]) == number


def _weigh_as_scikit_learn(base, view, made):
    counts = Counter(made)
    shares = {
        row.term: (1 + log(counts[row.term])) * row.idf for row in base.load_terms(view, counts)
    }
    norm = sqrt(sum(share * share for share in shares.values()))
    sums = np.zeros(len(ASKS))
    for row in base.load_terms(view, shares):
        for entry, held in zip(row.postings, row.weights, strict=True):
            sums[entry] += shares[row.term] / norm * held
    return sums


@pytest.mark.parametrize(
    "text", ["when do pears ripen", "a pear, a pear: how ripe is a ripening pear", "pearl costs"]
)
def test_words_added_up_apart_score_as_all_their_pieces_do(text, monkeypatch):
    base = _hold(ASKS)
    read = read_words(read_tokens(text, Lexicon()), [])
    sums = sum(_weigh_as_scikit_learn(base, view, make(read)) for view, make in TRAITS.items())
    starts = np.array(base.load_setting("linear")["from"])

    first = score_linear(_read(text), base)
    again = score_linear(_read(text), base)
    monkeypatch.setattr(learned, "MOST_KEPT", 0)
    anew = score_linear(_read(f"{text} or when"), base)

    held = [first[entry] for entry in range(len(ASKS))]
    assert held == pytest.approx(np.clip((sums + starts + 1) / 2, 0, 1), abs=1e-9)
    assert again == first
    assert anew == score_linear(_read(f"{text} or when"), _hold(ASKS))


def test_a_question_that_shares_nothing_has_no_score():
    assert score_linear(_read("77"), _hold(ASKS)) == {}


def test_entries_with_too_few_phrasings_are_not_learned_from():
    index = _fit({name: asks[:2] for name, asks in ASKS.items()})

    assert index.settings["linear"] is None


def test_a_name_is_one_word_that_is_never_cut():
    read = read_words(read_tokens("the Long Isle today", Lexicon()), [("@isle", 1, 3)])

    assert [stem for stem, _ in read] == ["the", "@isle", "today"]
    assert "@isle" in make_order(read)
    assert [piece for piece in make_pieces(read) if "@" in piece] == ["@isle"]


def test_the_model_is_the_same_whatever_the_hash_seed():
    code = (
        "import importlib.util as u, sys, hashlib;"
        f"s = u.spec_from_file_location('t', {__file__!r}); m = u.module_from_spec(s);"
        "s.loader.exec_module(m); i = m._fit(m.ASKS);"
        "print(hashlib.sha256(repr((i.terms, i.settings)).encode()).hexdigest())"
    )

    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(made) == 1
