"""How much of a question a reading explains.

Tokens weigh what their index terms weigh (idf). Light words weigh nothing. Numbers and
times, which the index does not hold, weigh as the rarest term: leaving one out changes
the question.
"""

from collections.abc import Iterable, Mapping
from math import fsum

from bot.base.model import Amount, Moment, Question


def weigh_tokens(question: Question) -> Mapping[int, float]:
    """Return the weight of each token that an answer has to account for."""
    weights: dict[int, float] = {}
    heaviest = max((term.weight for term in question.terms), default=1.0)
    for term in question.terms:
        content = [i for i in range(term.start, term.end) if not question.tokens[i].is_light]
        for index in content or range(term.start, term.end):
            weights[index] = term.weight / max(len(content), 1)
    spans: list[Amount | Moment] = [*question.amounts, *question.moments]
    for span in spans:
        width = span.end - span.start
        for index in range(span.start, span.end):
            weights[index] = max(weights.get(index, 0.0), heaviest / width)
    return weights


def share_explained(weights: Mapping[int, float], explained: Iterable[int]) -> float:
    """Return the part of the weight that stands on *explained* tokens, 0 to 1."""
    total = fsum(weights.values())
    if not total:
        return 0.0
    return fsum(weights.get(index, 0.0) for index in set(explained)) / total
