"""``:save`` and ``:export``: a conversation written to a new file, without its private lines."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.base.model import Turn
from bot.cli.session import NOTHING_YET, Reaction, Said, Session
from bot.render import to_markdown
from bot.transcript import (
    ALL,
    SET,
    Standing,
    parse_transcript,
    replay_all,
    say,
    write_transcript,
)

ALL_PRIVATE = "Nothing is written: all that was asked is private."


def save(session: Session, name: str) -> Reaction:
    """Return what became of writing the conversation as a transcript to a new file."""
    if not name or not session.turns:
        wanted = NOTHING_YET if name else "Give it a name: :save NAME"
        return Reaction(session, wanted)
    path = choose_path(name)
    text, kept = _write_lasting(session, path)
    if not kept:
        return Reaction(session, ALL_PRIVATE)
    told = write_new(path, text)
    if not told:
        told = "\n".join(
            (f"Saved as {path}; 'orebot test {path}' replays it.", *_tell_left_out(session, kept))
        )
    return Reaction(session, told)


def _write_lasting(session: Session, path: Path) -> tuple[str, Sequence[Said]]:
    """Return a transcript that replays into itself, and what it keeps of the conversation."""
    kept = [said for said in session.turns if not said.is_private]
    while kept:
        lines = [*_list_lines(session, kept)]
        text = _write(session, path, kept[0], [(typed, turn) for typed, turn, _ in lines])
        found = [item for _, its in replay_all(parse_transcript(text), session.bot) for item in its]
        changed = [
            said for (_, _, said), item in zip(lines, found, strict=True) if not item.has_passed
        ]
        if not changed:
            return text, kept
        kept = [said for said in kept if said is not changed[0]]
    return "", ()


def _list_lines(session: Session, kept: Sequence[Said]) -> Iterator[tuple[str, Turn, Said]]:
    """Yield what was typed with its turn, and before it the settings that had changed."""
    standing = Standing(session.bot.on(kept[0].today), kept[0].sources)
    for said in kept:
        for name, was, now in (
            ("source", ",".join(standing.sources), ",".join(said.sources)),
            ("today", standing.bot.today, said.today),
        ):
            if was != now:
                line = f"{SET}{name}={now or ALL}"
                turn, standing = say(line, standing)
                yield line, turn, said
        yield said.typed, said.turn, said


def _write(session: Session, path: Path, first: Said, turns: Sequence[tuple[str, Turn]]) -> str:
    title = " ".join(path.stem.replace("-", " ").replace("_", " ").split()).capitalize()
    kb = os.path.relpath(session.folder, path.parent) if session.folder else ""
    return write_transcript(title, turns, session.bot.catalogue, kb, first.sources, first.today)


def _tell_left_out(session: Session, kept: Sequence[Said]) -> Iterator[str]:
    """Yield what is not in the transcript, and why."""
    private = sum(said.is_private for said in session.turns)
    if private:
        yield f"Left out: {private} private line{'s' if private > 1 else ''}."
    for said in session.turns:
        if not said.is_private and not any(said is item for item in kept):
            yield f"Left out, for it is answered otherwise without what is left out: {said.typed}"


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
    open_ = [said for said in session.turns if not said.is_private]
    if not open_:
        return Reaction(session, ALL_PRIVATE)
    path = Path(name) if Path(name).suffix == ".md" else Path(f"{name}.md")
    catalogue = session.bot.catalogue
    parts = [f"# {catalogue.load_about().get('title', '') or 'Conversation'}"]
    for said in open_:
        parts += [f"## {' '.join(said.typed.split())}", to_markdown(said.turn, catalogue)]
    told = write_new(path, "\n\n".join(parts) + "\n")
    lines = told or "\n".join((f"Exported to {path}.", *_tell_left_out(session, open_)))
    return Reaction(session, lines)


def write_new(path: Path, text: str) -> str:
    """Return why *text* cannot be written to a new file; empty when it was."""
    is_begun = False
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            is_begun = True
            stream.write(text)
    except FileExistsError:
        return f"{path} exists already; choose another name."
    except (OSError, ValueError) as error:
        if is_begun:  # half of it would be in the way of the next try
            path.unlink(missing_ok=True)
        return f"Cannot write {path}: {getattr(error, 'strerror', None) or error}."
    return ""
