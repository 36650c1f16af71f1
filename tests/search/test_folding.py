"""Each part of a base is asked for what it does not have."""

import numpy as np

from bot.base.lexicon import Lexicon
from bot.search.folding import make_folds
from bot.search.leaving import Texts
from bot.search.measuring import measure_folds
from bot.search.reading import read_text
from bot.search.sharing import Mixture

KERNELS = ("cherry", "walnut", "hazel", "almond", "peach", "lemon")
THINGS = ("apple", "pear", "plum", "fig", "quince", "medlar", *KERNELS)
WAYS = ("price of a {0}", "when is {0} ripe", "{0} harvest", "grow a {0} tree")


def _make_texts(things, strange=()):
    asks = [way.format(thing) for thing in things for way in WAYS]
    said = [f"{thing} is good" for thing in things]
    owners = [n for n in range(len(things)) for _ in WAYS] + [*range(len(things))]
    read = [read_text(text, Lexicon()) for text in (*asks, *said, *strange)]
    return Texts(read, np.array(owners + [-1] * len(strange)), len(asks))


def test_every_phrasing_is_asked_once_of_a_base_without_it():
    folds = make_folds(_make_texts(THINGS), is_linear=True)

    assert sum(len(fold.wanted) for fold in folds) == len(THINGS) * len(WAYS)
    left_out = [fold for fold in folds if len(fold.entries) < len(THINGS)]
    assert len(left_out) == len(folds)


def test_an_entry_that_was_left_out_is_never_right():
    for fold in make_folds(_make_texts(THINGS), is_linear=False):
        for wanted in fold.wanted.tolist():
            assert wanted == -1 or wanted in fold.entries


def test_few_entries_all_stay():
    for fold in make_folds(_make_texts(THINGS[:3]), is_linear=True):
        assert len(fold.entries) == 3


def test_strange_questions_are_wrong_whatever_they_find():
    folds = make_folds(_make_texts(THINGS, ["how good is a zeppelin"]), is_linear=False)

    tried = list(measure_folds(folds, Mixture(linear=0.0).share_out(), frozenset()))

    assert sum(list(fold.wanted).count(-1) for fold in folds) > len(folds) - 1
    assert any(right for _, right in tried)
    assert not all(right for _, right in tried)


def test_an_only_phrasing_is_asked_for_what_is_not_there_alone():
    titles = [read_text(f"price of a {thing}", Lexicon()) for thing in THINGS]
    bodies = [read_text(f"{thing} is good", Lexicon()) for thing in THINGS]
    owners = np.array([*range(len(THINGS)), *range(len(THINGS))])

    folds = make_folds(Texts([*titles, *bodies], owners, len(titles)), is_linear=False)

    assert folds
    assert {wanted for fold in folds for wanted in fold.wanted.tolist()} == {-1}
