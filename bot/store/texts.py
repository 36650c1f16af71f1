"""The terms of an entry's texts, found while compiling: asking would find them again and again."""

from collections.abc import Iterator
from typing import Any

from bot.base.lexicon import Lexicon
from bot.base.text import LONGEST_KEPT, terms


def read_texts(data: Any, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the terms of each text in *data*, the JSON values of an entry."""
    return {text: terms(text, lexicon) for text in _list_texts(data) if len(text) <= LONGEST_KEPT}


def _list_texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _list_texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _list_texts(value)
