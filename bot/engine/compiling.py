"""A base that was read, made ready to be asked."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from typing import Any

from bot.base.access import EntryRow, IndexTables
from bot.base.lexicon import Lexicon, make_lexicon
from bot.base.model import Entry, KnowledgeBase
from bot.base.words import list_rooms_with_words, read_words
from bot.kinds.kind import load_fields, name_kind
from bot.search import fit_index, renew_index
from bot.store import INDEX_KEY, CompiledParts


def compile_base(
    base: KnowledgeBase,
    progress: Callable[[str], None] = lambda _: None,
    program: str = "",
    find_index: Callable[[str], IndexTables | None] = lambda _: None,
) -> CompiledParts:
    """Return everything that is kept of *base*.

    Args:
        base: As it was read.
        progress: Told every step.
        program: Names the program and what it runs on; the index is made from that too.
        find_index: Gives the index that is kept under a key, if any: most edits (of a figure, a
            source, a date) leave the texts by which entries are found, and their index, alone.
    """
    words, lexicon = _read_language(base)
    passages = {
        entry.id: load_fields(name_kind(entry)).make_passages(entry, base) for entry in base.entries
    }
    everyday = frozenset(words["question"]["common_stems"].split())
    strange = (*base.not_ours, *words["search"]["strange"])
    heads = _make_heads(base)
    texts = [[(text.field, text.text) for text in passages[head.id]] for head in heads]
    made_from = [program, lexicon.to_json(), strange, sorted(everyday), texts]
    key = sha256(json.dumps(made_from).encode()).hexdigest()
    earlier = find_index(key)
    if earlier:
        index = renew_index(earlier, heads, passages)
    else:
        index = fit_index(heads, passages, lexicon, strange, everyday, progress)
    settings = {**index.settings, INDEX_KEY: key}
    return CompiledParts(base, lexicon, words, replace(index, settings=settings))


def compile_content(base: KnowledgeBase) -> CompiledParts:
    """Return what is kept of *base* beside what its entries are found by."""
    words, lexicon = _read_language(base)
    index = IndexTables(tuple(_make_heads(base)), (), (), (), {})
    return CompiledParts(base, lexicon, words, index)


def _read_language(base: KnowledgeBase) -> tuple[dict[str, dict[str, Any]], Lexicon]:
    words = {room: read_words(room) for room in list_rooms_with_words()}
    return words, make_lexicon(base, words["base"])


def _make_heads(base: KnowledgeBase) -> list[EntryRow]:
    """Return the heads of the entries, with the sources of what they refer to."""
    known = {source.id for source in base.sources}
    said = {entry.id: set(_list_strings(entry)) for entry in base.entries}
    heads = []
    for number, entry in enumerate(base.entries):
        referred = {text.partition(".")[0] for text in said[entry.id] if "." in text}
        strings = said[entry.id].union(*(said[id_] for id_ in referred if id_ in said))
        sources = tuple(sorted(strings & known))
        heads.append(EntryRow(number, entry.id, name_kind(entry), entry.title, sources))
    return heads


def _list_strings(value: Entry | Any) -> Iterator[str]:
    """Yield every text inside *value*."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _list_strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _list_strings(getattr(value, field.name))
