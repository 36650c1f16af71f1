"""A line editor with history and completion. The only module that imports prompt_toolkit."""

from collections.abc import Iterator
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

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


class Editor:
    """Reads lines from a terminal.

    The arrow keys and Ctrl-R search the history, Alt-Enter begins a new line, a pasted list is
    taken as it stands. A line that begins with a blank is not kept.
    """

    def __init__(
        self, catalogue: Catalogue, history: Path | None, prompt: str, *, suggests: bool
    ) -> None:
        self._prompt = prompt
        self._is_private = False
        kept = self._choose_history(history)
        suggest = None
        if suggests:
            from prompt_toolkit.auto_suggest import AutoSuggestFromHistory

            suggest = AutoSuggestFromHistory()
        self._session: PromptSession[str] = PromptSession(
            history=kept,
            completer=BaseCompleter(catalogue),
            complete_while_typing=False,
            auto_suggest=suggest,
            key_bindings=_bind_keys(),
            enable_open_in_editor=False,
        )

    def __call__(self, *, is_private: bool = False) -> str:
        """Return what is typed next."""
        self._is_private = is_private
        return self._session.prompt(self._prompt)

    def _choose_history(self, path: Path | None) -> History:
        """Return a history that keeps nothing private."""
        editor = self
        base: type[History] = FileHistory if path else InMemoryHistory

        class Kept(base):  # type: ignore[misc, valid-type]
            def append_string(self, string: str) -> None:
                if not editor._is_private and not string[:1].isspace():
                    super().append_string(string)

        return Kept(str(path)) if path else Kept()


def _bind_keys() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("escape", "enter")
    def _begin_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return bindings


def make_editor(
    catalogue: Catalogue, history: Path | None, prompt: str, *, suggests: bool = False
) -> Editor:
    """Return what reads the next line, remembering lines in the file *history*."""
    return Editor(catalogue, history, prompt, suggests=suggests)
