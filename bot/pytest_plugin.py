"""Collects ``*.md`` in folders named ``transcripts``: one test a conversation.

Stays out of the way of other projects: a file in which nothing is typed is left alone, and the
engine is imported only when a test runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.engine import Bot
    from bot.transcript import Talk, Transcript

_TYPED = "    > "
BOTS = pytest.StashKey[dict["Path | None", "Bot"]]()
"""Bots opened in this run, by the folder of their base."""


class DifferenceError(Exception):
    """A conversation that is not as written; the message is the difference."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Return a collector for a transcript; None for any other file."""
    if file_path.suffix != ".md" or not _is_under_transcripts(file_path, parent.config.rootpath):
        return None
    if _TYPED not in file_path.read_text("utf-8", "replace"):
        return None
    found: pytest.Collector = TranscriptFile.from_parent(parent, path=file_path)
    return found


def _is_under_transcripts(path: Path, root: Path) -> bool:
    """Return whether a folder between the project's root and the file has that name."""
    folder = path.parent
    while folder not in (root, folder.parent):
        if folder.name == "transcripts":
            return True
        folder = folder.parent
    return False


class TranscriptFile(pytest.File):
    """One transcript."""

    def collect(self) -> Iterator[TranscriptItem]:
        """Yield a test for every conversation."""
        from bot.transcript import parse_transcript

        transcript = parse_transcript(self.path.read_text("utf-8"), str(self.path))
        for talk in transcript.talks:
            name = talk.title or talk.exchanges[0].typed
            yield TranscriptItem.from_parent(self, name=name, talk=talk, transcript=transcript)


class TranscriptItem(pytest.Item):
    """One conversation, replayed from its beginning."""

    def __init__(self, *, talk: Talk, transcript: Transcript, **options: Any) -> None:
        super().__init__(**options)
        self._talk = talk
        self._transcript = transcript

    def runtest(self) -> None:
        """Replay the conversation.

        Raises:
            DifferenceError: A reply is not as written.
        """
        from bot.transcript import replay, show_difference

        bot = self._open_bot()
        results = replay(self._talk, bot, self._transcript)
        failed = [item for item in results if not item.has_passed]
        if failed:
            path = self.nodeid.partition("::")[0]
            shown = (show_difference(path, item, bot.catalogue) for item in failed)
            raise DifferenceError("\n\n".join(shown))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the difference alone when there is one."""
        if isinstance(excinfo.value, DifferenceError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the conversation stands and its name."""
        return self.path, self._talk.line - 1, self.name

    def _open_bot(self) -> Bot:
        """Return the bot of the transcript's base, opened once a session."""
        from bot.engine import open_bot

        bots = self.config.stash.setdefault(BOTS, {})
        folder = self.path.parent / self._transcript.kb if self._transcript.kb else None
        if folder not in bots:
            bots[folder] = open_bot(folder)
        return bots[folder]
