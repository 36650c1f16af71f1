"""Which reading of a question to answer from, or whether to ask back or abstain."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.abstaining import abstain
from bot.answer.deciding import Thresholds, set_thresholds
from bot.answer.ordering import order_tables
from bot.answer.ranking import (
    CLARIFY_WITHIN,
    WHOLE,
    RankedReading,
    is_set,
    names_alone,
    qualifies_other,
    rank_readings,
)
from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.base.model import (
    Abstention,
    Answer,
    Candidate,
    Choice,
    Clarification,
    Frame,
    Question,
    Reply,
)
from bot.kinds.answer_types import counts_none, find_type
from bot.kinds.kind import load_kind

DOUBTFUL = 0.08
"""A reading less likely right is asked back about, however well the words fit."""

ALIKE = 0.08
"""Readings as good as each other are told apart by search scores further apart than this."""

BEHIND = 0.15
"""One whose standing is further behind the best is not as good, however sure it is."""

ALONE, HELPED = 0.9, 0.4
"""Part of a question that figures have to account for where search finds something else first, and
how much less where search is sure of their entry."""

MOST_CHOICES = 3

FEWEST_WORDS = 2
"""Words beside names from which something is asked about them: "where is"."""

CONFIRM = "Do you mean this?"


@dataclass(frozen=True, slots=True)
class Decision:
    """A reply, what it was read as, and the lines that say why.

    Attributes:
        options: What each choice of a clarification was read as, in order.
    """

    reply: Reply
    frame: Frame | None = None
    trace: tuple[str, ...] = ()
    options: tuple[Frame, ...] = ()


def choose_answer(
    question: Question, candidates: Sequence[Candidate], catalogue: Catalogue
) -> Decision:
    """Return the best reading's reply, a clarification between equals, or an abstention."""
    thresholds = set_thresholds(catalogue.load_costs())
    found = order_tables(rank_readings(question, candidates, catalogue))
    ranked = _put_sure_first(found, thresholds)
    trace = tuple(item.describe() for item in ranked[:4])
    best = ranked[0] if ranked else None
    if best is None or best.confidence < thresholds.ask_from or _names_stranger(question, best):
        reply: Reply = abstain(question, candidates, ranked, catalogue)
        return Decision(reply, None, (*trace, _say_why_not(question, best, thresholds)))
    if unsure := _say_unsure(best, thresholds):
        maybe = [item for item in ranked if item.confidence >= thresholds.ask_from]
        return _ask_which(maybe, (*trace, f"asked back: {unsure}"), CONFIRM)
    good = _keep_nearest([item for item in ranked if _is_as_good(item, best, thresholds)])
    if names_alone(question) and len(ranked) > 1:
        surest = sorted(ranked, key=lambda item: -item.candidate.confidence)
        if _is_bare(question) or surest[0].candidate.confidence < thresholds.answer_from:
            why = "asked back: a name alone is no question"
            return _ask_which(surest, (*trace, why))
        good = surest[:1]
    replies = [(item, _answer(item, question, catalogue)) for item in good]
    telling = [pair for pair in replies if not isinstance(pair[1], Abstention)] or replies[:1]
    wanted = find_type(question, catalogue)
    telling = [pair for pair in telling if not counts_none(wanted, _list_units(pair[1]))]
    if not telling:
        reply = abstain(question, candidates, ranked, catalogue)
        return Decision(reply, None, (*trace, "not answered: amounts count no things"))
    if all(_is_doubtful(item, reply, question, candidates) for item, reply in telling):
        why = "asked back: the search and the words left over speak against it"
        return _ask_which([item for item, _ in telling], (*trace, why), CONFIRM)
    if len(telling) > 1 and not _say_same([reply for _, reply in telling]):
        why = f"asked back: {len(telling)} readings within {CLARIFY_WITHIN}"
        return _ask_which([item for item, _ in telling], (*trace, why))
    chosen, reply = telling[0]
    frame = chosen.reading.frame
    return Decision(reply, frame, (*trace, f"answered from {chosen.reading.entry.id}"))


def _put_sure_first(
    ranked: Sequence[RankedReading], thresholds: Thresholds
) -> tuple[RankedReading, ...]:
    """Return *ranked* with those sure enough to answer from first."""
    return tuple(sorted(ranked, key=lambda item: not _is_sure(item, thresholds)))


def _say_why_not(question: Question, best: RankedReading | None, thresholds: Thresholds) -> str:
    if best is None:
        return "not answered: no entry has a reading of it"
    if _names_stranger(question, best):
        return f"not answered: nothing is known of {', '.join(question.strangers)}"
    sure = f"the best reading is {best.confidence:.2f} sure"
    return f"not answered: {sure}, and {thresholds.answer_from:.2f} is needed"


