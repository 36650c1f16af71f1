"""What can go wrong that a person can mend."""

from collections.abc import Iterable


class BotError(Exception):
    """A mistake in a question, an option or a base; the message tells how to mend it."""


def name_nearest(name: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the nearest of *known*, or nothing when none is near."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(name, sorted(known), scorer=fuzz.WRatio, score_cutoff=70)
    return f" Did you mean {near[0]!r}?" if near else ""
