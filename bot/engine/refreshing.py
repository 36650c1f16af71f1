"""A base that is being worked on: made ready again, in little time, after each change."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bot.base.frozen import dataclass
from bot.base.model import Entry, KnowledgeBase, Place
from bot.engine.bot import Bot
from bot.engine.caching import find_cache, open_base
from bot.engine.compiling import compile_content
from bot.kinds.kind import load_fields, name_kind
from bot.knowledge import load_base
from bot.store import renew_compiled

NOWHERE = Place("", 0, 0)
COMPILE = """
import os, sys
from bot.engine import open_bot
if hasattr(os, "nice"):
    os.nice(5)
open_bot(sys.argv[1])
"""
"""What a process of its own does: it compiles a folder, out of the way of what is typed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a save changed.

    Attributes:
        entries: Ids of the entries that answer otherwise.
        is_ready: They answer already; else names or entries came or went, and all wait.
        is_found: Entries are found as a base compiled anew would find them.
    """

    entries: frozenset[str] = frozenset()
    is_ready: bool = True
    is_found: bool = True


class Draft:
    """A base in the making. It answers from what was just saved, at once.

    How entries are found is worked out from texts, which takes many times longer: where those
    changed, a process of its own compiles the base, and entries are found as before until then.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._fitting: subprocess.Popen[bytes] | None = None
        self._open()

    def _open(self) -> None:
        """Take the folder as it is, compiled in full."""
        base = load_base(self.folder)
        self._entries = _by_id(base)
        self._names, self._texts = _list_names(base), _list_texts(base)
        self._compiled = open_base(self.folder, lambda _: None)
        self._is_found = True
        self.bot = Bot(self._compiled)

    def refresh(self) -> Change:
        """Read the folder again, and return what changed in it.

        Raises:
            BrokenBaseError: The folder is not a valid base now; the draft stays as it was.
        """
        self.stop()
        base = load_base(self.folder)
        old, new = self._entries, _by_id(base)
        changed = frozenset(id_ for id_, entry in new.items() if entry != old.get(id_))
        is_ready = self._names == _list_names(base) and [*old] == [*new]
        self._is_found = is_ready and self._texts == _list_texts(base)
        if is_ready:
            self._entries = new
            self._compiled = renew_compiled(self._compiled, compile_content(base))
            self.bot = Bot(self._compiled)
        if not self._is_found and find_cache():
            self._fitting = subprocess.Popen(  # noqa: S603 -- this very program
                [sys.executable, "-c", COMPILE, str(self.folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        return Change(changed, is_ready, self._is_found)

    def adopt(self) -> bool:
        """Return whether entries are found anew from now on, since the compiling has ended.

        Where nothing can be kept for it, the compiling is done here.
        """
        if self._is_found or (self._fitting and self._fitting.poll() is None):
            return False
        self._fitting = None
        self._open()
        return True

    def stop(self) -> None:
        """Give up the compiling that is under way, if any."""
        if self._fitting:
            self._fitting.kill()
            self._fitting.wait()
        self._fitting = None


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
