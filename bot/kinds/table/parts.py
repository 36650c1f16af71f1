"""A question cut to some of its words, every token keeping its place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.base.model import Amount, Mention, Moment, Question, Term

Span = Term | Mention | Amount | Moment
Part = TypeVar("Part", Term, Mention, Amount, Moment)


def keep_tokens(question: Question, kept: frozenset[int]) -> Question:
    """Return *question* with only the tokens *kept*; the others are blank and say nothing."""
    tokens = tuple(
        token if at in kept else replace(token, text="", word="", stem="", is_light=True)
        for at, token in enumerate(question.tokens)
    )
    return replace(
        question,
        tokens=tokens,
        terms=tuple(_keep(question.terms, kept)),
        mentions=tuple(_keep(question.mentions, kept)),
        amounts=tuple(_keep(question.amounts, kept)),
        moments=tuple(_keep(question.moments, kept)),
        strangers=tuple(
            name
            for name in question.strangers
            if any(question.tokens[at].text in name for at in kept)
        ),
    )


def _keep(spans: Sequence[Part], kept: frozenset[int]) -> Iterable[Part]:
    return (span for span in spans if kept.issuperset(range(span.start, span.end)))


def list_content(question: Question) -> frozenset[int]:
    """Return the tokens that a reading has to account for."""
    spans: list[Span] = [*question.terms, *question.amounts, *question.moments]
    return frozenset(
        at
        for span in spans
        for at in range(span.start, span.end)
        if not isinstance(span, Term) or not question.tokens[at].is_light
    )
