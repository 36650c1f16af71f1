"""How much of a question a scenario accounts for, and how well they fit."""

from bot.base.model import Amount, Moment, Question
from bot.kinds.scenario.ground import Ground
from bot.kinds.scenario.linking import Link
from bot.kinds.scenario.slots import Slots, list_missing

_PATTERN = 0.1
"""Part of the fit that depends on how much of the question one phrasing holds."""

_PHRASED = 0.1
"""Part of the fit that depends on how much of one phrasing the question holds."""

_INCOMPLETE = 0.9
"""What is left of the fit when a needed input is not given: another scenario may need none."""

_APART = 0.7
"""What is left of it when a word is not said that stands in all of the phrasings."""

_UNASKED = 0.95
"""What is left of it when none of the results is named."""

_UNNAMED = 0.97
"""What is left of it for each name that sets nothing and stands in no phrasing."""

_ASSUMED = 0.02
"""Part of the fit lost with each input that is assumed: of two the plainer one is meant."""

_MOST_ASSUMED = 5


def measure_fit(question: Question, ground: Ground, link: Link, asked: set[int]) -> float:
    """Return how well *question* fits a scenario for which *link* was found, 0 to 1."""
    assert link.slots is not None
    said = {term.text for term in question.terms}
    doubted = link.slots.doubt.name if link.slots.doubt else ""
    missing = [its for its in list_missing(ground.scenario, link.slots) if its.name != doubted]
    fit = 1 - _PATTERN * (1 - ground.phrasing.cover(question, link.tokens))
    fit *= 1 - _PHRASED * (1 - ground.phrasing.match(question))
    fit *= _INCOMPLETE if missing else 1.0
    fit *= 1.0 if ground.phrasing.core <= said else _APART
    fit *= 1.0 if asked else _UNASKED
    fit *= _UNNAMED ** _count_unnamed(question, ground, link)
    fit *= 1 - _ASSUMED * min(_MOST_ASSUMED, _count_assumed(ground, link.slots))
    return fit * min((1.0, *(m.sureness for m in question.mentions if m.start in link.tokens)))


def _count_unnamed(question: Question, ground: Ground, link: Link) -> int:
    named = {term for pattern in ground.phrasing.patterns for term in pattern}
    return sum(
        mention.start not in link.tokens and f"@{mention.entity}" not in named
        for mention in question.mentions
    )


def _count_assumed(ground: Ground, slots: Slots) -> int:
    """Return how many numbers are assumed, without those that a change starts from."""
    return sum(
        item.default is not None
        and item.type not in ("entity", "choice")
        and slots.find(item.name) is None
        and not ground.phrasing.is_start(item, ground.scenario)
        for item in ground.scenario.inputs
    )


def explain(
    question: Question, ground: Ground, linked: frozenset[int]
) -> tuple[set[int], set[int], set[int]]:
    """Return tokens that the scenario's words explain, those of its own, those of results asked.

    A number is explained by the input that it sets, never by being a word of a phrasing.
    """
    phrasing = ground.phrasing
    figures: list[Amount | Moment] = [*question.amounts, *question.moments]
    set_apart = {index for item in figures for index in range(item.start, item.end)}
    own = {
        index
        for term in question.terms
        if term.text in phrasing.terms
        for index in range(term.start, term.end)
    }
    asked = {
        index
        for term in question.terms
        if term.text in phrasing.outputs
        for index in range(term.start, term.end)
    }
    asked -= _list_laid(question, ground, linked)
    framing = set(ground.words["frame"].split())
    framed = {i for i, token in enumerate(question.tokens) if token.word in framing}
    return (own | framed) - set_apart, own, asked


def _list_laid(question: Question, ground: Ground, linked: frozenset[int]) -> set[int]:
    """Return the tokens of what an input is laid on ("a 25% tariff on imports"): no result."""
    called = {stem for _, stems in ground.phrasing.names for stem in stems}
    laid: set[int] = set()
    for at, token in enumerate(question.tokens):
        before = question.tokens[at - 1] if at else None
        is_named = before is not None and (at - 1 in linked or before.stem in called)
        if token.word in ground.words["laid_on"].split() and is_named:
            end = at + 1
            while end < len(question.tokens) and not question.tokens[end].is_light:
                end += 1
            laid.update(range(at + 1, end))
    return laid


def is_ours(question: Question, ground: Ground, own: set[int], slots: Slots) -> bool:
    """Return whether the scenario's subject is named, or one of its rows rises or falls."""
    ways = {i for i, token in enumerate(question.tokens) if token.word in ground.directions}
    named = {i for its in question.mentions for i in range(its.start, its.end)}
    if own - ways - named:
        return True
    is_moved = bool(ways) or any(amount.direction for amount in question.amounts)
    required = {item.name for item in ground.scenario.inputs if not item.default}
    rows = any(slot.rows and slot.name in required for slot in slots.list_all())
    return is_moved and (rows or (slots.doubt is not None and slots.doubt.kind == "row"))


def leaves_words(question: Question, tokens: frozenset[int]) -> bool:
    """Return whether a word, amount or time of *question* is not among *tokens*."""
    amounts = {i for its in question.amounts for i in range(its.start, its.end)}
    moments = {i for its in question.moments for i in range(its.start, its.end)}
    words = {i for term in question.terms for i in range(term.start, term.end)}
    content = {i for i in words if not question.tokens[i].is_light}
    content |= {i for i, token in enumerate(question.tokens) if token.text in question.unknown}
    return bool((content | amounts | moments) - tokens)
