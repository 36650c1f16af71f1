"""What a line of a conversation does: ask the bot, or run one of its ``:commands``."""

from collections.abc import Callable

from bot.base.errors import name_nearest
from bot.cli.keeping import keep_private, reset, show_history, undo
from bot.cli.recalling import (
    draw_last,
    list_examples,
    list_sources,
    list_topics,
    show_last,
    show_source,
    show_steps,
    show_table,
)
from bot.cli.session import Reaction, Session
from bot.render import align

__all__ = ["COMMANDS", "Reaction", "Session", "respond"]

PLAIN_WORDS = {
    "help": "help",
    "quit": "quit",
    "exit": "quit",
    "bye": "quit",
    "goodbye": "quit",
    "steps": "steps",
    "show the steps": "steps",
    "plot": "plot",
    "plot it": "plot",
    "plot that": "plot",
    "draw it": "plot",
    "show a chart": "plot",
    "as a chart": "plot",
    "table": "table",
    "as a table": "table",
    "undo": "undo",
    "start over": "reset",
    "reset": "reset",
    "history": "history",
    "examples": "examples",
}
"""Whole lines that mean a command."""
NUMBERED = ("source", "source number")
"""Words that mean ``:source`` with a number behind them."""

Act = Callable[[Session, str], Reaction]


def respond(line: str, session: Session) -> Reaction:
    """Return what *line* leads to."""
    words = line.strip()
    command = _find_command(words)
    if not command:
        return _ask(session, line)
    name, _, rest = command.partition(" ")
    if name in COMMANDS:
        return COMMANDS[name][0](session, rest.strip())
    near = name_nearest(name, COMMANDS)
    return Reaction(session, f"There is no command :{name}.{near} Type :help for all of them.")


def _find_command(words: str) -> str:
    """Return the command that *words* mean, with what stands behind it; empty for a question."""
    if words.startswith(":"):
        return words[1:].strip()
    plain = words.rstrip("!?.").casefold()
    before, _, number = plain.rpartition(" ")
    if before in NUMBERED and number.isdecimal():
        return f"source {number}"
    return PLAIN_WORDS.get(plain, "")


def _ask(session: Session, line: str) -> Reaction:
    turn = session.bot.ask(line.strip(), session.conversation, session.sources)
    return Reaction(session.add(line, turn), turn=turn)


def _explain(session: Session, _rest: str) -> Reaction:
    return _ask(session, "why?")


# What these need would make every start slower.


def _set(session: Session, rest: str) -> Reaction:
    from bot.cli.setting import set_name

    return set_name(session, rest)


def _save(session: Session, name: str) -> Reaction:
    from bot.cli.saving import save

    return save(session, name)


def _export(session: Session, name: str) -> Reaction:
    from bot.cli.saving import export

    return export(session, name)


def _help(session: Session, _rest: str) -> Reaction:
    listed = [f"  {line}" for line in align([(use, what) for _, use, what in COMMANDS.values()])]
    examples = [f"  {item}" for item in session.bot.catalogue.load_examples()]
    start = "Type a question, such as:" if examples else "Type a question,"
    return Reaction(session, "\n".join((start, *examples, "or one of these:", *listed)))


def _quit(session: Session, _rest: str) -> Reaction:
    return Reaction(session, is_over=True)


COMMANDS: dict[str, tuple[Act, str, str]] = {
    "why": (_explain, ":why", "how the last answer came about"),
    "steps": (show_steps, ":steps", "how it was worked out"),
    "sources": (list_sources, ":sources", "where the last answer was read; else all sources"),
    "source": (show_source, ":source N", "all about one of them"),
    "last": (show_last, ":last [--json]", "the last answer again"),
    "plot": (draw_last, ":plot [FILE.svg]", "draw it, here or to a file"),
    "table": (show_table, ":table", "its rows and amounts in columns"),
    "set": (_set, ":set [NAME=VALUE]", "an input of the last what-if; brief, explain, source"),
    "undo": (undo, ":undo", "forget the last question"),
    "reset": (reset, ":reset", "begin a new conversation"),
    "save": (_save, ":save NAME", "write the conversation as a transcript"),
    "export": (_export, ":export FILE.md", "write it as a report"),
    "topics": (list_topics, ":topics", "what there is to ask about"),
    "examples": (list_examples, ":examples", "questions to try"),
    "history": (show_history, ":history [WORD]", "lines typed before"),
    "private": (keep_private, ":private", "keep the lines in no file from here on"),
    "help": (_help, ":help", "this list"),
    "quit": (_quit, ":quit", "leave (so does Ctrl-D)"),
}
