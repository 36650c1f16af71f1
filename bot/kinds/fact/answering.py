"""What a fact makes of a question: the words that its own texts explain.

A fact is read by words alone; whether it is the right one is the search's score.
"""

from collections.abc import Sequence
from typing import cast

from bot.base.access import Catalogue
from bot.base.model import Answer, Entry, Frame, Question, Reading, Reply, Value
from bot.base.text import terms
from bot.kinds.fact.differing import describe_account, keep_sources, order_accounts
from bot.kinds.fact.fitting import (
    asks_other_property,
    asks_other_type,
    asks_other_unit,
    find_times_told,
    names_another,
    tells_aside,
)
from bot.kinds.fact.model import Account, Fact
from bot.kinds.suggest import list_next_questions

_ANOTHER = 0.0005
"""Fit of a fact about others than the question names: it counts for the odds of its being right."""

_ELSEWHERE = 0.01
"""Fit of a fact that tells nothing of the type, unit or property asked for, as far as words say.

One with a figure is plain in what it tells, and is none of it.
"""

_FEW, _TOLD = 3, 10.0
"""Words told from which each more of them speaks so many times for the fact that it is meant."""

_ASIDE = 0.5
"""Fit of a fact that leads with the figure of another time: a table may have the one asked for."""


class FactKind:
    """The asking half of the fact kind."""

    def interpret(
        self, entry: Entry, question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return one reading that explains every term that the fact's texts hold."""
        fact = cast(Fact, entry)
        others = (other.answer for other in fact.others)
        texts = (fact.title, *fact.ask, fact.answer, *fact.points, *others)
        held = {term for text in texts for term in terms(text, catalogue.lexicon)}
        held.update(f"@{id_}" for id_ in entry.about)
        explained = frozenset(
            index
            for term in question.terms
            if term.text in held
            for index in range(term.start, term.end)
        )
        if not explained:
            return ()
        fit = 1.0
        if names_another(fact, question, explained, catalogue):
            fit = _ANOTHER
        elif (
            asks_other_unit(fact, question, catalogue)
            or asks_other_type(fact, question, catalogue)
            or asks_other_property(question, held, catalogue)
        ):
            words = sum(term.start in explained for term in question.terms)
            fit = (
                min(1.0, _ELSEWHERE * _TOLD ** max(0, words - _FEW))
                if fact.value is None
                else _ANOTHER
            )
        elif tells_aside(fact, question):
            fit = _ASIDE
        told = explained | find_times_told(fact, texts, question)
        return (Reading(entry, told, fit, Frame(entry.id, "fact", None, entry.title)),)

    def combine(
        self, readings: Sequence[Reading], question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return *readings*: each stands for itself."""
        return tuple(readings)

    def follow_up(self, frame: Frame, question: Question, catalogue: Catalogue) -> Reading | None:
        """Return None: a fact has nothing in it that a fragment could change."""
        return None

    def answer(self, reading: Reading, question: Question, catalogue: Catalogue) -> Reply:
        """Return the fact's answer with its points, what differs from it, and citations."""
        fact = keep_sources(cast(Fact, reading.entry), question.sources)
        others = order_accounts(fact.others, catalogue)
        sources = (fact.source, *(other.source for other in others))
        return Answer(
            text=fact.answer,
            kind="fact",
            points=(*fact.points, *(describe_account(other, catalogue) for other in others)),
            values=_list_values(fact, others),
            citations=tuple(dict.fromkeys(source for source in sources if source)),
            entries=(fact.id,),
            see=list_next_questions(fact, catalogue),
        )


def _list_values(fact: Fact, others: Sequence[Account]) -> tuple[Value, ...]:
    from bot.calc import format_quantity

    stated = (fact.value, *(other.value for other in others))
    return tuple(
        Value(fact.title, quantity, format_quantity(quantity)) for quantity in stated if quantity
    )


KIND = FactKind()
