"""Leaves a rule of the table kind out, to see what it buys.

A rule is one that chooses an operator (``ask_same``), one of the steps of ``steps.py``, or a
section of words (``families``, ``cues.most``). A step is patched in every module that uses it, so
only a bench may do this. The weights of ``ranking.py`` stay as they were fitted with all rules.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, wraps
from types import GeneratorType
from typing import Any
from unittest.mock import patch

from bot.base.words import read_words
from bot.kinds.table import operators
from tests.bench.steps import STEPS

ROOM = "kinds.table"
BESIDE = {"weights"}
"""What stands beside the words."""
PLAIN = ("orders",)
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
    module, attribute = name.split()[0].split(".")
    step = getattr(sys.modules[f"bot.kinds.table.{module}"], attribute)
    left: Any = value
    if callable(step):
        left = wraps(step)(lambda *args, **options: value(step, *args, **options))
    for owner, its in _list_owners(step, module, attribute):
        stack.enter_context(patch.object(owner, its, left))


def _list_owners(step: Any, module: str, attribute: str) -> list[tuple[Any, str]]:
    """Return where *step* is used: a constant in its module, a function in any that imports it."""
    if not callable(step):
        return [(sys.modules[f"bot.kinds.table.{module}"], attribute)]
    rooms = [its for name, its in sys.modules.items() if name.startswith("bot.kinds.table.")]
    return [(room, its) for room in rooms for its, held in vars(room).items() if held is step]


@contextmanager
def watch(found: set[str]) -> Iterator[None]:
    """Put the rules and steps into *found* that make a difference to what they are given."""
    with ExitStack() as stack:
        watched = tuple(_watch_rule(rule, found) for rule in operators.RULES)
        stack.enter_context(patch.object(operators, "RULES", watched))
        steps: dict[Any, list[str]] = {}
        for name in STEPS:
            module, attribute = name.split()[0].split(".")
            step = getattr(sys.modules[f"bot.kinds.table.{module}"], attribute)
            if callable(step):
                steps.setdefault(step, []).append(name)
            else:
                found.add(name)
        for step, names in steps.items():
            module, attribute = names[0].split()[0].split(".")
            watched_step = _watch_step(step, names, found)
            for owner, its in _list_owners(step, module, attribute):
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
        result = _hold(step(*args, **options))
        for name in names:
            if name not in found and result != _hold(STEPS[name](step, *args, **options)):
                found.add(name)
        return iter(result) if isinstance(result, _Held) else result

    return call


class _Held(list[Any]):
    """What a generator yields."""


def _hold(result: Any) -> Any:
    return _Held(result) if isinstance(result, GeneratorType) else result


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
