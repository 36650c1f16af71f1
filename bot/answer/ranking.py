"""Readings of a question by all candidates, best first."""

from collections.abc import Iterator, Mapping, Sequence

from bot.answer.weighing import share_explained, weigh_tokens
from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import Amount, Candidate, Entry, Moment, Question, Reading, Term
from bot.kinds import KINDS
from bot.kinds.answer_types import AnswerType, find_type, tells_type
from bot.kinds.kind import load_kind

WORTH_READING = 0.2
"""A fact less sure than this is never answered, so its texts need not be read."""

UNFOUND = 0.75
"""What is left of the confidence of a whole table shown though search is less sure than that."""

FOUND = 0.15
"""How much the search counts for a table or a scenario beside what it accounts for."""

SOUGHT = 0.3
"""How much more it counts where readings are set in order: facts have nothing but the search."""

CLARIFY_WITHIN = 0.01
"""Two readings whose confidences are nearer than this are about equally good."""

FOREIGN = 0.4
"""What is left of a confidence when a name or an uncommon word stays unexplained."""

WHOLE = 0.999
"""Part explained, and fit, from which a reading leaves nothing out."""

TELLING = 0.4
"""Part of the heaviest weight from which a name tells entries apart."""

BOUNDS = ("over", "at_least", "under", "at_most")
"""Cues of an amount that things are held against."""

OUTWEIGHS = 1.5
"""How many times heavier than all that is explained the word is that a question turns on."""


@dataclass(frozen=True, slots=True)
class RankedReading:
    """A reading with its share of the question's weight and its confidence, 0 to 1.

    Attributes:
        standing: What sets readings in order: the confidence, less where search finds little or
            a fact does not tell all.
    """

    reading: Reading
    candidate: Candidate
    explained: float
    confidence: float
    standing: float

    def describe(self) -> str:
        """Return a line for ``--explain``."""
        return (
            f"{self.reading.entry.id} ({self.candidate.kind}): {self.reading.frame.words};"
            f" explains {self.explained:.2f}, fit {self.reading.fit:.2f},"
            f" search {self.candidate.confidence:.2f}, confidence {self.confidence:.2f}"
        )


def rank_readings(
    question: Question, candidates: Sequence[Candidate], catalogue: Catalogue
) -> tuple[RankedReading, ...]:
    """Return the readings of *question*, best first; ties by the order of kinds and *candidates*.

    A kind whose entries could not come near the best of those before it is not read.
    """
    found: list[RankedReading] = []
    for kind in KINDS:
        own = [candidate for candidate in candidates if candidate.kind == kind]
        if not _is_outdone(kind, own, found, question):
            found += _read_kind(kind, own, question, catalogue)
    return tuple(sorted(found, key=lambda item: -round(item.standing, 9)))


def _is_outdone(
    kind: str, own: Sequence[Candidate], found: Sequence[RankedReading], question: Question
) -> bool:
    """Return whether no reading of *kind* could be as good as the best one *found*."""
    if not found or names_alone(question):
        return False
    best = max(found, key=lambda item: item.standing)
    bounds = [_bound(candidate) for candidate in (*own, _find_none("", kind))]
    sure, standing = max(its[0] for its in bounds), max(its[1] for its in bounds)
    return best.confidence - CLARIFY_WITHIN > sure and best.standing > standing


def _bound(candidate: Candidate) -> tuple[float, float]:
    """Return the most that a reading of figures can be sure of, and the highest it can stand."""
    sure = max(1 - FOUND + FOUND * candidate.score, candidate.confidence)
    search = 1.0 if candidate.kind == "scenario" else candidate.confidence
    return sure, sure * (1 - SOUGHT + SOUGHT * search)


def names_alone(question: Question) -> bool:
    """Return whether *question* has names for its only words of content."""
    names = all(term.text.startswith("@") for term in question.terms)
    return bool(question.terms) and names and not question.amounts and not question.moments


