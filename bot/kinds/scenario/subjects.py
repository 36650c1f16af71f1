"""What an amount is said of, as the words before it go: "the share of imports falls to 40%"."""

from bot.base.model import Amount, Question, Term
from bot.kinds.scenario.ground import Ground, begins_part

_CLAUSES = ("condition", "clauses")
_NEAR = 8
"""Words before an amount among which it is said what moves."""


def list_subject(amount: Amount, question: Question, ground: Ground) -> tuple[Term, ...]:
    """Return what *amount* is said of: the noun, and before it what stands right beside it.

    "The share of imports" is a share, "interest rates" are rates, of interest. Words that only
    go up or down, or frame a question, are no nouns; another clause or amount ends the search.
    """
    floor = _find_floor(amount, question, ground)
    framing = ground.words["frame"].split()
    nouns = [
        term
        for term in question.terms
        if floor <= term.start < amount.start
        and term.text[0].isalpha()
        and question.tokens[term.start].word not in ground.directions
        and question.tokens[term.start].word not in framing
    ]
    between = [its.word for its in question.tokens[nouns[-1].end : amount.start]] if nouns else []
    if not nouns or not set(ground.words["of"].split()).isdisjoint(between):
        return ()
    head = len(nouns) - 1
    while head and _belongs(nouns[head - 1], nouns[head], question, ground):
        head -= 1
    first = head
    while first and nouns[first - 1].end == nouns[first].start:
        first -= 1
    return tuple(nouns[first : head + 1])


def _find_floor(amount: Amount, question: Question, ground: Ground) -> int:
    """Return the token from which the clause before *amount* runs."""
    starts = {word for name in _CLAUSES for word in ground.words[name].split()}
    ends = [at + 1 for at in range(amount.start) if question.tokens[at].word in starts]
    ends += [at for at in range(amount.start + 1) if begins_part(question, at, ground)]
    ends += [its.end for its in question.amounts if its.end <= amount.start]
    return max((*ends, amount.start - _NEAR, 0))


def _belongs(one: Term, other: Term, question: Question, ground: Ground) -> bool:
    """Return whether the second is only what the first is of."""
    between = {token.word for token in question.tokens[one.end : other.start]}
    return not between.isdisjoint(ground.words["of"].split())


def is_moved(amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether the words say that something goes up, down or to *amount*.

    "A loss of a 10% duty" and "at a 30% loss" say so of nothing that stands before, nor does
    "hit by a 25% duty": a noun right behind is what the amount is of. "Paid back by 20" neither.
    """
    behind = question.tokens[amount.end : amount.end + 1]
    is_parted = begins_part(question, amount.end, ground) if behind else True
    if not is_parted and not behind[0].is_light and behind[0].word not in ground.directions:
        return False
    if amount.cue == "to" or (amount.cue == "by" and amount.direction):
        return True
    before = question.tokens[amount.start - 1] if amount.start else None
    return amount.cue == "" and before is not None and before.word in ground.directions


def list_part(question: Question, at: int, ground: Ground) -> range:
    """Return the tokens of the part of a question with token *at*: what is supposed, or the rest.

    "How dear is flour if grain falls 10%" and "if grain falls 10%, how dear is flour" have two.
    """
    starts, asking = (ground.words[name].split() for name in ("condition", "asks_result"))
    words = [token.word for token in question.tokens]
    cuts = [0, *(i for i, word in enumerate(words) if i > 1 and word in starts)]
    cuts += [
        i for i, word in enumerate(words) if word in asking and begins_part(question, i, ground)
    ]
    begin = max(cut for cut in cuts if cut <= at)
    return range(begin, min((cut for cut in cuts if cut > at), default=len(words)))
