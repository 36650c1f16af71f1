"""A line editor with history and completion. The only module that imports prompt_toolkit."""

from collections.abc import Callable, Iterator
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.base.access import Catalogue
from bot.cli.completion import Stock, complete, load_stock


class BaseCompleter(Completer):
    """Completes commands, questions and names; reads the base on the first tab."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._stock: Stock | None = None

    def get_completions(
        self, document: Document, _complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """Yield what the text before the cursor may become."""
        self._stock = self._stock or load_stock(self._catalogue)
        for text, length in complete(document.text_before_cursor, self._stock):
            yield Completion(text, start_position=-length)


def make_editor(catalogue: Catalogue, history: Path | None, prompt: str) -> Callable[[], str]:
    """Return what reads the next line, remembering lines in the file *history*."""
    kept: History = FileHistory(str(history)) if history else InMemoryHistory()
    session: PromptSession[str] = PromptSession(
        history=kept,
        completer=BaseCompleter(catalogue),
        complete_while_typing=False,
        enable_open_in_editor=False,
    )
    return lambda: session.prompt(prompt)
