"""How much each view counts follows from what phrasings that were left out find."""

import numpy as np
import pytest

from bot.search.leaving import Fold
from bot.search.sharing import LEAST, Mixture
from bot.search.tuning import HOLD, choose_mixture

ENTRIES = 4
RIGHT, WRONG = np.eye(ENTRIES), np.roll(np.eye(ENTRIES), 1, axis=1)


def _make_fold(count, **views):
    """Return *count* questions, of which each view finds the entry that *views* says."""
    rows = np.arange(count) % ENTRIES
    held = {name: found[rows] for name, found in views.items()}
    return Fold(np.arange(ENTRIES), rows, held, [], {}, np.zeros(count), 1.0)


@pytest.mark.parametrize("mixture", [Mixture(), Mixture(0.0), Mixture(1.0), Mixture(0.2, 0.0, 0.6)])
def test_the_shares_are_the_whole(mixture):
    shares = mixture.share_out()

    assert sum(shares.values()) == pytest.approx(1)
    assert {"phrase", "body"} <= shares.keys()


def test_a_costly_view_that_hardly_counts_is_left_to_words():
    shares = Mixture(linear=0.9).share_out()

    assert "char" not in shares
    assert shares["phrase"] == pytest.approx(0.1 * (1 - Mixture().body))
    assert Mixture(linear=0.0).share_out()["char"] > LEAST


@pytest.mark.parametrize(("count", "is_moved"), [(int(4 * HOLD), True), (int(HOLD / 10), False)])
def test_the_view_that_finds_many_more_counts_most_and_few_move_nothing(count, is_moved):
    fold = _make_fold(count, phrase=WRONG, char=WRONG, body=WRONG, linear=RIGHT)

    mixture = choose_mixture([fold])

    assert (mixture.linear > 0.5) is is_moved


def test_where_all_find_the_same_the_usual_mixture_stays():
    fold = _make_fold(400, phrase=RIGHT, char=RIGHT, body=RIGHT, linear=RIGHT)

    assert choose_mixture([fold]) == Mixture()
