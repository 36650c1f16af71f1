"""What a fact makes of a question: the words that its own texts explain.

A fact is read by words alone; whether it is the right one is the search's score.
"""

from bot.base.access import Catalogue
from bot.base.model import Answer, Entry, Frame, Question, Reading, Reply, Value
from bot.base.text import terms
from bot.kinds.fact.model import Fact
from bot.kinds.suggest import list_next_questions


class FactKind:
    """The asking half of the fact kind."""

    def interpret(
        self, entry: Entry, question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return one reading that explains every term that the fact's texts hold."""
        assert isinstance(entry, Fact)
        text = "\n".join((entry.title, *entry.ask, entry.answer, *entry.points))
        held = {*terms(text, catalogue.lexicon), *(f"@{id_}" for id_ in entry.about)}
        explained = frozenset(
            index
            for term in question.terms
            if term.text in held
            for index in range(term.start, term.end)
        )
        if not explained:
            return ()
        return (Reading(entry, explained, 1.0, Frame(entry.id, "fact", None, entry.title)),)

    def follow_up(self, frame: Frame, question: Question, catalogue: Catalogue) -> Reading | None:
        """Return None: a fact has nothing in it that a fragment could change."""
        return None

    def answer(self, reading: Reading, question: Question, catalogue: Catalogue) -> Reply:
        """Return the fact's answer with its points and citation."""
        fact = reading.entry
        assert isinstance(fact, Fact)
        return Answer(
            text=fact.answer,
            kind="fact",
            points=fact.points,
            values=(_make_value(fact),) if fact.value else (),
            citations=(fact.source,) if fact.source else (),
            entries=(fact.id,),
            see=list_next_questions(fact, catalogue),
        )


def _make_value(fact: Fact) -> Value:
    from bot.calc import format_quantity

    assert fact.value is not None
    return Value(fact.title, fact.value, format_quantity(fact.value))


KIND = FactKind()