def _read_kind(
    kind: str, candidates: Sequence[Candidate], question: Question, catalogue: Catalogue
) -> list[RankedReading]:
    """Return the readings of *candidates*, made one where their *kind* knows that they belong."""
    weights = weigh_tokens(question)
    own = list(_read_all(question, candidates, catalogue))
    by_entry = {item.reading.entry.id: item.candidate for item in own}
    ranked = sorted(own, key=lambda item: -round(item.confidence, 9))
    readings = tuple(item.reading for item in ranked)
    return [
        _rank(question, its, by_entry.get(its.entry.id) or _find_none(its.entry.id, kind), weights)
        for its in load_kind(kind).combine(readings, question, catalogue)
    ]


def _rank(
    question: Question, reading: Reading, candidate: Candidate, weights: Mapping[int, float]
) -> RankedReading:
    explained = share_explained(weights, reading.explained)
    confidence = judge(question, reading, candidate, explained)
    is_fact = candidate.kind == "fact"
    found = _find_search(reading, candidate, explained)
    weight = reading.fit * explained if is_fact else 1 - SOUGHT + SOUGHT * found
    standing = confidence * weight
    return RankedReading(reading, candidate, explained, confidence, standing)


def _find_search(reading: Reading, candidate: Candidate, explained: float) -> float:
    """Return how much search speaks for a reading: nothing it says outdoes a what-if put in full.

    The amounts that a what-if sets stand in no text.
    """
    is_whole = candidate.kind == "scenario" and min(explained, reading.fit) > WHOLE
    return 1.0 if is_whole else candidate.confidence


def _find_none(entry: str, kind: str) -> Candidate:
    """Return the candidate of an *entry* that only its kind thought of."""
    return Candidate(entry, kind, "", score=0.0, confidence=0.0)


def _read_all(
    question: Question, candidates: Sequence[Candidate], catalogue: Catalogue
) -> Iterator[RankedReading]:
    weights = weigh_tokens(question)
    wanted = find_type(question, catalogue)
    for candidate in candidates:
        if candidate.kind == "fact" and candidate.confidence < WORTH_READING:
            continue
        entry = catalogue.load_entry(candidate.entry)
        if entry is None or (candidate.kind != "fact" and _wants_prose(wanted, entry)):
            continue
        for reading in load_kind(candidate.kind).interpret(entry, question, catalogue):
            yield _rank(question, reading, candidate, weights)


def _wants_prose(wanted: AnswerType | None, entry: Entry) -> bool:
    """Return whether *wanted* is what no figures tell, and *entry* is not asked for it."""
    asked = (entry.title, *entry.ask)
    return wanted is not None and wanted.is_prose and not tells_type(wanted, asked)


def judge(question: Question, reading: Reading, candidate: Candidate, explained: float) -> float:
    """Return how sure it is that *reading* answers *question*, 0 to 1.

    A fact is as sure as the search that found it, less by what its texts do not tell; a table
    or a scenario as sure as the words it accounts for, and one that asks back or shows all it
    has at least as sure as the search, too, if that found it by all of them. A name that few
    entries are about, or an uncommon word that the base lacks, makes it another question; and no
    table holds what is only supposed, nor what the question turns on if it leaves that over.
    """
    if candidate.kind == "fact":
        sure = weigh_odds(candidate.confidence, reading.fit)
        if _leaves_any(reading, question):
            return sure * FOREIGN
    else:
        sure = explained * reading.fit * (1 - FOUND + FOUND * candidate.score)
        sure *= UNFOUND if reading.is_whole and candidate.confidence < WORTH_READING else 1.0
        is_open = reading.is_whole or not reading.is_complete
        sure = max(sure, candidate.confidence * explained if is_open else 0.0)
    is_foreign = _is_foreign(question, reading)
    if candidate.kind == "table":
        is_foreign |= question.intent == "what-if" and bool(question.amounts)
        is_foreign |= _leaves_heaviest(question, reading)
    if candidate.kind == "scenario" and question.intent != "what-if":
        is_foreign |= bool(question.amounts) and not any(map(is_set, question.amounts))
    return sure * (FOREIGN if is_foreign else 1.0)


