"""Words of absence: "mined nothing", "out of stock" and "duty free" ask for a figure of zero."""

from collections.abc import Sequence
from fractions import Fraction

from bot.base.model import Amount, Question
from bot.kinds.table.cues import Cue
from bot.kinds.table.linking import ColumnLink

NAMED = 0.75
"""Fit from which a figure is named at all."""
ABSENT = ("lacking", "absent", "rid")
"""Cues of absence."""
ZERO = Fraction(0)
COMPARING = ("more", "less")
"""Cues that a word of absence stands before without saying that there is none ("no more than")."""


def read_absence(
    question: Question, columns: Sequence[ColumnLink], cues: Sequence[Cue]
) -> tuple[Amount, ...]:
    """Return an amount of zero for each word of absence right beside the name of a figure."""
    named = {
        i
        for link in columns
        if link.column.type == "quantity" and link.fit >= NAMED
        for i in link.tokens
    }
    compared = {cue.start for cue in cues if cue.kind in COMPARING}
    spans = {
        (cue.start, cue.end)
        for cue in cues
        if cue.end not in compared and not cue.span & named and _names(cue, question) in named
    }
    return tuple(
        Amount(
            ZERO, ZERO, "", " ".join(token.text for token in question.tokens[start:end]), start, end
        )
        for start, end in sorted(spans)
    )


def leaves_absence(cues: Sequence[Cue], explained: frozenset[int]) -> bool:
    """Return whether one of *cues* is a word of absence that is not *explained*."""
    return any(cue.kind in ABSENT and not cue.span <= explained for cue in cues)


def _names(cue: Cue, question: Question) -> int:
    """Return the token that names what there is none of; -1 where *cue* says of none."""
    behind, before = cue.end, cue.start - 1
    is_many = cue.kind == "rid" and question.tokens[before].word.endswith("s")
    return {"lacking": behind, "absent": before, "rid": before}.get("" if is_many else cue.kind, -1)
