"""Leaves a rule of the table kind out, to see what it buys.

A rule is one that chooses an operator (``ask_same``), one of the steps of ``steps.py``, or a
section of words (``families``, ``cues.most``). A step is patched in every module that uses it, and
what was worked out of tables is forgotten, so only a bench may do this. The weights of
``ranking.py`` stay as they were fitted with all rules.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, wraps
from inspect import getclosurevars, isfunction
from types import GeneratorType
from typing import Any
from unittest.mock import patch

from bot.base.words import read_words
from bot.kinds.table import operators
from tests.bench.steps import STEPS

ROOM, TABLES = "kinds.table", "bot.kinds.table."
BESIDE = {"weights"}
"""What stands beside the words."""
PLAIN = ("kinds", "orders")
"""Sections that are one table of words."""
PHRASED = ("cues", "compare", "follow", "heads")
"""Sections of phrases, of which a question has to have every word; the others list words."""
OF_TABLES = {"untold", "roles.ranks", "roles.totals"}
"""Words that are looked for in tables: any question may come by them."""


def list_rules() -> tuple[str, ...]:
    """Return the names of all that may be left out."""
    rules = (rule.__name__ for rule in operators.RULES)
    return (*rules, *STEPS, *list_sections())


@cache
def list_sections() -> tuple[str, ...]:
    """Return the sections of words; a table of lists is told list by list."""
    words = read_words(ROOM)
    found: list[str] = []
    for name in sorted(set(words) - BESIDE):
        held = words[name]
        is_table = isinstance(held, dict) and name not in PLAIN
        found += [f"{name}.{part}" for part in held] if is_table else [name]
    return tuple(found)


@contextmanager
def leave_out(name: str, words: dict[str, Any]) -> Iterator[None]:
    """Leave *name* out while the block runs; *words* are those of every room."""
    with ExitStack() as stack:
        stack.callback(_forget)
        _forget()
        if name in STEPS:
            _patch_step(stack, name, STEPS[name])
        elif any(rule.__name__ == name for rule in operators.RULES):
            kept = tuple(rule for rule in operators.RULES if rule.__name__ != name)
            stack.enter_context(patch.object(operators, "RULES", kept))
        else:
            stack.enter_context(patch.dict(words, {ROOM: _empty(words[ROOM], name)}))
        yield


def _empty(words: dict[str, Any], name: str) -> dict[str, Any]:
    """Return *words* with nothing in the section *name*."""
    section, _, part = name.partition(".")
    held = words[section]
    if not part:
        return {**words, section: type(held)()}
    return {**words, section: {**held, part: type(held[part])()}}


def _patch_step(stack: ExitStack, name: str, value: Any) -> None:
    """Put *value* in place of a step wherever it is used; a function is called with the step."""
    step, owners = _find_step(name)
    left: Any = value
    if callable(step):
        left = wraps(step)(lambda *args, **options: value(step, *args, **options))
    for owner, its in owners:
        stack.enter_context(patch.object(owner, its, left))


def _find_step(name: str) -> tuple[Any, list[tuple[Any, str]]]:
    """Return a step and where it is used: a function in any module that imports it."""
    module, *path = name.split()[0].split(".")
    owner: Any = sys.modules[f"{TABLES}{module}"]
    for part in path[:-1]:
        owner = getattr(owner, part)
    step = vars(owner)[path[-1]]
    if not callable(step) or path[:-1]:
        return step, [(owner, path[-1])]
    rooms = _list_rooms()
    return step, [(room, its) for room in rooms for its, held in vars(room).items() if held is step]


def _list_rooms() -> list[Any]:
    return [its for name, its in sys.modules.items() if name.startswith(TABLES)]


def _forget() -> None:
    """Forget what functions keep of tables and words: a step may have been part of it."""
    for kept in _list_kept():
        kept.clear()


@cache
def _list_kept() -> tuple[Any, ...]:
    held = (its for room in _list_rooms() for its in vars(room).values() if isfunction(its))
    found = (getclosurevars(its).nonlocals.get("kept") for its in held)
    return tuple(kept for kept in found if kept is not None)


@contextmanager
def watch(found: set[str]) -> Iterator[None]:
    """Put the rules and steps into *found* that make a difference to what they are given."""
    with ExitStack() as stack:
        watched = tuple(_watch_rule(rule, found) for rule in operators.RULES)
        stack.enter_context(patch.object(operators, "RULES", watched))
        steps: dict[Any, list[str]] = {}
        _forget()
        for name in STEPS:
            step, _ = _find_step(name)
            if callable(step):
                steps.setdefault(step, []).append(name)
            else:
                found.add(name)
        for step, names in steps.items():
            watched_step = _watch_step(step, names, found)
            for owner, its in _find_step(names[0])[1]:
                stack.enter_context(patch.object(owner, its, watched_step))
        yield


def _watch_rule(rule: Any, found: set[str]) -> Any:
    @wraps(rule)
    def call(draft: Any) -> Any:
        choice = rule(draft)
        if choice:
            found.add(rule.__name__)
        return choice

    return call


def _watch_step(step: Any, names: list[str], found: set[str]) -> Any:
    @wraps(step)
    def call(*args: Any, **options: Any) -> Any:
        result = step(*args, **options)
        hold = _Held if isinstance(result, GeneratorType) else lambda its: its
        result = hold(result)
        for name in names:
            if name not in found and result != hold(STEPS[name](step, *args, **options)):
                found.add(name)
        return iter(result) if isinstance(result, _Held) else result

    return call


class _Held(list[Any]):
    """What a generator yields."""


def may_touch(name: str, texts: str, words: dict[str, Any]) -> bool:
    """Return whether the section *name* has a word that stands in *texts*."""
    if name in OF_TABLES:
        return True
    section, _, part = name.partition(".")
    held = words[ROOM][section]
    said = split_words(texts)
    own = map(split_words, _list_texts(held[part] if part else held))
    if section in PHRASED:
        return any(words <= said for words in own)
    return any(not said.isdisjoint(words) for words in own)


@cache
def split_words(text: str) -> frozenset[str]:
    """Return the words and other signs of *text* in small letters."""
    return frozenset(re.findall(r"\w+|[^\w\s]", text.lower()))


def _list_texts(held: Any) -> list[str]:
    if isinstance(held, str):
        return [held]
    parts = [*held, *held.values()] if isinstance(held, dict) else held
    return [text for part in parts for text in _list_texts(part)]
