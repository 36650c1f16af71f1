"""Leaves a rule of the table kind out, to see what it buys.

A rule is one that chooses an operator (``ask_same``), a section of words (``families``), or one
of the steps named in ``STEPS``. Patches the modules of this process, so only a bench may use it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.kinds.table import (
    asking,
    beside,
    levels,
    linking_cells,
    links,
    operators,
    parsing,
    rules_order,
    splitting,
)

SECTIONS = ("families", "degrees", "kinds", "orders")
STEPS: dict[str, tuple[Any, str, Any]] = {
    "guess": (parsing, "_add_guess", lambda parse, *_: (parse,)),
    "period_of_amount": (levels, "_read_period", lambda *_: None),
    "far_comparison": (levels, "read_far_comparison", lambda *_: ("", frozenset())),
    "spelling": (linking_cells, "_find_spelt", lambda *_: []),
    "listed_values": (linking_cells, "_add_listed", lambda found, *_: tuple(found)),
    "drop_named_parts": (links, "_drop_named_parts", lambda rows, *_: rows),
    "relax": (parsing, "relax", lambda _, ways: ways),
    "number_alone": (beside, "find_holder", lambda *_: None),
    "drop_named_cues": (links, "_drop_named", lambda cues, *_: cues),
    "moments_of_figures": (links, "drop_moments", lambda _, question, *__: question),
    "nearest_column": (splitting, "_keep_headed", lambda _, held, __: held),
    "position": (asking, "find_asked", lambda *_: None),
    "called": (asking, "find_called", lambda _: None),
    "taken_names": (asking, "_drop_taken", lambda named, *_: list(named)),
    "choice_of_values": (rules_order, "_name_rows_by_choice", lambda its: its),
    "totals": (parsing, "leave_totals", lambda query, _: query),
    "deny": (parsing, "deny", lambda query, _: (query, frozenset())),
    "search": (parsing, "search", lambda query, *_: (query, frozenset())),
    "quote": (parsing, "ask_text", lambda query, *_: (query, frozenset())),
}


def list_rules() -> tuple[str, ...]:
    """Return the names of all that may be left out."""
    return (*(rule.__name__ for rule in operators.RULES), *SECTIONS, *STEPS)


@contextmanager
def leave_out(name: str, words: dict[str, Any]) -> Iterator[None]:
    """Leave *name* out while the block runs; *words* are those of every room."""
    if name in SECTIONS:
        held = words["kinds.table"]
        words["kinds.table"] = {**held, name: type(held[name])()}
        try:
            yield
        finally:
            words["kinds.table"] = held
        return
    kept = tuple(rule for rule in operators.RULES if rule.__name__ != name)
    owner, attribute, value = STEPS.get(name, (operators, "RULES", kept))
    before = getattr(owner, attribute)
    setattr(owner, attribute, value)
    try:
        yield
    finally:
        setattr(owner, attribute, before)