def _say_unsure(best: RankedReading, thresholds: Thresholds) -> str:
    """Return why *best* is not answered without asking back; empty when it is."""
    if best.reading.trust < DOUBTFUL and not best.reading.is_whole:
        return f"such a reading is right in less than {DOUBTFUL:.0%}"
    if best.confidence < thresholds.answer_from:
        return (
            f"the best is surer than {thresholds.ask_from:.2f}"
            f", but not than {thresholds.answer_from:.2f}"
        )
    return ""


def _say_same(replies: Sequence[Reply]) -> bool:
    """Return whether all *replies* give the same amounts: whichever was meant, this is told."""
    told = [tuple(value.quantity for value in reply.values) for reply in replies]
    return bool(told[0]) and all(amounts == told[0] for amounts in told)


def _list_units(reply: Reply) -> tuple[str, ...]:
    return tuple(value.quantity.unit for value in reply.values)


def _answer(item: RankedReading, question: Question, catalogue: Catalogue) -> Reply:
    reply = load_kind(item.candidate.kind).answer(item.reading, question, catalogue)
    return replace(reply, confidence=round(item.confidence, 4))


def _names_stranger(question: Question, best: RankedReading) -> bool:
    """Return whether a name that the base does not know is left over."""
    names = {word for name in question.strangers for word in name.split()}
    return any(
        token.text in names and index not in best.reading.explained
        for index, token in enumerate(question.tokens)
    )


def _is_bare(question: Question) -> bool:
    """Return whether *question* asks nothing about names, or only what one of them is.

    "Which fruit grows at Redhill?" asks for what is told of the two together.
    """
    named = {at for term in question.terms for at in range(term.start, term.end)}
    words = {at for at, token in enumerate(question.tokens) if token.text[0].isalpha()}
    return len(words - named) < FEWEST_WORDS or len({term.text for term in question.terms}) == 1


def _is_as_good(item: RankedReading, best: RankedReading, thresholds: Thresholds) -> bool:
    is_near = abs(item.confidence - best.confidence) <= CLARIFY_WITHIN
    return is_near and item.standing >= best.standing - BEHIND and _is_sure(item, thresholds)


def _is_sure(item: RankedReading, thresholds: Thresholds) -> bool:
    return item.confidence >= thresholds.answer_from


def _is_doubtful(
    item: RankedReading, reply: Reply, question: Question, candidates: Sequence[Candidate]
) -> bool:
    """Return whether *reply* tells figures that another entry would fit about as well.

    Names, years and columns are in many tables: one that leaves words over has to be near the
    question by its own texts, too, even where search finds nothing nearer. So has a scenario behind
    another entry, of which nothing is supposed and that does not account for every word. A
    refusal tells no wrong figure.
    """
    is_supposed = question.intent == "what-if" or any(map(is_set, question.amounts))
    leaves_some = item.explained < WHOLE and not is_supposed
    is_table = item.candidate.kind == "table"
    works_out = item.candidate.kind == "scenario" and leaves_some
    is_told = (is_table or works_out) and isinstance(reply, Answer)
    needed = ALONE - HELPED * item.candidate.confidence
    is_behind = item.candidate not in candidates[:1]
    leaves_word = is_table and leaves_some and not item.reading.is_whole
    if is_told and leaves_word and qualifies_other(question, item.reading):
        return True
    is_weak = item.explained * item.reading.fit < needed
    return is_told and (is_behind or leaves_word) and is_weak


def _keep_nearest(equals: list[RankedReading]) -> list[RankedReading]:
    """Return those of *equals* that search, too, finds about equally near, and explain as much."""
    nearest = max((item.candidate.score for item in equals), default=0.0)
    near = [item for item in equals if item.candidate.score >= nearest - ALIKE]
    most = max((item.explained for item in near), default=0.0)
    return [item for item in near if item.explained >= most - ALIKE]


def _ask_which(
    equals: Sequence[RankedReading],
    trace: tuple[str, ...],
    text: str = "That can be read in more than one way.",
) -> Decision:
    shown = equals[:MOST_CHOICES]
    reply = Clarification(
        text=text,
        choices=tuple(Choice(words, words) for words in _tell_apart(shown)),
        entries=tuple(dict.fromkeys(item.reading.entry.id for item in shown)),
        confidence=round(equals[0].confidence, 4),
    )
    return Decision(reply, None, trace, tuple(item.reading.frame for item in shown))


def _tell_apart(shown: Sequence[RankedReading]) -> list[str]:
    """Return each reading in words, with its entry's title where two have the same words."""
    words = [item.reading.frame.words for item in shown]
    return [
        f"{its} ({item.reading.entry.title})" if words.count(its) > 1 else its
        for its, item in zip(words, shown, strict=True)
    ]
