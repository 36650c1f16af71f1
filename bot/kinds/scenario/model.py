"""The fields of a scenario."""

from bot.base.frozen import dataclass
from bot.base.model import Entry, Locator, Quantity

NO_NUMBER = ("entity", "choice", "series")
"""Types of inputs that are not one number."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name that formulas use for a table column.

    Attributes:
        columns: ``table.column`` references, best first; the first one allowed is used.
    """

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Default:
    """What an input is when the question is silent.

    Attributes:
        text: ``0%``, ``all``, or a reference such as ``harbour-fee.value``.
        source: Where it was read; None when it is the author's assumption.
        note: A caveat shown with the assumption.
    """

    text: str
    source: Locator | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a what-if question may set.

    Attributes:
        type: ``entity`` (one or more rows), ``percent``, ``change`` (relative, or in
            a unit; negative when the words say less), ``quantity``, ``series`` (amounts in their
            order, e.g. of years) or ``choice``.
        unit: Of a quantity, series or change; ``%`` for percent and, where it says none, a change;
            empty otherwise.
        domain: Where the calculation makes sense; None for anywhere.
        default: None when the input is required.
        ask: The question to ask back when it is missing.
        of: ``table.column`` whose entities it may be, or empty.
        words: Words that give it in a question, beside those of the phrasings.
        options: The values of a choice.
        line: Where it stands in the scenario's file, from 1.
        range: Where its source says it lies; sensitivity goes through it. None when unsaid.
    """

    name: str
    type: str
    unit: str = ""
    domain: Quantity | None = None
    default: Default | None = None
    ask: str = ""
    of: str = ""
    words: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    label: str = ""
    range: Quantity | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class StepRule:
    """A named formula."""

    name: str
    formula: str


@dataclass(frozen=True, slots=True)
class OutputRule:
    """A step that is shown: in which unit, with how many significant digits (None: all).

    Attributes:
        words: Words that ask for it, beside its label.
    """

    name: str
    unit: str
    digits: int | None = None
    label: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """When to ``warn`` or ``refuse``, and the sentence to say."""

    action: str
    condition: str
    say: str


@dataclass(frozen=True, slots=True)
class Example:
    """Inputs and expected outputs as written; run when the base is checked."""

    given: tuple[tuple[str, str], ...]
    expect: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Entry):
    """Inputs, then steps worked out in order.

    Attributes:
        template: The answer's sentence with ``{input}`` and ``{output}`` in it.
        invert: (input, outputs it may be solved from).
    """

    inputs: tuple[Input, ...]
    steps: tuple[StepRule, ...]
    outputs: tuple[OutputRule, ...]
    template: str
    use: tuple[Use, ...] = ()
    assumptions: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    invert: tuple[tuple[str, tuple[str, ...]], ...] = ()
    examples: tuple[Example, ...] = ()
