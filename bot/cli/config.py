"""Settings a person keeps: ``config.toml`` in the XDG config folder. The only reader of it."""

import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from bot.base.errors import BotError, name_nearest
from bot.base.frozen import dataclass

ROLES = {
    "verdict": "bold",
    "table": "underline",
    "step": "dim",
    "source": "cyan",
    "warning": "yellow",
    "choice": "green",
}
"""The six roles of words in a reply, and their colours when none are chosen."""
DEFAULTS: dict[str, bool | str] = {
    "kb": "",
    "plain": False,
    "brief": False,
    "suggest": False,
    "pager": True,
    "history": True,
}
"""Every key outside ``[colours]``; its type is that of its default."""
_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
STYLE_WORDS = {
    "none", "bold", "dim", "italic", "underline", "reverse", "on",
    *_COLOURS, *(f"bright_{colour}" for colour in _COLOURS),
}  # fmt: skip


class ConfigError(BotError):
    """A mistake in the config file."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings by key (``plain``, ``colours.step``), and where each that is no default stands.

    Attributes:
        origins: Key -> ``path:line``, or the name of an environment variable.
    """

    values: Mapping[str, Any]
    origins: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        """Return the value of a key."""
        return self.values[key]

    @property
    def colours(self) -> dict[str, str]:
        """The colour of each role."""
        return {role: self.values[f"colours.{role}"] for role in ROLES}


def find_config(environ: Mapping[str, str]) -> Path | None:
    """Return where the config file is or would be; None without a home."""
    if own := environ.get("XDG_CONFIG_HOME"):
        return Path(own, "orebot", "config.toml")
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return Path(home, ".config", "orebot", "config.toml") if home else None


def load_config(environ: Mapping[str, str] = os.environ) -> Config:
    """Return the settings: defaults, then the file, then the environment.

    Raises:
        ConfigError: The file is no TOML, or has a key or a value that there is not.
    """
    values = {**DEFAULTS, **{f"colours.{role}": colour for role, colour in ROLES.items()}}
    origins: dict[str, str] = {}
    path = find_config(environ)
    if path and path.is_file():
        text = _read(path)
        for key, value in _parse(text, path).items():
            place = f"{path}:{_find_line(text, key)}"
            _check(key, value, values, place)
            values[key], origins[key] = value, place
        if values["kb"]:
            values["kb"] = str(path.parent / Path(str(values["kb"])).expanduser())
    if named := environ.get("OREBOT_KB"):
        values["kb"], origins["kb"] = named, "OREBOT_KB"
    return Config(values, origins)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise ConfigError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is no UTF-8 text.") from error


def _parse(text: str, path: Path) -> dict[str, Any]:
    """Return the keys of the file, those of ``[colours]`` with its name before them."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}.") from error
    flat = {key: value for key, value in data.items() if not isinstance(value, dict)}
    for table, inside in data.items():
        if isinstance(inside, dict):
            flat |= {f"{table}.{key}": value for key, value in inside.items()}
    return flat


def _check(key: str, value: Any, known: Mapping[str, Any], place: str) -> None:
    if key not in known:
        near = name_nearest(key, known)
        raise ConfigError(f"{place}: there is no key {key!r}; there is {', '.join(known)}.{near}")
    if type(value) is not type(known[key]):
        wanted = "true or false" if isinstance(known[key], bool) else "a text"
        raise ConfigError(f"{place}: {key} is {wanted}, not {value!r}.")
    if key.startswith("colours."):
        for word in value.split():
            if word not in STYLE_WORDS:
                near = name_nearest(word, STYLE_WORDS)
                listed = ", ".join(sorted(STYLE_WORDS))
                raise ConfigError(f"{place}: {word!r} is no colour; there is {listed}.{near}")


def _find_line(text: str, key: str) -> int:
    """Return the line that sets *key*; the first when it is written in some other way."""
    table, _, name = key.rpartition(".")
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            inside = bare.strip("[] ")
        if inside == table and bare.partition("=")[0].strip(" \"'") == name:
            return number
    return 1
