"""Rows that were read stay, up to a size; those that the base lacks are not looked for twice."""

import pytest

from bot.base.access import TermRow
from bot.store import term_rows
from bot.store.term_rows import TermRows

HELD = {word: TermRow("word", word, 1.0, [0, 1, 2], [0.5, 0.5, 0.5]) for word in ("apple", "pear")}


@pytest.fixture
def read():
    """Return rows that write down what is read."""
    asked = []

    def load(view, terms):
        asked.extend((view, term) for term in terms)
        return [HELD[term] for term in terms if view == "word" and term in HELD]

    return TermRows(load), asked


def test_a_row_is_read_once(read):
    rows, asked = read

    first = rows.load("word", ["pear", "apple", "quince", "pear"])
    again = rows.load("word", ["quince", "apple", "pear"])

    assert [row.term for row in first] == [row.term for row in again] == ["apple", "pear"]
    assert asked == [("word", "apple"), ("word", "pear"), ("word", "quince")]


def test_views_have_rows_of_their_own(read):
    rows, _ = read

    assert rows.load("word", ["apple"])
    assert rows.load("char", ["apple"]) == []


def test_above_their_size_all_are_let_go_and_read_again(read, monkeypatch):
    monkeypatch.setattr(term_rows, "MOST_KEPT", term_rows.EACH)
    rows, asked = read

    for _ in range(2):
        assert rows.load("word", ["apple"]) == [HELD["apple"]]

    assert asked == [("word", "apple")] * 2
