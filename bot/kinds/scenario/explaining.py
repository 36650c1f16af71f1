"""How much of a question a scenario accounts for, and how well they fit."""

from bot.base.model import Amount, Mention, Moment, Question
from bot.base.text import stem
from bot.kinds.scenario.ground import Ground, begins_part, list_phrases
from bot.kinds.scenario.linking import Link
from bot.kinds.scenario.model import NO_NUMBER
from bot.kinds.scenario.slots import Slots, list_missing
from bot.kinds.scenario.subjects import list_part

_PATTERN = 0.1
"""Part of the fit that depends on how much of the question one phrasing holds."""

_PHRASED = 0.1
"""Part of it that depends on how much of one phrasing the question holds."""

_TITLED = 0.05
"""Part of it that depends on how much of the title is said."""

_INCOMPLETE = 0.9
"""What is left of the fit when a needed input is not given: another scenario may need none."""

_MISSING = 0.97
"""What is left of it for each further one."""

_APART = 0.8
"""What is left of it when a row is named that it lacks, or no word that all phrasings have."""

_OTHERWISE = 0.5
"""What is left of it when it needs nothing and little of its title is said, and no result."""

_LITTLE = 0.5
"""Part of a title that is little."""

_ANOTHER = 0.6
"""What is left of it when "which" goes before a word that the scenario does not know."""

_UNASKED = 0.95
"""What is left of it when none of the results is named."""

_ASIDE = 0.98
"""What is left of it when only a result is named that is not the first."""

_WEAK = 0.93
"""What is left of it for each amount that goes to an input which no word links to it."""

_UNNAMED = 0.97
"""What is left of it for each name that sets nothing and stands in no phrasing."""

_ASSUMED = 0.02
"""Part of it lost with each input that is assumed: of two the plainer one is meant."""

_MOST_ASSUMED = 5
_WHOLE = 0.999
_OWNING = ("'s", "’s", "s'", "s’")
_LEAST_MILD = 0.75
"""What tells scenarios apart takes no more than this from one that accounts for everything."""


def measure_fit(question: Question, ground: Ground, link: Link, asked: set[int]) -> float:
    """Return how well *question* fits a scenario for which *link* was found, 0 to 1."""
    assert link.slots is not None
    said = {term.text for term in question.terms}
    doubt = link.slots.doubt
    doubted = doubt.name if doubt and doubt.kind == "amount" else ""
    missing = [its for its in list_missing(ground.scenario, link.slots) if its.name != doubted]
    fit = _INCOMPLETE * _MISSING ** (len(missing) - 1) if missing else 1.0
    is_apart = bool(doubt and doubt.kind == "row") or not ground.phrasing.core <= said
    fit *= _APART if is_apart else 1.0
    needs = any(item.default is None for item in ground.scenario.inputs)
    is_titled = ground.phrasing.match_title(said) >= _LITTLE
    is_about = (needs and not _only_calls(question, ground)) or bool(asked) or is_titled
    fit *= 1.0 if is_about else _OTHERWISE
    is_other = _asks_another(question, ground) or _moves_nothing(question, ground)
    fit *= _ANOTHER if is_other or _asks_of_another(question, ground, link) else 1.0
    fit *= max(_LEAST_MILD, _tell_apart(question, ground, link, asked))
    return fit * min((1.0, *(m.sureness for m in question.mentions if m.start in link.tokens)))


def _tell_apart(question: Question, ground: Ground, link: Link, asked: set[int]) -> float:
    """Return how much speaks for one scenario beside others that take the same amounts, 0 to 1.

    A question put as the scenario's author does leaves nothing to tell apart.
    """
    assert link.slots is not None
    said = {term.text for term in question.terms}
    main = {term.start for term in question.terms if term.text in ground.phrasing.main}
    covered = ground.phrasing.cover(question, link.tokens)
    matched = ground.phrasing.match(question)
    if min(covered, matched) > _WHOLE:
        return 1.0
    fit = 1 - _PATTERN * (1 - covered)
    fit *= 1 - _PHRASED * (1 - matched)
    fit *= 1 - _TITLED * (1 - ground.phrasing.match_title(said))
    fit *= 1.0 if asked & main else _ASIDE if asked else _UNASKED
    fit *= _WEAK ** len(link.weak)
    fit *= _UNNAMED ** _count_unnamed(question, ground, link)
    return fit * (1 - _ASSUMED * min(_MOST_ASSUMED, _count_assumed(ground, link.slots)))


def _only_calls(question: Question, ground: Ground) -> bool:
    """Return whether no more is said than what the one input needed is called by, and its amount.

    "An elasticity of 2" is in many a formula.
    """
    needed = [item.name for item in ground.scenario.inputs if item.default is None]
    called = {stem for name, stems in ground.phrasing.names if name in needed for stem in stems}
    known = (its.text for its in question.terms if its.text in ground.phrasing.terms)
    said = {text for text in known if not text[0].isdecimal()}
    return len(needed) == 1 and said <= called and said.isdisjoint(ground.phrasing.title)


def _asks_another(question: Question, ground: Ground) -> bool:
    """Return whether "which", or "what does it do to", goes before a word that is none here.

    What an amount stands behind ("to flour at 2 euros a kilo") is no result.
    """
    asking = ground.words["asking"].split()
    places = {at + 1 for at, token in enumerate(question.tokens) if token.word in asking}
    for _, end in list_phrases(question, ground.words["results"]):
        noun = _list_noun(question, end, ground)
        priced = any(noun.stop <= its.start <= noun.stop + 1 for its in question.amounts)
        places.update(() if priced else noun)
    known = ground.phrasing.terms
    return any(
        term.start in places
        and term.is_known
        and not term.is_vague
        and not term.text.startswith("@")
        and term.text not in known
        and question.tokens[term.start].word not in ground.words["frame"].split()
        for term in question.terms
    )


