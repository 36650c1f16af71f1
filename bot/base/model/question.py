"""An utterance once understood."""

from fractions import Fraction

from bot.base.frozen import dataclass


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
            ``points`` ("10 percentage points"), ``rank`` ("second", "top 3"), ``slope`` (-2 in
            "100 - 2P", right behind the level 100), ``undefined`` ("1/0").
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
        is_vague: Any subject is spoken of with it.
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
