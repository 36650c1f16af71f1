"""A base that is being worked on, asked after every save."""

import time

import pytest

from bot.engine.refreshing import Change, Draft
from bot.knowledge import BrokenBaseError

ASKED = "How much does watering cost?"


@pytest.fixture
def draft(folder, cache):
    draft = Draft(folder)
    yield draft
    draft.stop()


def change(draft, file, old, new):
    path = draft.folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return draft.refresh()


def wait(draft):
    until = time.monotonic() + 120
    while not draft.adopt():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_figure_is_answered_at_once_and_nothing_is_compiled(draft):
    changed = change(draft, "tables/harvest.yaml", '640, "-"', '641, "-"')

    assert changed == Change(frozenset({"harvest-by-orchard"}))
    assert draft.bot.ask("harvest of Longmeadow").reply.text.startswith("641 t/yr")
    assert not draft.adopt()


def test_a_text_is_answered_at_once_and_found_once_compiled(draft):
    changed = change(draft, "facts/selling.yaml", "EUR 340", "EUR 999")

    assert changed == Change(frozenset({"watering-cost"}), is_found=False)
    assert "EUR 999" in draft.bot.ask(ASKED).reply.text
    wait(draft)
    assert "EUR 999" in draft.bot.ask(ASKED).reply.text
    assert not draft.adopt()


def test_a_new_phrasing_is_found_once_compiled(draft):
    entry = draft.bot.catalogue.load_entry("watering-cost")

    change(draft, "facts/selling.yaml", f"- {entry.ask[0]}\n", "- zebra crossing wages\n")

    assert not draft.bot.ask("zebra crossing wages").reply.entries
    wait(draft)
    assert draft.bot.ask("zebra crossing wages").reply.entries == ("watering-cost",)


def test_what_names_and_entries_come_to_waits_for_compiling(draft):
    changed = change(draft, "entities.yaml", "Redhill", "Bluehill")

    assert (changed.is_ready, changed.is_found) == (False, False)
    wait(draft)
    assert draft.bot.ask("harvest of Bluehill").reply.entries


def test_a_mistake_leaves_the_draft_as_it_was(draft):
    with pytest.raises(BrokenBaseError):
        change(draft, "facts/selling.yaml", "answer:", "anser:")

    assert draft.bot.ask(ASKED).reply.entries == ("watering-cost",)
    assert change(draft, "facts/selling.yaml", "anser:", "answer:") == Change()


def test_a_later_save_takes_the_place_of_one_that_is_being_compiled(draft):
    change(draft, "facts/selling.yaml", "EUR 340", "EUR 999")
    change(draft, "facts/selling.yaml", "EUR 999", "EUR 998")

    wait(draft)
    assert "EUR 998" in draft.bot.ask(ASKED).reply.text


def test_without_a_folder_to_keep_it_in_it_is_compiled_here(draft, monkeypatch):
    monkeypatch.setattr("bot.engine.refreshing.find_cache", lambda: None)

    change(draft, "facts/selling.yaml", "EUR 340", "EUR 999")

    assert draft.adopt()