def _asks_of_another(question: Question, ground: Ground, link: Link) -> bool:
    """Return whether something of another row is asked than of those set.

    "Berg's share if Dahl doubles" is not the share of Dahl.
    """
    assert link.slots is not None
    held = {row for slot in link.slots.list_all() for row in slot.rows}
    rows = {row for its in ground.rows.values() for row in its} if held else set()
    supposed = {at for its in question.amounts for at in list_part(question, its.start, ground)}
    return bool(supposed) and any(
        its.start not in link.tokens
        and its.start not in supposed
        and its.entity in rows - held
        and _is_owner(its, question, ground)
        for its in question.mentions
    )


def _is_owner(name: Mention, question: Question, ground: Ground) -> bool:
    """Return whether something of *name* is spoken of: "Berg's share", "the share of Berg"."""
    articles = ground.words["articles"].split()
    before = [its.word for its in question.tokens[: name.start] if its.word not in articles]
    is_last = before[-1:] and before[-1] in ground.words["of"].split()
    return bool(is_last) or question.tokens[name.end - 1].text.endswith(_OWNING)


def _moves_nothing(question: Question, ground: Ground) -> bool:
    """Return whether something rises or falls of which the scenario has no amount."""
    if question.intent != "what-if" or any(
        item.type not in NO_NUMBER for item in ground.scenario.inputs
    ):
        return False
    ways = [its for its in question.terms if question.tokens[its.start].word in ground.directions]
    return any(its.text not in ground.phrasing.terms for its in ways)


def _list_noun(question: Question, start: int, ground: Ground) -> range:
    """Return the tokens from *start* on that are one noun with what goes before it."""
    articles = ground.words["articles"].split()
    ends = (
        at
        for at in range(start, len(question.tokens))
        if (question.tokens[at].is_light and question.tokens[at].word not in articles)
        or (at > start and begins_part(question, at, ground))
    )
    return range(start, next(ends, len(question.tokens)))


def _count_unnamed(question: Question, ground: Ground, link: Link) -> int:
    named = {term for pattern in ground.phrasing.patterns for term in pattern}
    return sum(
        mention.start not in link.tokens and f"@{mention.entity}" not in named
        for mention in question.mentions
    )


def _count_assumed(ground: Ground, slots: Slots) -> int:
    """Return how much is assumed: numbers that no change starts from, figures of nothing named."""
    is_named = any(slot.rows for slot in slots.list_all())
    return bool(ground.scenario.use and not is_named) + sum(
        item.default is not None
        and item.type not in ("entity", "choice")
        and slots.find(item.name) is None
        and not ground.phrasing.is_start(item)
        for item in ground.scenario.inputs
    )


def explain(question: Question, ground: Ground, link: Link) -> tuple[set[int], set[int], set[int]]:
    """Return tokens that the scenario's words explain, those of its own, those of results asked.

    A number is explained by the input that it sets, never by being a word of a phrasing. Where
    no figures are looked up, whatever is spoken of is worked out alike.
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
    asked -= _list_laid(question, ground, link.tokens)
    framing = set(map(stem, ground.words["frame"].split()))
    framed = {i for i, token in enumerate(question.tokens) if stem(token.word) in framing}
    if ground.before != Slots():
        framed |= _list_same(question, ground)
    counted = {
        at for its in question.amounts if its.sense == "rank" for at in _list_first(its, question)
    }
    is_set = not link.weak and any(
        at in link.tokens for its in question.amounts for at in range(its.start, its.end)
    )
    if is_set and _is_method(ground, link):
        asked_of = _list_owners(question, own)
        framed |= {
            at
            for its in question.mentions
            if its not in asked_of
            for at in range(its.start, its.end)
        }
    if question.intent == "what-if":
        framed |= {
            at for at, token in enumerate(question.tokens) if token.word in ground.directions
        }
    return ((own | framed) - set_apart) | counted, own, asked


def _list_owners(question: Question, own: set[int]) -> list[Mention]:
    """Return the names of which something is asked that the scenario knows nothing of.

    "Malaysia's share" is not told by what a duty does to imports, whosever they are.
    """
    starts = {term.start for term in question.terms if not term.text.startswith("@")}
    return [
        its
        for its in question.mentions
        if question.tokens[its.end - 1].text.endswith(_OWNING)
        and its.end in starts
        and its.end not in own
    ]


def _list_first(rank: Amount, question: Question) -> range:
    """Return the tokens of a rank that only leads an amount: "the first five years"."""
    leads = any(its.start == rank.end for its in question.amounts)
    return range(rank.start, rank.end) if leads else range(0)


def _list_same(question: Question, ground: Ground) -> set[int]:
    """Return the tokens that point at what was spoken of before: "the same market"."""
    words = ground.words["same"].split()
    return {
        at + 1
        for at, token in enumerate(question.tokens[:-1])
        if token.word in words and not question.tokens[at + 1].is_light
    }


def _is_method(ground: Ground, link: Link) -> bool:
    """Return whether no figure of anything is used that the question does not give."""
    given = {slot.name for slot in link.slots.given} if link.slots else set()
    kept = (its for its in ground.scenario.inputs if its.type == "quantity" and its.unit != "1")
    is_held = any(its.default is not None and its.name not in given for its in kept)
    return not (ground.scenario.use or ground.rows or is_held)


def _list_laid(question: Question, ground: Ground, linked: frozenset[int]) -> set[int]:
    """Return the tokens of what an input is laid on ("a 25% levy on cargo"): no result."""
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
