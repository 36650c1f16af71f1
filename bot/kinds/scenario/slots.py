"""What a question sets in a scenario: one slot an input, and what is still in doubt.

Knows nothing of how words are read or of how a scenario is worked out.
"""

from bot.base.frozen import dataclass
from bot.base.model import Amount, Choice, Quantity
from bot.kinds.scenario.model import Input, Scenario


@dataclass(frozen=True, slots=True)
class Slot:
    """One input that was set: to rows, to an amount, to amounts in a row or to an option."""

    name: str
    rows: tuple[str, ...] = ()
    quantity: Quantity | None = None
    option: str = ""
    numbers: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a question cannot be worked out as it stands.

    Attributes:
        kind: ``row`` (an entity the table lacks), ``amount`` (it can be read in several ways),
            ``start`` (a change of a level that is not known), ``rate`` (an amount in another
            currency) or ``undefined`` (no amount at all, "1/0").
        name: The input.
        text: The entity's name, the amount as typed, or the question to ask back.
        options: The ways to read the amount.
        target: The input that changes once its start, or the rate, is known.
        amount: The change.
        way: ``up`` or ``down`` as the words around the change say.
    """

    kind: str
    name: str
    text: str
    options: tuple[Choice, ...] = ()
    target: str = ""
    amount: Amount | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is wanted of a scenario beside one run of it.

    Attributes:
        kind: ``sweep`` (an input gone through), ``solve`` (an input sought), ``compare`` (cases
            side by side), ``chain`` (changes one after the other), ``sensitivity`` or ``tell`` (a
            result said first).
        name: The input that is gone through or sought.
        values: What it is set to in turn; where it is sought, if not in its whole domain.
        output: What must reach the target.
        target: The value to reach, in the output's unit.
        cases: What each case sets, beside what all have in common.
    """

    kind: str
    name: str = ""
    values: tuple[Quantity, ...] = ()
    output: str = ""
    target: Quantity | None = None
    cases: tuple[tuple[Slot, ...], ...] = ()

    def list_set(self) -> frozenset[str]:
        """Return the inputs that it sets itself, in every case."""
        if self.name:
            return frozenset((self.name,))
        named = [{slot.name for slot in case} for case in self.cases]
        return frozenset(set.intersection(*named) if named else ())


@dataclass(frozen=True, slots=True)
class Slots:
    """Everything a question sets in one scenario.

    Attributes:
        sources: Only tables of these sources may be used; empty for all.
        aim: What is wanted beside one run; None for that alone.
        way: ``up`` or ``down`` as the words go that name no amount yet.
    """

    given: tuple[Slot, ...] = ()
    sources: tuple[str, ...] = ()
    doubt: Doubt | None = None
    aim: Aim | None = None
    way: str = ""

    def find(self, name: str) -> Slot | None:
        """Return the slot of an input; None when it is not set."""
        return next((slot for slot in self.given if slot.name == name), None)

    def merge(self, other: "Slots") -> "Slots":
        """Return these slots with those of *other* in their place; an aim stays what it was."""
        named = {slot.name: slot for slot in (*self.given, *other.given)}
        aim = other.aim or (self.aim if self.aim and self.aim.kind != "tell" else None)
        if aim is self.aim and aim and aim.list_set() & {slot.name for slot in other.given}:
            aim = None
        sources = other.sources or self.sources
        return Slots(tuple(named.values()), sources, other.doubt, aim, other.way or self.way)

    def list_all(self) -> tuple[Slot, ...]:
        """Return every slot, those of single cases too."""
        cases = self.aim.cases if self.aim else ()
        return (*self.given, *(slot for case in cases for slot in case))

    def put(self, *given: Slot) -> "Slots":
        """Return these slots with *given* in their place, for one run."""
        return Slots(self.given, self.sources).merge(Slots(given))


def list_missing(scenario: Scenario, slots: Slots) -> tuple[Input, ...]:
    """Return the inputs without a default that nothing set, in the scenario's order."""
    aimed = slots.aim.list_set() if slots.aim else frozenset()
    return tuple(
        item
        for item in scenario.inputs
        if item.default is None and item.name not in aimed and slots.find(item.name) is None
    )
