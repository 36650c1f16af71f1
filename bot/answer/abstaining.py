"""What to say when the base does not hold the answer."""

from collections.abc import Sequence

from bot.answer.ranking import RankedReading
from bot.base.access import Catalogue
from bot.base.model import Abstention, Candidate, Question
from bot.base.tokens import drop_possessive

MOST_SUGGESTIONS = 3


def abstain(
    question: Question,
    candidates: Sequence[Candidate],
    ranked: Sequence[RankedReading],
    catalogue: Catalogue,
) -> Abstention:
    """Return an abstention that names what is not known and the nearest questions."""
    explained = ranked[0].reading.explained if ranked else frozenset()
    times = (item.text for item in question.moments if item.start not in explained)
    named = {word for name in question.strangers for word in name.split()}
    vague = {question.tokens[its.start].text for its in question.terms if its.is_vague}
    words = (word for word in question.unknown if word not in named | vague)
    unknown = tuple(dict.fromkeys((*question.strangers, *words)))
    untold = tuple(dict.fromkeys((*_list_untold(question, candidates, ranked), *times)))
    return Abstention(
        text=_say_unknown(unknown, untold),
        missing=(*unknown, *untold),
        see=_list_nearest(candidates, ranked, catalogue),
        confidence=round(max((item.confidence for item in ranked), default=0.0), 4),
    )


def _list_untold(
    question: Question, candidates: Sequence[Candidate], ranked: Sequence[RankedReading]
) -> list[str]:
    """Return the names in *question* that no entry found for it holds, as typed."""
    held = {term for candidate in candidates for term in candidate.matched}
    told = frozenset().union(*(item.reading.explained for item in ranked))
    return [
        drop_possessive(its.text)
        for its in question.mentions
        if f"@{its.entity}" not in held and told.isdisjoint(range(its.start, its.end))
    ]


def _say_unknown(unknown: Sequence[str], untold: Sequence[str]) -> str:
    """Return what to say: of names and times that it has, the base says something elsewhere."""
    if unknown:
        return f"I don't know: the knowledge base says nothing about {_quote(unknown)}."
    named = f" for {_quote(untold)}" if untold else ""
    return f"I don't know: nothing in the knowledge base answers that{named}."


def _quote(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _list_nearest(
    candidates: Sequence[Candidate], ranked: Sequence[RankedReading], catalogue: Catalogue
) -> tuple[str, ...]:
    order = dict.fromkeys(
        (*(item.reading.entry.id for item in ranked), *(c.entry for c in candidates))
    )
    plain = [text for id_ in order for text in _plain_phrasings(id_, catalogue)[:1]]
    return tuple((plain or list(catalogue.load_examples()))[:MOST_SUGGESTIONS])


def _plain_phrasings(id_: str, catalogue: Catalogue) -> list[str]:
    entry = catalogue.load_entry(id_)
    return [text for text in entry.ask if "{" not in text] if entry else []
