"""Commands that forget parts of a conversation, or tell what was typed before."""

from dataclasses import replace

from bot.cli.history import read_history
from bot.cli.session import NOTHING_YET, Reaction, Session

SHOWN = 20
"""Lines of the history that are listed at once, the newest."""


def undo(session: Session, _rest: str) -> Reaction:
    """Forget the last question, so that what follows builds on the one before."""
    if not session.turns:
        return Reaction(session, NOTHING_YET)
    left = replace(session, turns=session.turns[:-1])
    return Reaction(left, f"Forgotten: {session.turns[-1].typed}")


def reset(session: Session, _rest: str) -> Reaction:
    """Forget the whole conversation."""
    said = "A new conversation begins; :save and :export will write it from here on."
    return Reaction(replace(session, turns=()), said)


def keep_private(session: Session, rest: str) -> Reaction:
    """Stop keeping the lines typed, or keep them again."""
    is_private = rest != "off" if rest else not session.is_private
    said = (
        "Lines are kept in no file from here on; ':private off' keeps them again."
        if is_private
        else "Lines are kept again."
    )
    return Reaction(replace(session, is_private=is_private), said)


def show_history(session: Session, rest: str) -> Reaction:
    """List the newest lines typed to this base, those with a word where one is given."""
    kept = read_history(session.history) if session.history else ()
    lines = kept or tuple(said.typed for said in session.turns)
    found = [line for line in lines if rest.casefold() in line.casefold()]
    nothing = f"No line has {rest!r}." if rest else "There is no history yet."
    return Reaction(session, "\n".join(dict.fromkeys(found[-SHOWN:])) or nothing)
