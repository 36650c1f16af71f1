"""Which of several tables comes first."""

from bot.answer.ordering import order_tables
from bot.answer.ranking import RankedReading
from bot.base.model import Candidate, Entry, Frame, Place, Reading


def _rank(entry, standing, *, kind="table", fit=1.0, trust=1.0, found=0.5):
    held = Entry(id=entry, title=entry, place=Place("a.yaml", 1, 1))
    reading = Reading(held, frozenset({0}), fit, Frame(entry, kind, None, entry), trust=trust)
    return RankedReading(
        reading, Candidate(entry, kind, entry, 1.0, found), 1.0, standing, standing
    )


def _list_entries(*ranked):
    return [item.reading.entry.id for item in order_tables(ranked)]


def test_the_table_that_accounts_for_more_words_comes_first_though_they_fit_worse():
    fits, tells = _rank("fits", 0.7), _rank("tells", 0.6, fit=0.6)

    assert _list_entries(fits, tells) == ["tells", "fits"]


def test_of_tables_that_account_for_the_same_the_likelier_reading_comes_first():
    unlikely, likely = _rank("unlikely", 0.9, trust=0.5), _rank("likely", 0.9)

    assert _list_entries(unlikely, likely) == ["likely", "unlikely"]


def test_of_tables_that_account_for_the_same_the_better_found_comes_first():
    far, near = _rank("far", 0.9, found=0.1), _rank("near", 0.9)

    assert _list_entries(far, near) == ["near", "far"]


def test_an_unlikely_reading_of_clearly_more_words_stays_first():
    unlikely, likely = _rank("unlikely", 0.9, trust=0.5), _rank("likely", 0.7)

    assert _list_entries(unlikely, likely) == ["unlikely", "likely"]


def test_tables_stand_among_other_kinds_as_before():
    fits, fact = _rank("fits", 0.7), _rank("fact", 0.65, kind="fact")
    tells = _rank("tells", 0.6, fit=0.6)

    ordered = order_tables((fits, fact, tells))

    assert [item.reading.entry.id for item in ordered] == ["tells", "fact", "fits"]


def test_a_table_that_gives_way_stands_no_lower_so_that_equals_are_still_asked_back():
    fits, tells = _rank("fits", 0.7), _rank("tells", 0.6, fit=0.6)

    assert [item.standing for item in order_tables((fits, tells))] == [0.7, 0.7]


def test_the_readings_of_one_table_keep_their_order():
    first, second = _rank("own", 0.7), _rank("own", 0.6, fit=0.5)

    assert order_tables((first, second)) == (first, second)
