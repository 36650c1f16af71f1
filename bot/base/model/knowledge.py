"""What a base holds: sources, entities, topics and entries."""

from bot.base.frozen import dataclass
from bot.base.model.place import Place
from bot.base.model.quantity import Unit


@dataclass(frozen=True, slots=True)
class Source:
    """Where knowledge comes from; rank 1 is the most trusted."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    rank: int = 2


@dataclass(frozen=True, slots=True)
class Locator:
    """A source and the place inside it, e.g. a section's heading verbatim."""

    source: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a name that questions may mention."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading that groups entries."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the base; each kind adds its own fields.

    Attributes:
        ask: Phrasings that must find it; all count equally.
        ask_lines: Line of each of them in the entry's file.
        as_of: When it was true, e.g. ``2024`` or ``2024-05``; may be empty.
        review_by: When it should be looked at again, likewise.
        about: Ids of the entities it is about.
        see: Ids of entries to suggest next.
        place: Where it stands in the base.
    """

    id: str
    title: str
    place: Place
    ask: tuple[str, ...] = ()
    ask_lines: tuple[int, ...] = ()
    source: Locator | None = None
    as_of: str = ""
    review_by: str = ""
    topic: str = ""
    about: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Costs:
    """What mistakes cost, in units of an "I don't know" to a question that the base answers.

    Attributes:
        wrong_answer: A wrong answer; more than 0.
        asking_back: Asking back without need; 0 to 1.
    """

    wrong_answer: float = 1.0
    asking_back: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """Everything a folder says, parsed and checked.

    Attributes:
        hash: SHA-256 of the folder's files, in hexadecimal.
        synonyms: Groups of words the field treats as the same; the first stands for all.
        costs: What mistakes cost; decides from which confidence the base answers.
        not_ours: Example questions that the base does not answer.
        examples: Example questions that it does.
    """

    name: str
    version: str
    hash: str
    title: str = ""
    description: str = ""
    greeting: str = ""
    topics: tuple[Topic, ...] = ()
    examples: tuple[str, ...] = ()
    costs: Costs = Costs()
    not_ours: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    units: tuple[Unit, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text by which an entry is found.

    Attributes:
        field: ``title``, ``ask``, ``answer``, ``point``, ``label`` or ``cell``.
    """

    entry: str
    field: str
    text: str
