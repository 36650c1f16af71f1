"""Words of one family: a column that is called by one of them may be asked for by another.

The families stand in ``words.toml``. They go by how a word is written: what the base takes for
equal is another matter.
"""

from collections.abc import Mapping
from typing import Any

from bot.base.keeping import keep_last
from bot.base.model import Question
from bot.base.tokens import stem


def add_kin(
    places: dict[str, frozenset[int]],
    question: Question,
    words: Mapping[str, Any],
) -> dict[str, frozenset[int]]:
    """Return *places* with those of the kin of each word of *question*; empty for no kin."""
    said: dict[str, frozenset[int]] = {}
    for at, token in enumerate(question.tokens):
        root = stem(token.word)
        said[root] = said.get(root, frozenset()) | {at}
    kin: dict[str, frozenset[int]] = {}
    for family in _list_families(words):
        held = [said[its] for its in family if its in said]
        if held:
            spots = frozenset().union(*held)
            kin |= {its: spots | kin.get(its, frozenset()) for its in family if its not in places}
    return {**kin, **places} if kin else {}


@keep_last(4)
def _list_families(words: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(dict.fromkeys(stem(word) for word in family.split())) for family in words["families"]
    )
