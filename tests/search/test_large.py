"""Above ordinary size the best passages are the same ones, found without reading every row."""

import random
from array import array

import pytest

import bot.search.large as large
import bot.search.scoring as scoring
from bot.base.access import TermRow
from bot.search.large import multiply_best
from bot.search.weights import WordWeight

PHRASINGS, PASSAGES = 900, 1200


def _make_words(seed):
    chance = random.Random(seed)
    words = []
    for number in range(chance.randrange(1, 7)):
        size = chance.choice((0, 1, 5, 60, 600, PASSAGES))
        held = array("I", sorted(chance.sample(range(PASSAGES), size)))
        weights = array("d", (chance.random() for _ in held))
        row = TermRow("word", f"w{number}", 1.0, held, weights)
        words.append(WordWeight(chance.random(), chance.random() / 10, row))
    return words


def _add_all(words):
    phrasings, bodies = {}, {}
    for in_phrasing, in_body, row in words:
        for number, weight in zip(row.postings, row.weights, strict=True):
            if number < PHRASINGS:
                phrasings[number] = phrasings.get(number, 0.0) + in_phrasing * weight
            else:
                bodies[number] = bodies.get(number, 0.0) + in_body * weight
    return phrasings, {number: min(score, 1.0) for number, score in bodies.items()}


@pytest.mark.parametrize("seed", range(60))
def test_the_best_are_those_of_adding_up_every_row(seed, monkeypatch):
    monkeypatch.setattr(large, "MOST_KEPT", 7)
    words = _make_words(seed)

    found = multiply_best(words, PHRASINGS, PASSAGES)

    for ours, whole in zip(found, _add_all(words), strict=True):
        best = sorted(whole, key=lambda number: (-whole[number], number))[:7]
        assert sorted(ours) == sorted(best)
        assert [ours[n] for n in best] == pytest.approx([whole[n] for n in best])


def test_a_large_base_finds_what_an_ordinary_one_finds(orchard_index, monkeypatch):
    terms = ("water", "cost", "pear")
    ordinary = scoring.score_words(terms, orchard_index)

    monkeypatch.setattr(scoring, "MOST_ORDINARY", 0)
    found = scoring.score_words(terms, orchard_index)

    assert [its.row for its in found.weighted] == [its.row for its in ordinary.weighted]
    assert found.phrasings == pytest.approx(ordinary.phrasings)
    assert found.bodies == pytest.approx(ordinary.bodies)
    assert found.phrasings
