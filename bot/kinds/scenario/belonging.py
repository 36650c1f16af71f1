"""Whether the words right beside an amount say that it is of something else than an input.

"Four suppliers" is no demand, "an elasticity of 1.2" no imports, "taxed at 15%" no part that is
lost, and of "a 5-year annuity of 100" the 5 are no loan.
"""

from bot.base.model import Amount, Question, Term
from bot.kinds.scenario.changing import is_loose
from bot.kinds.scenario.evidence import names_input, says_unit
from bot.kinds.scenario.ground import Ground, begins_part, score_words
from bot.kinds.scenario.model import NO_NUMBER, Input

_TOLD = 1.5
"""Score from which light words ("at") say that a part is of an input, whatever else is named."""


def belongs_elsewhere(item: Input, amount: Amount, question: Question, ground: Ground) -> bool:
    """Return whether *amount* is surely not of *item*, though it has a unit that fits.

    A change of what has names of its own ("everyone else") has to be called by one.
    """
    if item.type == "change" and item.words and item.name != ground.asked:
        is_before = ground.before.find(item.name) is not None
        return not (is_before or score_words(item, amount.start, amount.end, question, ground))
    if amount.sense != "level":
        return False
    if is_loose(item, amount):
        return not says_unit(item, amount, question, ground) and any(
            says_unit(its, amount, question, ground) for its in ground.scenario.inputs
        )
    own = _list_own(item, ground)
    before = _find_noun(amount, question, ground)
    is_named = before is not None and before.text not in own and before.text in _list_named(ground)
    is_told = names_input(item, amount, question, ground)
    if not amount.unit:
        return is_named or (not is_told and _counts_other(amount, own, question, ground))
    if amount.unit != "%" or is_told:
        return False
    if amount.direction:
        return is_named
    if before is None or not before.is_known or before.text in ground.phrasing.terms:
        return False
    return score_words(item, amount.start, amount.end, question, ground) < _TOLD


def _find_noun(amount: Amount, question: Question, ground: Ground) -> Term | None:
    """Return the word before *amount*, or before the list that it belongs to, in its clause.

    Only light or vague words, and those that go up or down, may lie between; what a noun is laid
    on ("a duty on imports", "a duty on 300") is another matter.
    """
    ends = {its.end: its.start for its in question.amounts}
    laid_on = ground.words["laid_on"].split()
    at, is_joined = amount.start, False
    while at > 0 and not begins_part(question, at, ground):
        token = question.tokens[at - 1]
        if at in ends and at < amount.start:
            if not is_joined:
                return None
            at, is_joined = ends[at], False
        elif token.word in laid_on or _is_move(question, at - 1, ground):
            return None
        elif token.is_light or token.word in ground.directions:
            at, is_joined = at - 1, token.word in ground.words["then"]
        elif at > 1 and question.tokens[at - 2].word in laid_on:
            at -= 2
        else:
            term = next((its for its in question.terms if its.start < at <= its.end), None)
            if term is None or not term.is_vague:
                return term
            at, is_joined = term.start, False
    return None


def _is_move(question: Question, at: int, ground: Ground) -> bool:
    """Return whether token *at* is a noun that goes up or down: "a cut of 3" is a cut."""
    of = ground.words["of"].split()
    return question.tokens[at].word in ground.directions and question.tokens[at + 1].word in of


def _counts_other(amount: Amount, own: frozenset[str], question: Question, ground: Ground) -> bool:
    """Return whether right behind a number goes what the scenario knows, but not as *own*."""
    if amount.end < len(question.tokens) and begins_part(question, amount.end, ground):
        return False
    behind = next((its for its in question.terms if its.start == amount.end), None)
    is_word = behind is not None and question.tokens[behind.start].word not in ground.directions
    return (
        is_word
        and behind is not None
        and behind.text in ground.phrasing.terms
        and behind.text not in own
    )


def _list_own(item: Input, ground: Ground) -> frozenset[str]:
    """Return the stems of what an input is called by, and of what stands beside its gaps."""
    names = {stem for name, stems in ground.phrasing.names if name == item.name for stem in stems}
    gaps = (gap.stems for gap in ground.phrasing.gaps if gap.name == item.name)
    return frozenset(names.union(*(side for sides in gaps for side in sides)))


def _list_named(ground: Ground) -> frozenset[str]:
    """Return what inputs that take amounts are called by, and results that no input is."""
    numeric = {item.name for item in ground.scenario.inputs if item.type not in NO_NUMBER}
    called = ((name, stems) for name, stems in ground.phrasing.names if name in numeric)
    names = (stem for _, stems in called for stem in stems)
    return frozenset((*names, *ground.phrasing.asked))