def weigh_odds(probability: float, factor: float) -> float:
    """Return the probability whose odds are *factor* times those of *probability*."""
    return probability * factor / (probability * factor + 1 - probability) if factor else 0.0


def _is_foreign(question: Question, reading: Reading) -> bool:
    """Return whether *question* has a telling word, name or number that *reading* leaves over.

    A reading that accounts for names and numbers alone leaves what was asked about them.
    """
    heaviest = max((term.weight for term in question.terms), default=0.0)
    left = [term for term in question.terms if _leaves(reading, term)]
    is_bare = all(not _is_word(term) or term in left for term in question.terms)
    is_sum = is_bare and not question.mentions
    return (
        is_sum
        or any(_is_telling(term, heaviest) or is_bare for term in left)
        or any(not _covers(reading, moment) for moment in question.moments)
        or any(_leaves_number(reading, item, question) for item in question.amounts)
    )


def _leaves(reading: Reading, span: Term) -> bool:
    return reading.explained.isdisjoint(range(span.start, span.end))


def _leaves_heaviest(question: Question, reading: Reading) -> bool:
    """Return whether *reading* leaves over the word that *question* turns on.

    "Which country has the most cobalt?" is about cobalt, by whatever text the base has the word.
    """
    words = [term for term in question.terms if not term.text[0].isdecimal()]
    left = [term.weight for term in words if _leaves(reading, term) and not term.is_vague]
    held = [term.weight for term in words if not _leaves(reading, term)]
    return bool(left and held) and max(left) > OUTWEIGHS * max(held)


def qualifies_other(question: Question, reading: Reading) -> bool:
    """Return whether a word that *reading* leaves over makes one that it has another thing.

    "The battery's price" and "spent on schools" are no price and no spending of the whole. Only
    light words stand between the two; what is counted stands right behind the question word.
    """
    words = [term for term in question.terms if _is_word(term)]
    left = [term for term in words if _leaves(reading, term) and not term.is_vague]
    held = [term for term in words if not _leaves(reading, term)]
    return any(_stands_beside(term, other, question) for term in left for other in held)


def _stands_beside(one: Term, other: Term, question: Question) -> bool:
    """Return whether only light words are between two terms."""
    first, last = sorted((one, other), key=lambda term: term.start)
    return all(token.is_light for token in question.tokens[first.end : last.start])


def _leaves_number(reading: Reading, amount: Amount, question: Question) -> bool:
    """Return whether *reading* leaves the number of *amount* over: its unit alone says nothing."""
    span = range(amount.start, amount.end)
    words = zip(span, question.tokens[amount.start : amount.end], strict=False)
    figures = [index for index, token in words if token.text[0].isdecimal()]
    return reading.explained.isdisjoint(figures or span) and _is_measured(amount)


def is_set(amount: Amount) -> bool:
    """Return whether *amount* may be supposed, rather than one that things are held against."""
    return amount.cue not in BOUNDS


def _leaves_any(reading: Reading, question: Question) -> bool:
    """Return whether a fact leaves over an amount: none tells what is only supposed.

    Nor does a fact tell which years or names are above an amount that it does not give.
    """
    is_supposed = question.intent == "what-if"
    amounts = (item for item in question.amounts if is_supposed or not is_set(item))
    return any(_leaves_number(reading, item, question) for item in amounts)


def _covers(reading: Reading, moment: Moment) -> bool:
    """Return whether *reading* accounts for all of *moment*: "year" alone is not "last year"."""
    return reading.explained.issuperset(range(moment.start, moment.end))


def _is_word(term: Term) -> bool:
    return not (term.text.startswith("@") or term.text[0].isdecimal())


def _is_measured(amount: Amount) -> bool:
    """Return whether *amount* is more than a count in words, as in "the two of them"."""
    return bool(amount.unit) or amount.sense in ("factor", "points") or amount.text[0].isdecimal()


def _is_telling(term: Term, heaviest: float) -> bool:
    if term.text.startswith("@"):
        return term.weight > TELLING * heaviest
    return not (term.is_known or term.is_vague or term.text[0].isdecimal())
