"""What is said to a question."""

from bot.base.frozen import dataclass
from bot.base.model.knowledge import Locator
from bot.base.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Value:
    """A named amount of a reply; *text* is the amount as printed, with its unit."""

    name: str
    quantity: Quantity
    text: str


@dataclass(frozen=True, slots=True)
class StepInput:
    """One amount that went into a step, with where it was read."""

    name: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One named line of a calculation, with its result; empty when it has one for each case."""

    name: str
    formula: str
    inputs: tuple[StepInput, ...]
    result: str


@dataclass(frozen=True, slots=True)
class GivenInput:
    """One input of a calculation: what it was, where that was read, where to change it.

    Attributes:
        name: As settings by name write it.
        label: In words.
        source: Where the value was read; empty when the question gave it or nobody vouches.
        place: File and line of the base where it stands, ``a.yaml:12``.
        is_default: The question did not give it.
    """

    name: str
    label: str
    value: str
    source: str = ""
    place: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read an unclear question; *utterance* asks it plainly."""

    label: str
    utterance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What every reply holds.

    Attributes:
        text: The verdict, value first; one or more lines, no citations.
        kind: ``fact``, ``table``, ``scenario``, ``meta``, ``chat`` or empty.
        rows: A table to show below the text; the first row is its header.
        citations: Where it was read, best first, no two equal.
        entries: Ids of the entries it rests on.
        missing: Names of inputs not given, or words and entities not known.
        see: Questions to ask next.
        inputs: Of a calculation, in the scenario's order.
    """

    text: str
    kind: str = ""
    points: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    values: tuple[Value, ...] = ()
    steps: tuple[Step, ...] = ()
    assumptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    citations: tuple[Locator, ...] = ()
    entries: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    confidence: float = 0.0
    inputs: tuple[GivenInput, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Reply):
    """The base holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification(Reply):
    """Two readings are about equally good, or a needed input is missing."""

    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention(Reply):
    """Nothing in the base answers it (``is_refused`` False), or a what-if makes no sense."""

    is_refused: bool = False
