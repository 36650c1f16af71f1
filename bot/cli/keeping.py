"""Commands that write a conversation to a file, or forget parts of it."""

import os
from dataclasses import replace
from pathlib import Path

from bot.cli.history import read_history
from bot.cli.session import NOTHING_YET, Reaction, Session
from bot.render import to_markdown

SET = ":set"
"""Begins what was typed for a turn that no question leads to; such a turn is not saved."""
SHOWN = 20
"""Lines of the history that are listed at once, the newest."""


def save(session: Session, name: str) -> Reaction:
    """Return what became of writing the conversation to a new file."""
    if not name or not session.turns:
        wanted = NOTHING_YET if name else "Give it a name: :save NAME"
        return Reaction(session, wanted)
    path = choose_path(name)
    folder = session.folder or (Path(named) if (named := os.environ.get("OREBOT_KB")) else None)
    text = _write(session, path, os.path.relpath(folder, path.parent) if folder else "")
    said = _write_new(path, text) or f"Saved as {path}; 'orebot test {path}' replays it."
    return Reaction(session, said)


def _write(session: Session, path: Path, kb: str) -> str:
    from bot.transcript import write_transcript

    title = " ".join(path.stem.replace("-", " ").replace("_", " ").split()).capitalize()
    catalogue = session.bot.catalogue
    turns = [item for item in session.turns if not item[0].startswith(SET)]
    return write_transcript(title, turns, catalogue, kb, session.sources, session.bot.today)


def choose_path(name: str) -> Path:
    """Return where *name* is saved: a bare name in ``transcripts/`` when that is here."""
    path = Path(name) if Path(name).suffix == ".md" else Path(f"{name}.md")
    usual = Path("transcripts")
    return usual / path if path.parent == Path() and usual.is_dir() else path


def export(session: Session, name: str) -> Reaction:
    """Return what became of writing the conversation as a Markdown report to a new file."""
    if not name or not session.turns:
        wanted = NOTHING_YET if name else "Give it a file: :export FILE.md"
        return Reaction(session, wanted)
    path = Path(name) if Path(name).suffix == ".md" else Path(f"{name}.md")
    catalogue = session.bot.catalogue
    title = catalogue.load_about().get("title", "") or "Conversation"
    parts = [f"# {title}"]
    for typed, turn in session.turns:
        parts += [f"## {' '.join(typed.split())}", to_markdown(turn, catalogue)]
    said = _write_new(path, "\n\n".join(parts) + "\n") or f"Exported to {path}."
    return Reaction(session, said)


def _write_new(path: Path, text: str) -> str:
    """Return why *text* cannot be written to a new file; empty when it was."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return f"{path} exists already; choose another name."
    except (OSError, ValueError) as error:
        return f"Cannot write {path}: {getattr(error, 'strerror', None) or error}."
    return ""


def undo(session: Session, _rest: str) -> Reaction:
    """Forget the last question, so that what follows builds on the one before."""
    if not session.turns:
        return Reaction(session, NOTHING_YET)
    typed = session.turns[-1][0]
    left = replace(session, turns=session.turns[:-1], settings=())
    return Reaction(left, f"Forgotten: {typed}")


def reset(session: Session, _rest: str) -> Reaction:
    """Forget the whole conversation."""
    return Reaction(replace(session, turns=(), settings=()), "A new conversation begins.")


def keep_private(session: Session, rest: str) -> Reaction:
    """Stop keeping the lines typed, or keep them again."""
    is_private = rest != "off" if rest else not session.is_private
    said = (
        "Lines are not kept in the history from here on; ':private off' keeps them again."
        if is_private
        else "Lines are kept in the history again."
    )
    return Reaction(replace(session, is_private=is_private), said)


def show_history(session: Session, rest: str) -> Reaction:
    """List the newest lines typed to this base, those with a word where one is given."""
    kept = read_history(session.history) if session.history else ()
    lines = kept or tuple(typed for typed, _ in session.turns)
    found = [line for line in lines if rest.casefold() in line.casefold()]
    nothing = f"No line has {rest!r}." if rest else "There is no history yet."
    return Reaction(session, "\n".join(dict.fromkeys(found[-SHOWN:])) or nothing)
