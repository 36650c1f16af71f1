"""A question cut into clauses, each a question of its own over some of its tokens."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from bot.base.model import Question


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Part = TypeVar("Part", bound=_Placed)


def cut_question(question: Question, start: int, end: int) -> Question:
    """Return the tokens ``start:end`` of *question* as one, places counted from its own start."""
    return replace(
        question,
        tokens=question.tokens[start:end],
        terms=_shift(question.terms, start, end),
        mentions=_shift(question.mentions, start, end),
        amounts=_shift(question.amounts, start, end),
        moments=_shift(question.moments, start, end),
    )


def _shift(parts: Iterable[Part], start: int, end: int) -> tuple[Part, ...]:
    inside = (part for part in parts if start <= part.start and part.end <= end)
    return tuple(
        replace(part, start=part.start - start, end=part.end - start)  # type: ignore[type-var]
        for part in inside
    )


def list_named(question: Question) -> frozenset[int]:
    """Return the tokens of mentions and amounts."""
    names = frozenset(at for its in question.mentions for at in range(its.start, its.end))
    return names | frozenset(at for its in question.amounts for at in range(its.start, its.end))


def drop_amounts(question: Question, dropped: Iterable[int]) -> Question:
    """Return *question* without those of its amounts, by their position."""
    gone = set(dropped)
    kept = (amount for at, amount in enumerate(question.amounts) if at not in gone)
    return replace(question, amounts=tuple(kept))


def list_clauses(
    question: Question, joints: frozenset[str], begin: int, is_whole: Sequence[bool]
) -> list[tuple[int, int]]:
    """Return the spans between *joints* from token *begin* on, each grown until it is whole.

    Args:
        question: What is cut.
        joints: Words and signs that may part two clauses.
        begin: Where the first clause begins.
        is_whole: For the two things that a clause must hold, a mention and an amount,
            whether it must.
    """
    taken = list_named(question)
    cuts = [
        at
        for at in range(begin, len(question.tokens))
        if at not in taken and question.tokens[at].word in joints
    ]
    spans: list[tuple[int, int]] = []
    start = begin
    for cut in (*cuts, len(question.tokens)):
        clause = cut_question(question, start, cut)
        has = (bool(clause.mentions), bool(clause.amounts))
        if all(held or not needed for held, needed in zip(has, is_whole, strict=True)):
            spans.append((start, cut))
            start = cut + 1
    if spans and start < len(question.tokens) + 1:
        spans[-1] = (spans[-1][0], len(question.tokens))
    return spans


def cut_compared(
    question: Question, compared: tuple[int, int], joints: Sequence[str]
) -> list[tuple[int, int]]:
    """Return the two halves about the likeliest of *joints* in a comparison; empty for none."""
    is_between = question.tokens[compared[0]].word in joints
    begin = 0 if is_between else compared[1]
    named = list_named(question)
    for joint in joints:
        cuts = [
            at
            for at in range(begin, len(question.tokens))
            if question.tokens[at].word == joint and at not in named
        ]
        for cut in cuts:
            halves = [(begin, cut), (cut + 1, len(question.tokens))]
            parts = [cut_question(question, *half) for half in halves]
            if all(part.mentions or part.amounts for part in parts):
                return halves
    return []
