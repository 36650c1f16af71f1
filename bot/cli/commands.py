"""What a line of a conversation does: ask the bot, or run one of its ``:commands``."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.base.errors import name_nearest
from bot.base.frozen import dataclass
from bot.base.model import Conversation, Turn
from bot.render import align, cite_fully, to_json, to_text

if TYPE_CHECKING:
    from bot.engine import Bot

PLAIN_WORDS = {
    "help": "help",
    "quit": "quit",
    "exit": "quit",
    "bye": "quit",
    "goodbye": "quit",
}
"""Whole lines that mean a command."""


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation as the front end holds it.

    Attributes:
        sources: Only these sources may answer; empty for all.
        folder: The base that ``--kb`` chose; None for the usual one.
        turns: (as typed, turn), oldest first.
    """

    bot: "Bot"
    sources: tuple[str, ...] = ()
    folder: Path | None = None
    turns: tuple[tuple[str, Turn], ...] = ()


@dataclass(frozen=True, slots=True)
class Reaction:
    """What to print (a turn, else *text*) and the session after it.

    Attributes:
        is_whole: The text is for programs: its lines are never broken.
    """

    session: Session
    text: str = ""
    turn: Turn | None = None
    is_over: bool = False
    is_whole: bool = False


Act = Callable[[Session, str], Reaction]


def respond(line: str, session: Session) -> Reaction:
    """Return what *line* leads to."""
    words = line.strip()
    plain = PLAIN_WORDS.get(words.rstrip("!?.").casefold())
    if plain or words.startswith(":"):
        name, _, rest = (plain or words[1:]).partition(" ")
        if name in COMMANDS:
            return COMMANDS[name][0](session, rest.strip())
        near = name_nearest(name, COMMANDS)
        return Reaction(session, f"There is no command :{name}.{near} Type :help for all of them.")
    return _ask(session, words)


def _ask(session: Session, utterance: str) -> Reaction:
    before = Conversation(tuple(turn for _, turn in session.turns))
    turn = session.bot.ask(utterance, before, session.sources)
    return Reaction(replace(session, turns=(*session.turns, (utterance, turn))), turn=turn)


def _explain(session: Session, _rest: str) -> Reaction:
    return _ask(session, "why?")


def _list_sources(session: Session, _rest: str) -> Reaction:
    catalogue = session.bot.catalogue
    cited = session.turns[-1][1].reply if session.turns else None
    if cited and cited.citations:
        lines = [cite_fully(item, cited, catalogue) for item in cited.citations]
    else:
        lines = [
            f"[{item.id}] " + ", ".join(filter(None, (item.title, item.publisher, item.date)))
            for item in catalogue.list_sources()
        ]
    return Reaction(session, "\n".join(lines))


def _show_last(session: Session, rest: str) -> Reaction:
    if not session.turns:
        return Reaction(session, "Nothing has been asked yet.")
    turn = session.turns[-1][1]
    is_json = rest == "--json"
    show = to_json if is_json else to_text
    return Reaction(session, show(turn, session.bot.catalogue), is_whole=is_json)


def _list_topics(session: Session, _rest: str) -> Reaction:
    topics = session.bot.catalogue.list_topics()
    return Reaction(session, "\n".join(topic.title for topic in topics) or "There are no topics.")


def _list_examples(session: Session, _rest: str) -> Reaction:
    examples = session.bot.catalogue.load_examples()
    return Reaction(session, "\n".join(examples) or "There are no examples.")


def _save(session: Session, name: str) -> Reaction:
    """Return what became of writing the conversation to a new file."""
    if not name or not session.turns:
        wanted = "Nothing has been asked yet." if name else "Give it a name: :save NAME"
        return Reaction(session, wanted)
    path = choose_path(name)
    folder = session.folder or (Path(named) if (named := os.environ.get("OREBOT_KB")) else None)
    text = _write(session, path, os.path.relpath(folder, path.parent) if folder else "")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return Reaction(session, f"{path} exists already; choose another name.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Reaction(session, f"Cannot write {path}: {reason}.")
    return Reaction(session, f"Saved as {path}; 'orebot test {path}' replays it.")


def _write(session: Session, path: Path, kb: str) -> str:
    from bot.transcript import write_transcript

    title = " ".join(path.stem.replace("-", " ").replace("_", " ").split()).capitalize()
    catalogue = session.bot.catalogue
    return write_transcript(title, session.turns, catalogue, kb, session.sources, session.bot.today)


def choose_path(name: str) -> Path:
    """Return where *name* is saved: a bare name in ``transcripts/`` when that is here."""
    path = Path(name) if Path(name).suffix == ".md" else Path(f"{name}.md")
    usual = Path("transcripts")
    return usual / path if path.parent == Path() and usual.is_dir() else path


def _help(session: Session, _rest: str) -> Reaction:
    listed = [f"  {line}" for line in align([(use, what) for _, use, what in COMMANDS.values()])]
    examples = [f"  {item}" for item in session.bot.catalogue.load_examples()]
    start = "Type a question, such as:" if examples else "Type a question,"
    return Reaction(session, "\n".join((start, *examples, "or one of these:", *listed)))


def _quit(session: Session, _rest: str) -> Reaction:
    return Reaction(session, is_over=True)


COMMANDS: dict[str, tuple[Act, str, str]] = {
    "why": (_explain, ":why", "how the last answer came about"),
    "sources": (_list_sources, ":sources", "where the last answer was read; else all sources"),
    "last": (_show_last, ":last [--json]", "the last answer again"),
    "topics": (_list_topics, ":topics", "what there is to ask about"),
    "examples": (_list_examples, ":examples", "questions to try"),
    "save": (_save, ":save NAME", "write the conversation as a transcript"),
    "help": (_help, ":help", "this list"),
    "quit": (_quit, ":quit", "leave (so does Ctrl-D)"),
}
