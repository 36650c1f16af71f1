"""What asking reads of a compiled base."""

from dataclasses import replace

import pytest

from bot.base.access import EntryRow
from bot.base.model import Source, Unit
from bot.store import DamagedFileError, hold_compiled
from bot.store.compiled import MOST_AT_ONCE


@pytest.fixture(scope="module")
def base(parts):
    return hold_compiled(parts)


def test_entries_come_in_the_order_of_the_base(base):
    assert [id_ for id_, _ in base.list_entries()] == ["apples", "pears", "plums"]
    assert base.list_entries("table") == []


def test_sources_come_in_the_order_of_the_base(base):
    assert [source.id for source in base.list_sources()] == ["book", "atlas"]
    assert base.load_source("atlas") == Source("atlas", "Atlas", rank=1)


@pytest.mark.parametrize("load", ["load_entry", "load_source", "load_entity"])
def test_what_the_base_lacks_is_none(base, load):
    assert getattr(base, load)("nowhere") is None


@pytest.mark.parametrize("load", ["load_setting", "load_words"])
def test_a_name_that_the_program_lacks_is_a_bug(base, load):
    with pytest.raises(KeyError):
        getattr(base, load)("nowhere")


def test_the_base_tells_about_itself(base):
    assert base.load_about()["name"] == "fruit"
    assert base.load_examples() == ["When do pears ripen?"]
    assert [topic.title for topic in base.list_topics()] == ["Trees"]
    assert base.units == (Unit("t", "tonne", kind="mass"),)
    assert base.load_words("base") == {"light": ["the"]}
    assert base.load_entity("pear").name == "Pear"


def test_every_passage_has_the_entry_it_belongs_to(base, parts):
    heads = base.load_heads(base.load_owners())

    owners = [heads[number].id for number in base.load_owners()]
    assert owners == [row.entry for row in parts.index.passages]
    assert heads[1] == EntryRow(1, "pears", "fact", "On pears", ("book",))


def test_a_rarer_term_weighs_more_and_an_unknown_one_is_left_out(base):
    idf = base.load_idf(["ripen", "plum", "xyzzy"])

    assert set(idf) == {"ripen", "plum"}
    assert base.load_rarest_idf() >= max(idf.values())


def test_words_are_listed_by_length(base):
    assert list(base.list_words(6, 6)) == sorted(base.list_words(6, 6))
    assert "apples" in base.list_words(6, 6)
    assert "apples" not in base.list_words(1, 5)


def test_words_are_read_once_while_the_base_is_open(base, monkeypatch):
    first = base.list_words(4, 8)
    monkeypatch.setattr(base, "_select", None)

    assert base.list_words(4, 8) is first


def test_more_keys_than_one_statement_takes_are_asked_for_in_parts(base):
    numbers = range(-3 * MOST_AT_ONCE, 1)

    assert list(base.load_heads(numbers)) == [0]


def test_terms_come_the_same_whatever_the_order_they_are_asked_in(base):
    terms = ["ripen", "pear", "plum", "appl"]

    assert base.load_terms("word", terms) == base.load_terms("word", reversed(terms))


def test_damage_seen_late_is_told_as_damage(parts):
    base = hold_compiled(parts)
    base._connection.execute("DROP TABLE entries")

    with pytest.raises(DamagedFileError, match="no such table"):
        base.load_entry("pears")


def test_a_closed_base_answers_no_more(parts):
    base = hold_compiled(parts)

    base.close()

    with pytest.raises(DamagedFileError, match="closed"):
        base.load_entry("pears")


def test_a_base_without_entries_can_be_kept(parts):
    empty = replace(parts.base, entries=())
    index = replace(parts.index, entries=(), passages=(), terms=(), words=())

    base = hold_compiled(replace(parts, base=empty, index=index))

    assert base.list_entries() == []
    assert list(base.load_owners()) == []


def test_letters_of_every_script_are_kept(parts):
    named = replace(parts.base, title="Äpfel 苹果 🍎 \u2028")

    base = hold_compiled(replace(parts, base=named))

    assert base.load_about()["title"] == "Äpfel 苹果 🍎 \u2028"


def test_an_entry_whose_text_was_spoilt_is_a_damaged_file(parts):
    base = hold_compiled(parts)
    base._connection.execute("UPDATE entries SET data = substr(data, 2)")

    with pytest.raises(DamagedFileError, match="damaged"):
        base.load_entry("pears")
