"""Where something stands in a file of the base, and what is wrong there."""

from bot.base.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file of the base: path relative to it, line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a base.

    Attributes:
        code: Stable, e.g. ``K012``; listed in ``knowledge.codes``.
        hint: How to mend it, e.g. the nearest valid name; may be empty.
        excerpt: The line it stands in; empty when there is none to show.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""
