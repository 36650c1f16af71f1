"""A base that is being worked on: made ready again, in little time, after each change."""

from dataclasses import replace
from pathlib import Path

from bot.base.model import Entry, KnowledgeBase, Place
from bot.engine.bot import Bot
from bot.engine.compiling import compile_base
from bot.kinds.kind import load_fields, name_kind
from bot.knowledge import load_base
from bot.store import hold_compiled

NOWHERE = Place("", 0, 0)


class Draft:
    """A base in the making. Searching is fitted anew only where its texts changed.

    How sure a candidate is is measured once, when the draft is opened: that takes most of the
    time of compiling, and a change of a few texts hardly moves it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts = compile_base(load_base(folder))

    @property
    def bot(self) -> Bot:
        """A bot over the draft as it was when last refreshed."""
        return Bot(hold_compiled(self._parts))

    def refresh(self) -> frozenset[str] | None:
        """Read the folder again; return the ids of changed entries, None when all may be.

        Raises:
            BrokenBaseError: The folder is not a valid base now; the draft stays as it was.
        """
        before, base = self._parts.base, load_base(self._folder)
        if _list_names(before) == _list_names(base) and _list_texts(before) == _list_texts(base):
            self._parts = replace(self._parts, base=base)
        else:
            self._parts = compile_base(base, like=self._parts.index)
        if _list_names(before) != _list_names(base):
            return None
        old, new = _by_id(before), _by_id(base)
        if old.keys() != new.keys():
            return None
        return frozenset(id_ for id_, entry in new.items() if entry != old[id_])


def _list_names(base: KnowledgeBase) -> tuple[object, ...]:
    """Return what every entry is read with."""
    return (
        base.sources, base.entities, base.units, base.synonyms, base.topics,
        base.not_ours, base.examples, base.costs,
    )  # fmt: skip


def _list_texts(base: KnowledgeBase) -> tuple[object, ...]:
    """Return what searching is fitted on, entry by entry, with the sources entries refer to."""
    return tuple(
        (entry.id, entry.source, load_fields(name_kind(entry)).make_passages(entry, base))
        for entry in base.entries
    )


def _by_id(base: KnowledgeBase) -> dict[str, Entry]:
    """Return the entries as they are wherever they stand."""
    return {item.id: replace(item, place=NOWHERE, ask_lines=()) for item in base.entries}
