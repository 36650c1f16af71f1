"""Whether a fact is about what a question names, and in the unit that it asks for."""

from collections.abc import Set as AbstractSet

from bot.base.access import Catalogue
from bot.base.model import Question
from bot.kinds.fact.model import Fact

_PER_CENT = "%"


def names_another(fact: Fact, question: Question, explained: AbstractSet[int]) -> bool:
    """Return whether *question* names only others of the kind that *fact* is about.

    A fact about one port does not answer for another one; where the question names one of
    its own too, the other may be beside the point.
    """
    own = set(fact.about)
    named = [
        mention
        for mention in question.mentions
        if explained.isdisjoint(range(mention.start, mention.end))
    ]
    kinds = {mention.kind for mention in question.mentions if mention.entity in own}
    return bool(own) and any(mention.kind not in kinds for mention in named)


def asks_other_unit(fact: Fact, question: Question, catalogue: Catalogue) -> bool:
    """Return whether the figure that *question* asks for is none of the fact's kind.

    "How many" wants a count and not a percentage; "in tonnes" wants no days.
    """
    if fact.value is None:
        return False
    asked = " ".join(token.word for token in question.tokens)
    words = catalogue.load_words("kinds.fact")
    if fact.value.unit == _PER_CENT:
        return asked.startswith(tuple(f"{its} " for its in words["counts"]))
    return False
