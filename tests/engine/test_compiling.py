"""What compiling knows of where an entry's numbers come from."""

import pytest

from bot.base.words import list_rooms_with_words
from bot.engine.compiling import compile_base
from bot.knowledge import load_base


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    from pathlib import Path

    return compile_base(load_base(Path(__file__).parents[1] / "bases" / "orchard"))


@pytest.mark.parametrize(
    ("entry", "sources"),
    [
        ("watering-cost", ("growers-survey",)),
        ("harvest-by-orchard", ("growers-survey", "market-bulletin")),
        ("picked-by-year", ("growers-survey", "market-bulletin")),
        ("harvest-income", ("growers-survey", "market-bulletin")),
    ],
)
def test_an_entry_rests_on_the_sources_of_its_rows_and_of_what_it_uses(parts, entry, sources):
    (head,) = [row for row in parts.index.entries if row.id == entry]

    assert head.sources == sources


def test_the_words_of_every_room_are_kept(parts):
    assert set(parts.words) == set(list_rooms_with_words())


def test_compiling_twice_gives_the_same_parts(parts):
    assert compile_base(parts.base) == parts


def test_texts_that_entries_are_found_by_are_read_once(parts):
    kept = compile_base(parts.base).lexicon.read

    asked = [row for row in parts.index.passages if row.field == "ask"]
    assert all(row.text in kept for row in asked)
