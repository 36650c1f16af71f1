"""``:set``: an input of the last what-if, or how the conversation answers."""

from collections.abc import Callable
from dataclasses import replace

from bot.base.errors import name_nearest
from bot.cli.session import Reaction, Session
from bot.transcript import ALL, SET, SettingError, read_day, read_sources, tell_set

ON_OFF = {"on": True, "off": False, "yes": True, "no": False}


def set_name(session: Session, rest: str) -> Reaction:
    """Set ``NAME=VALUE``, or list what can be set."""
    name, sign, value = (part.strip() for part in rest.partition("="))
    if not rest:
        return Reaction(session, "\n".join(_list_settings(session)))
    if not sign:
        raise SettingError(f"{rest!r} is no NAME=VALUE; for example :set brief=on.")
    if name in OWN:
        return Reaction(OWN[name](session, value), tell_set(name, value))
    return _set_input(session, name, value)


def _list_settings(session: Session) -> list[str]:
    lines = [
        f"brief = {_say(session.is_brief)}",
        f"explain = {_say(session.is_explained)}",
        f"source = {', '.join(session.sources) or ALL}",
        f"today = {session.bot.today}",
    ]
    inputs = session.bot.list_inputs(session.conversation)
    if inputs:
        lines.append("Inputs of the last what-if:")
        lines += [f"  {name} = {text}" for name, text in inputs]
    return lines


def _say(is_on: bool) -> str:  # noqa: FBT001 -- the value that is named
    return "on" if is_on else "off"


def _read_switch(name: str, value: str) -> bool:
    if value.casefold() not in ON_OFF:
        raise SettingError(f"{name} is on or off, not {value!r}.")
    return ON_OFF[value.casefold()]


OWN: dict[str, Callable[[Session, str], Session]] = {
    "brief": lambda session, value: replace(session, is_brief=_read_switch("brief", value)),
    "explain": lambda session, value: replace(session, is_explained=_read_switch("explain", value)),
    "source": lambda session, value: replace(session, sources=read_sources(value, session.bot)),
    "today": lambda session, value: replace(session, bot=session.bot.on(read_day(value))),
}
"""What can be set at any time."""


def _set_input(session: Session, name: str, value: str) -> Reaction:
    inputs = [known for known, _ in session.bot.list_inputs(session.conversation)]
    if name not in inputs:
        known = [*OWN, *inputs]
        near = name_nearest(name, known)
        raise SettingError(f"There is no setting {name!r}; there is {', '.join(known)}.{near}")
    turn = session.bot.set_input(name, value, session.conversation, session.sources)
    return Reaction(session.add(f"{SET}{name}={value}", turn), turn=turn)
