"""The values that travel between rooms. Every one is frozen; groups are tuples.

Knows nothing of files, of SQLite or of how an answer is printed.
"""

from dataclasses import field
from fractions import Fraction

from bot.base.frozen import dataclass

# --- amounts -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount: exact, a range, a bound or unknown, in one unit.

    Attributes:
        low: Smallest value in *unit*; None when there is no lower end.
        high: Largest value in *unit*; None when there is no upper end.
        unit: A unit expression of the base, e.g. ``kt/yr``; ``1`` is a bare number.
        low_open: The lower end itself is left out (always so when it is None).
        high_open: The upper end itself is left out (always so when it is None).
        approx: The source says "about" (``~``); the ends are taken as hard.
        text: The words of the source, e.g. ``> 100,000``; empty when computed.
    """

    low: Fraction | None
    high: Fraction | None
    unit: str = "1"
    low_open: bool = False
    high_open: bool = False
    approx: bool = False
    text: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is at least one end."""
        return self.low is not None or self.high is not None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number that the source does not call approximate."""
        return self.low is not None and self.low == self.high and not self.approx


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the base.

    Attributes:
        id: As written in quantities, e.g. ``kt``.
        name: Singular in words, e.g. ``kilotonne``.
        aliases: Other words and signs for it.
        kind: What it measures, e.g. ``mass``; empty when *is_* gives it.
        is_: What one of it is in other units, e.g. ``1000 t``; empty for a base unit.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    is_: str = ""


# --- places, sources, problems -------------------------------------------------


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


# --- the base --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the base; each kind adds its own fields.

    Attributes:
        ask: Phrasings that must find it; all count equally.
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
    source: Locator | None = None
    as_of: str = ""
    review_by: str = ""
    topic: str = ""
    about: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """Everything a folder says, parsed and checked.

    Attributes:
        hash: SHA-256 of the folder's files, in hexadecimal.
        synonyms: Groups of words the field treats as the same; the first stands for all.
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


# --- a question --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of the utterance.

    Attributes:
        text: As typed (a correction does not change it).
        start: Offset of the first character in the utterance.
        end: Offset after the last character.
        word: Lower case, corrected, contraction opened, possessive removed.
        stem: Of *word*, as the index has it.
        is_light: It carries no content ("the", "please", "which"): need not be explained.
    """

    text: str
    start: int
    end: int
    word: str
    stem: str
    is_light: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start:end`` that name an entity of the base; *sureness* is 1 for an alias."""

    entity: str
    kind: str
    text: str
    start: int
    end: int
    sureness: float = 1.0


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens ``start:end`` that give a number.

    Attributes:
        low: Smallest value, in *unit* (50 for "50%", with unit ``%``).
        high: Largest value; equal to *low* unless the words give a range.
        unit: Unit expression of the base; empty when the words give none. A unit that the base
            lacks ("10 widgets", "20 kt") leaves it empty too, and its words in
            ``Question.unknown``: only without such a word right after it is it a bare number.
        sense: ``level`` ("25%"), ``factor`` ("double", "tenfold", "half of": 2, 10, 1/2),
            ``points`` ("10 percentage points"), ``rank`` ("second", "top 3").
        cue: The role its neighbours give it: ``from``, ``to``, ``by``, ``at``, ``over``,
            ``at_least``, ``under``, ``at_most``, ``between``, ``about``; empty when none.
        direction: ``up`` ("rises by", "more", "doubles"), ``down`` ("cut by", "loses") or empty.
    """

    low: Fraction
    high: Fraction
    unit: str
    text: str
    start: int
    end: int
    sense: str = "level"
    cue: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Tokens ``start:end`` that name a time: ``2023``, ``2023-05``, ``latest``, ``first``.

    What is no calendar year says so: ``FY2024``, ``2020s``, ``2023/24``, ``2024-H1``.

    Attributes:
        cue: ``in``, ``from``, ``to``, ``since``, ``before``, ``after``, ``until`` or empty.
    """

    value: str
    text: str
    start: int
    end: int
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One unit of the index found in tokens ``start:end``; *weight* is its idf.

    Attributes:
        is_known: The base has it. An unknown term weighs as the rarest known one.
        is_vague: The base lacks it, and any subject is spoken of with it.
    """

    text: str
    start: int
    end: int
    weight: float = 1.0
    is_known: bool = True
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """An utterance once understood.

    Attributes:
        intent: ``ask``, ``what-if``, or a meta or chat intent: ``help``, ``topics``,
            ``sources``, ``why``, ``source``, ``greet``, ``thanks``, ``bye``, ``choice``.
        terms: Content terms (unigrams; entities appear as ``@id``), in order.
        unknown: Content words that the base does not hold, as typed.
        strangers: Names (capitalised, or of a known kind) that link to nothing in the base.
        is_fragment: Only makes sense after another question ("and Sund?", "at 20%?").
        choice: The number picked after a clarification; 0 when none.
        sources: Only these sources may answer; empty for all.
        corrections: (as typed, as understood) for each misspelling mended.
    """

    utterance: str
    tokens: tuple[Token, ...] = ()
    intent: str = "ask"
    terms: tuple[Term, ...] = ()
    mentions: tuple[Mention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    moments: tuple[Moment, ...] = ()
    unknown: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    is_fragment: bool = False
    choice: int = 0
    sources: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with a score for this one question.

    Attributes:
        score: Similarity of its best passages, 0 to 1.
        confidence: Calibrated probability that it is the right entry, 0 to 1.
        views: (name, score) for each view that was fused.
        matched: Question terms that its passages hold.
    """

    entry: str
    kind: str
    title: str
    score: float
    confidence: float
    views: tuple[tuple[str, float], ...] = ()
    matched: tuple[str, ...] = ()


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
        is_complete: False when something needed is missing; answering it asks back.
    """

    entry: Entry
    explained: frozenset[int]
    fit: float
    frame: Frame
    is_complete: bool = True


# --- a reply -----------------------------------------------------------------------


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
    """One named line of a calculation, with its result."""

    name: str
    formula: str
    inputs: tuple[StepInput, ...]
    result: str


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


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, its candidates and its reply.

    Attributes:
        understood: The resolved question in words.
        frame: What a follow-up may change; None when nothing was read.
        trace: Lines for ``--explain``: how the words were read and why it was answered or not.
    """

    question: Question
    reply: Reply
    candidates: tuple[Candidate, ...] = ()
    understood: str = ""
    frame: Frame | None = None
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far; the front end holds it and keeps the longer one."""

    turns: tuple[Turn, ...] = field(default=())

    def add(self, turn: Turn) -> "Conversation":
        """Return the conversation with *turn* at its end."""
        return Conversation((*self.turns, turn))
