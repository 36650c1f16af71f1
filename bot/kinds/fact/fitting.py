"""Whether a fact is about what a question names, and tells what is asked about it."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bot.base.access import Catalogue
from bot.base.model import Question
from bot.base.text import split_tokens
from bot.kinds.answer_types import counts_none, find_type, tells_type
from bot.kinds.fact.model import Fact

_PER_CENT = "%"


def names_another(
    fact: Fact, question: Question, explained: AbstractSet[int], catalogue: Catalogue
) -> bool:
    """Return whether *question* names only others of a kind that *fact* is about.

    A fact about one port does not answer for another one; where the question names one of
    its own too, the other may be beside the point.
    """
    own = set(fact.about)
    entities = (catalogue.load_entity(id_) for id_ in fact.about)
    kinds = {entity.kind for entity in entities if entity}
    kinds -= {mention.kind for mention in question.mentions if mention.entity in own}
    return any(
        mention.kind in kinds
        for mention in question.mentions
        if explained.isdisjoint(range(mention.start, mention.end))
    )


def find_times_told(fact: Fact, texts: Iterable[str], question: Question) -> frozenset[int]:
    """Return the tokens of times that *texts* of *fact* name in the same words, or it is of."""
    told = [f" {_join_words(text)} " for text in texts] if question.moments else []
    spans = [
        range(moment.start, moment.end)
        for moment in question.moments
        if fact.as_of.startswith(moment.value)
        or any(f" {_join_words(moment.text)} " in text for text in told)
    ]
    return frozenset(index for span in spans for index in span)


def _join_words(text: str) -> str:
    return " ".join(piece.text.casefold() for piece in split_tokens(text))


def asks_other_unit(fact: Fact, question: Question, catalogue: Catalogue) -> bool:
    """Return whether the figure that *question* asks for is none of the fact's kind.

    "How many" wants a count and "how much did ..." an amount, no percentage, unless the fact
    is asked so.
    """
    if fact.value is None or fact.value.unit != _PER_CENT:
        return False
    counts = tuple(f"{its} " for its in catalogue.load_words("kinds.fact")["counts"])
    asked = " ".join(token.word for token in question.tokens)
    begins = asked.startswith(counts)
    return begins and not any(_join_words(text).startswith(counts) for text in fact.ask)


def tells_aside(fact: Fact, question: Question) -> bool:
    """Return whether *question* names a time that *fact* tells of, but not with its leading figure.

    That figure is of the time in the title, or of that when the fact was true.
    """
    lead = {fact.as_of[:4], *(piece.text for piece in split_tokens(fact.title))}
    said = {piece.text for text in (fact.answer, *fact.points) for piece in split_tokens(text)}
    named = {moment.value for moment in question.moments}
    return fact.value is not None and bool(named & said) and named.isdisjoint(lead)


def asks_other_type(fact: Fact, question: Question, catalogue: Catalogue) -> bool:
    """Return whether *question* asks for a type of thing of which *fact* tells nothing."""
    wanted = find_type(question, catalogue)
    if fact.value is not None and counts_none(wanted, (fact.value.unit,)):
        return True
    if wanted is None or (wanted.is_figure and fact.value is not None):
        return False
    return not tells_type(wanted, (fact.title, *fact.ask), (fact.answer, *fact.points))


def asks_other_property(question: Question, held: AbstractSet[str], catalogue: Catalogue) -> bool:
    """Return whether *question* asks for a property that is none of the terms *held*.

    "What is the price of ...?" wants a price: a text that names the rest of it has none.
    """
    at = _find_property(question, catalogue)
    return any(
        term.start <= at < term.end and not term.is_vague and term.text not in held
        for term in question.terms
    )


def _find_property(question: Question, catalogue: Catalogue) -> int:
    """Return the token that is the property asked for; -1 when none is.

    It stands before the first "of" after "what is", or last, after a possessive.
    """
    words = catalogue.load_words("kinds")["property"]
    said = [token.word for token in question.tokens]
    if " ".join(said[:2]) not in words["asks"]:
        return -1
    of = next((at for at, word in enumerate(said) if word in words["of"].split()), 0)
    if of > 2:
        return of - 1
    *owners, _ = (token.text.casefold() for token in question.tokens)
    ends = tuple(words["possessives"])
    return len(owners) if any(owner.endswith(ends) for owner in owners) else -1
