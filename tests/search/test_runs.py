"""Where nothing could be learned, runs of letters find what words alone do not."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from bot.base.lexicon import Lexicon
from bot.base.model import Question
from bot.base.text import read_tokens
from bot.search import find_candidates
from bot.search.grams import make_runs
from bot.search.reading import read_text
from bot.search.saturating import FEW, compare_bodies, measure_rarity, saturate
from bot.search.scoring import score_runs
from bot.store import hold_compiled

TEXTS = {
    "orchards": "Growers harvested pears before the storm.",
    "markets": "Buyers pay by weight.",
    "kitchens": "Cooks stew plums in sugar.",
}


@pytest.fixture(scope="module")
def parts(fit_facts):
    return fit_facts(TEXTS)


def _ask(text):
    return Question(text, tokens=read_tokens(text, Lexicon()))


@pytest.mark.parametrize(
    "text", ["harvesting pear", "the weights of plums", "xyzzy sugar", "xyzzy"]
)
def test_bodies_score_alike_while_compiling_and_while_asking(parts, text):
    bodies = [row for row in parts.index.passages if row.field == "body"]
    counter = CountVectorizer(analyzer=make_runs)
    counts = counter.fit_transform([read_text(row.text, Lexicon()).order for row in bodies])
    rarity = measure_rarity(counts.getnnz(axis=0), len(bodies))
    order = read_text(text, Lexicon()).order
    asked = counter.transform([order]).sign()
    unseen = len(set(make_runs(order))) - asked.nnz
    most = asked @ rarity + unseen * measure_rarity(0, len(bodies))

    ours = score_runs(_ask(text), hold_compiled(parts))

    theirs = compare_bodies(asked, saturate(counts), rarity, most)
    assert [ours.get(row.number, 0.0) for row in bodies] == pytest.approx(theirs[0], abs=1e-6)
    assert bool(ours) is (text != "xyzzy")


def test_another_form_of_a_word_finds_the_body(parts):
    found = find_candidates(_ask("harvester"), hold_compiled(parts))

    assert found[0].entry == "orchards"


def test_a_run_that_too_many_bodies_have_tells_nothing():
    rarity = measure_rarity(np.array([0, 1, FEW, FEW + 1, 1000]), 1000)

    assert list(rarity) == sorted(rarity, reverse=True)
    assert np.count_nonzero(rarity) == 3
