"""``:set``: an input of the last what-if, or how the conversation answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.base.errors import BotError, name_nearest
from bot.cli.session import Reaction, Session

ON_OFF = {"on": True, "off": False, "yes": True, "no": False}
Settings = tuple[tuple[str, str], ...]


class SettingError(BotError):
    """A setting that there is not, or a value it cannot have."""


def set_name(session: Session, rest: str) -> Reaction:
    """Set ``NAME=VALUE``, or list what can be set."""
    name, sign, value = (part.strip() for part in rest.partition("="))
    if not rest:
        return Reaction(session, "\n".join(_list_settings(session)))
    if not sign:
        raise SettingError(f"{rest!r} is no NAME=VALUE; for example :set brief=on.")
    if name in OWN:
        return Reaction(OWN[name](session, value), f"{name} = {value or 'all'}")
    return _set_input(session, name, value)


def _list_settings(session: Session) -> list[str]:
    lines = [
        f"brief = {_say(session.is_brief)}",
        f"explain = {_say(session.is_explained)}",
        f"source = {', '.join(session.sources) or 'all'}",
        f"today = {session.bot.today}",
    ]
    inputs = _find_inputs(session)
    if inputs:
        given = dict(_find_settings(session))
        lines.append("Inputs of the last what-if:")
        lines += [f"  {name} = {given.get(name, text)}" for name, text in inputs.items()]
    return lines


def _say(is_on: bool) -> str:  # noqa: FBT001 -- the value that is named
    return "on" if is_on else "off"


def _read_switch(name: str, value: str) -> bool:
    if value.casefold() not in ON_OFF:
        raise SettingError(f"{name} is on or off, not {value!r}.")
    return ON_OFF[value.casefold()]


def _set_source(session: Session, value: str) -> Session:
    sources = tuple(filter(None, (part.strip() for part in value.split(","))))
    known = [source.id for source in session.bot.catalogue.list_sources()]
    for source in sources:
        if source not in known:
            raise SettingError(f"There is no source {source!r}.{name_nearest(source, known)}")
    return replace(session, sources=sources)


def _set_today(session: Session, value: str) -> Session:
    from bot.base.reader import is_day

    if not is_day(value):
        raise SettingError(f"{value!r} is no date such as 2024-05-17.")
    return replace(session, bot=session.bot.on(value))


OWN: dict[str, Callable[[Session, str], Session]] = {
    "brief": lambda session, value: replace(session, is_brief=_read_switch("brief", value)),
    "explain": lambda session, value: replace(session, is_explained=_read_switch("explain", value)),
    "source": _set_source,
    "today": _set_today,
}
"""What can be set at any time."""


# --- inputs of a scenario -----------------------------------------------------------


def _set_input(session: Session, name: str, value: str) -> Reaction:
    inputs = _find_inputs(session)
    if name not in inputs:
        known = [*OWN, *inputs]
        near = name_nearest(name, known)
        raise SettingError(f"There is no setting {name!r}; there is {', '.join(known)}.{near}")
    settings = tuple({**dict(_find_settings(session)), name: value}.items())
    turn = session.bot.what_if(_find_scenario(session), settings, session.sources)
    typed = f":set {name}={value}"
    after = replace(session, turns=(*session.turns, (typed, turn)), settings=settings)
    return Reaction(after, turn=turn)


def _find_scenario(session: Session) -> str:
    """Return the id of the scenario last answered from, looking past refused settings."""
    for typed, turn in reversed(session.turns):
        if turn.reply.kind == "scenario" and turn.reply.entries:
            return turn.reply.entries[0]
        if not typed.startswith(":set "):
            break
    return ""


def _find_inputs(session: Session) -> dict[str, str]:
    """Return the inputs of the scenario last answered from, each with its default's words."""
    entry: Any = session.bot.catalogue.load_entry(_find_scenario(session))
    return {
        item.name: item.default.text if item.default else "not set"
        for item in getattr(entry, "inputs", ())
    }


def _find_settings(session: Session) -> Settings:
    """Return what was set so far: by name, else by the words of the last question."""
    typed, turn = session.turns[-1]
    if typed.startswith(":set "):
        return session.settings
    state: Any = turn.frame.state if turn.frame else None
    given = ((slot.name, _write_slot(slot)) for slot in getattr(state, "given", ()))
    return tuple((name, text) for name, text in given if text)


def _write_slot(slot: Any) -> str:
    from bot.calc import format_quantity

    if slot.quantity:
        return format_quantity(replace(slot.quantity, text=""))
    if slot.numbers:
        return "; ".join(map(format_quantity, slot.numbers))
    return slot.option or ", ".join(slot.rows)
