"""What the base makes of a question, before there is a reply."""

from bot.base.frozen import dataclass
from bot.base.model.knowledge import Entry


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with a score for this one question.

    Attributes:
        score: Similarity of its best passages, 0 to 1.
        confidence: Calibrated probability that it is the right entry, 0 to 1.
        views: (name, score) for each view that was fused.
        matched: Question terms that its passages hold.
        features: (name, value, log-odds) for each that its confidence adds up from.
    """

    entry: str
    kind: str
    title: str
    score: float
    confidence: float
    views: tuple[tuple[str, float], ...] = ()
    matched: tuple[str, ...] = ()
    features: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a kind understood, kept so that a follow-up may change it.

    Attributes:
        state: The kind's own frozen dataclass (a table's query, a scenario's slots).
        words: The resolved question in words, e.g. ``Ship calls of Sund in 2023``.
    """

    entry: str
    kind: str
    state: object
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one entry makes of a question.

    Attributes:
        explained: Indices of the question's tokens that the reading accounts for.
        fit: How well they fit, 0 to 1 (exact words 1, fuzzy or guessed less).
        loose: Those *explained* tokens that only what the entry is about accounts for.
        trust: How likely readings of its making are right, 0 to 1, as far as that is known.
        is_complete: False when something needed is missing; answering it asks back.
        is_whole: It shows all that the entry holds, which is right if the entry is.
    """

    entry: Entry
    explained: frozenset[int]
    fit: float
    frame: Frame
    is_complete: bool = True
    loose: frozenset[int] = frozenset()
    trust: float = 1.0
    is_whole: bool = False
