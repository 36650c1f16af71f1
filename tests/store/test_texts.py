"""What the texts of an entry are made of is kept beside it and not found anew."""

from bot.base import text as reading
from bot.base.lexicon import Lexicon
from bot.store import hold_compiled
from bot.store.texts import read_texts


def test_every_text_that_is_not_too_long_has_its_terms():
    lexicon = Lexicon(light=frozenset({"the"}))
    data = {"title": "The pears", "cells": [["Plums", 4], [None, "the"]], "long": "pear " * 100}

    assert read_texts(data, lexicon) == {"The pears": ("pear",), "Plums": ("plum",), "the": ()}


def test_an_entry_that_was_read_brings_the_terms_of_its_texts(parts, monkeypatch):
    base = hold_compiled(parts)
    monkeypatch.setattr(reading, "_find_all", None)
    monkeypatch.setattr(reading, "_find_kept", None)

    fact = base.load_entry("pears")

    assert reading.terms(fact.title, base.lexicon) == ("on", "pear")
