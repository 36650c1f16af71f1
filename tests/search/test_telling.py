"""Where nothing could be learned, an entry's texts count together, and its sentences alone."""

import numpy as np
import pytest

from bot.base.lexicon import Lexicon
from bot.base.model import Question, Term
from bot.base.text import read_tokens, terms
from bot.search import find_candidates
from bot.search.layout import Layout
from bot.search.leaving import ask_rest, count_grams
from bot.search.reading import read_text
from bot.search.scoring import score_words
from bot.search.telling import MOST_SENTENCES, score_entries, score_sentences
from bot.store import hold_compiled

TEXTS = {
    "orchards": "Growers harvested pears. A storm followed.\nPlums were lost in the storm.",
    "markets": "Pears sell by weight. Buyers from towns pay more. Plums do not sell.",
    "kitchens": "Cooks stew plums in sugar; sugar keeps them.",
    "nurseries": "",
}


@pytest.fixture(scope="module")
def parts(fit_facts):
    return fit_facts(TEXTS)


def _ask_while_compiling(parts, text):
    rows = parts.index.passages
    read = [read_text(one, Lexicon()) for one in (*(row.text for row in rows), text)]
    owners = np.array([list(TEXTS).index(row.entry) for row in rows] + [-1])
    bodies = np.array([row.field == "body" for row in rows] + [False])
    grams = count_grams(read, owners, bodies, is_linear=False)
    out = np.array([len(rows)])
    return ask_rest(grams, np.arange(len(rows)), out, np.array([-1]), is_joined=False).views


@pytest.mark.parametrize(
    "text", ["pears of the orchards", "did plums sell", "stew sugar plums", "xyzzy storm", "xyzzy"]
)
def test_entries_and_sentences_score_alike_while_compiling_and_while_asking(parts, text):
    theirs = _ask_while_compiling(parts, text)
    base = hold_compiled(parts)
    asked = terms(text, Lexicon())
    layout = Layout(base.load_owners(), base.load_setting("phrasings"))

    words = score_words(asked, base)
    ours = {
        "entry": score_entries(words, layout),
        "sentence": score_sentences(asked, words, base),
    }

    for view, scores in ours.items():
        held = [scores.get(entry, 0.0) for entry in range(len(TEXTS))]
        assert held == pytest.approx(theirs[view][0], abs=1e-6)
        assert any(held) is (text != "xyzzy")


def test_words_in_one_sentence_count_more_than_words_far_apart(parts):
    question = "plums in storm"
    asked = tuple(Term(text, at, at + 1) for at, text in enumerate(terms(question, Lexicon())))
    tokens = read_tokens(question, Lexicon())

    found = find_candidates(Question(question, tokens=tokens, terms=asked), hold_compiled(parts))

    views = {item.entry: dict(item.views) for item in found}
    assert found[0].entry == "orchards"
    assert views["orchards"]["sentence"] > 1.5 * views["markets"]["sentence"]


def test_a_text_is_parted_where_sentences_end():
    read = read_text("One. Two! Three?\nFour is 4.5, of Five", Lexicon())

    assert [len(part) for part in read.sentences] == [1, 1, 1, 5]


def test_a_very_long_body_keeps_its_last_sentences_to_itself(fit_facts):
    long = " ".join(["Pears."] * MOST_SENTENCES + ["Figs."])
    base = hold_compiled(fit_facts({"orchards": long, "markets": "Plums."}))

    words = score_words(["fig"], base)

    assert list(score_sentences(["fig"], words, base)) == [0]
