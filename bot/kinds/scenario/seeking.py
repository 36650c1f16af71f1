"""Whether a question seeks an input ("what duty would raise the price by 12%?"), and for what.

The target is one of its amounts, read in the unit of an output that the words name.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Amount, Quantity, Question
from bot.base.text import terms
from bot.kinds.scenario.changing import suit_unit
from bot.kinds.scenario.evidence import score_amount
from bot.kinds.scenario.ground import Ground, list_phrases
from bot.kinds.scenario.model import NO_NUMBER, Input, OutputRule
from bot.kinds.scenario.slots import Aim
from bot.kinds.scenario.ways import find_way

_NEAR = 6
_OF = ("of", "at")
_PERCENT = Fraction(100)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought: the aim (None when no output is named), and the words that say so."""

    aim: Aim | None
    tokens: frozenset[int] = frozenset()
    amounts: tuple[int, ...] = ()


def find_sought(question: Question, ground: Ground, lexicon: Lexicon) -> Sought | None:
    """Return what *question* seeks of the scenario; None when it seeks none of its inputs."""
    numeric = [item for item in ground.scenario.inputs if item.type not in NO_NUMBER]
    named = {term.start: term.text for term in question.terms}
    said = {named.get(at, token.stem) for at, token in enumerate(question.tokens)}
    is_way = any(token.word in ground.directions for token in question.tokens)
    nouns_of = ((item, _list_nouns(item, ground, lexicon)) for item in numeric)
    called = [
        (item, nouns)
        for item, nouns in nouns_of
        if nouns & said or (item.type == "change" and is_way)
    ]
    for start, end in list_phrases(question, ground.words["seek"]):
        for item, nouns in called:
            found = _find_noun(item, nouns, named, question, end, ground)
            if found is None or _is_given(question, found) or _is_sized(question, found):
                continue
            if not _asks_effect(question, end, found, ground):
                allowed = dict(ground.scenario.invert).get(item.name, ())
                sought = _find_target(item, allowed, (start, found), question, ground, lexicon)
                if sought.aim is not None or not _is_result(question, found, ground):
                    return sought
    return None


def find_new_target(question: Question, ground: Ground, lexicon: Lexicon) -> Sought | None:
    """Return the last search with another target ("and by 20%?"); None when none is given."""
    before = ground.before.aim
    if before is None or before.kind != "solve" or len(question.amounts) != 1:
        return None
    amount = question.amounts[0]
    numeric = [item for item in ground.scenario.inputs if item.type not in NO_NUMBER]
    nouns = {noun for item in numeric for noun in _list_nouns(item, ground, lexicon)}
    if not nouns.isdisjoint(term.text for term in question.terms):
        return None
    rule = next(its for its in ground.scenario.outputs if its.name == before.output)
    target = _read_target(rule, amount, question, ground)
    if target is None or target.low is None or before.target is None:
        return None
    was, way = before.target.low, amount.direction or find_way(question, ground, amount)
    if not way and was is not None and was < 0 < target.low and _is_change(rule, ground):
        target = replace(target, low=-target.low, high=-target.low)
    tokens = frozenset(range(amount.start, amount.end))
    return Sought(replace(before, target=target), tokens, (0,))


def _is_result(question: Question, noun: int, ground: Ground) -> bool:
    """Return whether a result is called by the same noun: "how much duty is due on ..."."""
    return any(
        term.start == noun and term.text in ground.phrasing.outputs for term in question.terms
    )


def _is_given(question: Question, noun: int) -> bool:
    """Return whether an amount goes right before the same noun: "with a 10% duty, what duty"."""
    ends = {its.end for its in question.amounts} - {noun}
    called = question.tokens[noun].stem
    return any(end < len(question.tokens) and question.tokens[end].stem == called for end in ends)


def _is_sized(question: Question, noun: int) -> bool:
    """Return whether the noun's own amount follows it: "how much would a fee of 3 euros raise"."""
    starts = {its.start for its in question.amounts}
    at = noun + 1
    while at < len(question.tokens) and at not in starts and question.tokens[at].word in _OF:
        at += 1
    return at > noun + 1 and at in starts


def _asks_effect(question: Question, start: int, noun: int, ground: Ground) -> bool:
    """Return whether what an input does is asked ("what does a rise do to"), not its size."""
    words = [token.word for token in question.tokens]
    verbs, ends = (ground.words[name].split() for name in ("seek_verbs", "seek_ends"))
    return any(word in verbs for word in words[start:noun]) and not any(
        word in ends for word in words[noun:]
    )


def _find_noun(
    item: Input,
    nouns: Set[str],
    named: Mapping[int, str],
    question: Question,
    start: int,
    ground: Ground,
) -> int | None:
    """Return the token with which *item* is named right after *start*; None when it is not.

    Args:
        item: The input.
        nouns: The terms by which it is called.
        named: Token -> the term that begins there.
        question: Where it may be named.
        start: The first token that may name it.
        ground: The scenario.
    """
    fillers = ground.words["seek_fillers"].split()
    for at in range(start, min(start + _NEAR, len(question.tokens))):
        token = question.tokens[at]
        if any(its.start <= at < its.end for its in question.amounts):
            return None
        if named.get(at, token.stem) in nouns:
            return at
        if item.type == "change" and token.word in ground.directions:
            return at
        if token.word not in fillers and not named.get(at, "").startswith("@"):
            return None
    return None


def _list_nouns(item: Input, ground: Ground, lexicon: Lexicon) -> set[str]:
    """Return the terms by which an input is called: its own words, and those beside its gaps."""
    gaps = [gap for gap in ground.phrasing.gaps if gap.name == item.name]
    beside = [gap.after[0] for gap in gaps if gap.after]
    beside += [gap.before[1] for gap in gaps if gap.before[:1] == ("of",) and len(gap.before) > 1]
    ends = ground.words["label_ends"].split()
    label = takewhile(lambda word: word not in ends, item.label.split())
    said = (" ".join(label), item.name.replace("_", " "), *item.words, *beside)
    return set(terms("\n".join(said), lexicon)) - set(terms(ground.words["plain_nouns"], lexicon))


def _find_target(
    item: Input,
    allowed: Iterable[str],
    seeker: tuple[int, int],
    question: Question,
    ground: Ground,
    lexicon: Lexicon,
) -> Sought:
    """Return the aim at the output that the words name best, with the amount it must reach."""
    start, noun = seeker
    asked = {term.text for term in question.terms if not start <= term.start <= noun}
    pairs = []
    for place, name in enumerate(allowed):
        rule = next(its for its in ground.scenario.outputs if its.name == name)
        said = (rule.label, rule.name.replace("_", " "), *rule.words)
        held = set(terms("\n".join(said), lexicon))
        shared = len(held & asked) - 0.01 * len(held)
        for at, amount in enumerate(question.amounts):
            target = _read_target(rule, amount, question, ground)
            others = [its for its in ground.scenario.inputs if its is not item]
            rival = max((score_amount(its, amount, question, ground) for its in others), default=0)
            if target is not None and held & asked and not _is_rivals(rival, amount, noun):
                fit = shared + _suits(rule, amount, question, ground)
                pairs.append((-round(fit, 6), place, at, target, name))
    if not pairs:
        return Sought(None)
    _, _, at, target, name = min(pairs, key=lambda pair: pair[:3])
    amount = question.amounts[at]
    spans = (range(start, noun + 1), range(amount.start, amount.end))
    ways = (i for i, token in enumerate(question.tokens) if token.word in ground.directions)
    tokens = frozenset((*(i for span in spans for i in span), *ways))
    searched = _narrow(item, question.tokens[noun].word, ground)
    return Sought(Aim("solve", item.name, searched, name, target), tokens, (at,))


def _narrow(item: Input, noun: str, ground: Ground) -> tuple[Quantity, ...]:
    """Return where a change is sought: losses only when a cut is, gains only when a rise is."""
    way = ground.directions.get(noun)
    if item.type != "change" or not way or item.domain is None:
        return ()
    zero = Fraction(0)
    if way == "down":
        return (replace(item.domain, high=zero, high_open=False, text=""),)
    return (replace(item.domain, low=zero, low_open=False, text=""),)


def _suits(rule: OutputRule, amount: Amount, question: Question, ground: Ground) -> float:
    """Return whether the words change the output or make it reach something, as its label says."""
    way = amount.direction or find_way(question, ground, amount)
    is_moved = _is_change(rule, ground) or _is_moved(rule, ground)
    if amount.cue == "to":
        return 0.0 if is_moved else 1.0
    return 1.0 if is_moved and (way or amount.cue == "by") else 0.0


def _is_change(rule: OutputRule, ground: Ground) -> bool:
    return not _list_label(rule).isdisjoint(ground.words["change_labels"].split())


def _is_moved(rule: OutputRule, ground: Ground) -> bool:
    return not _list_label(rule).isdisjoint(ground.directions)


def _list_label(rule: OutputRule) -> set[str]:
    return set(rule.label.lower().replace(",", " ").split()) | set(rule.name.split("_"))


def _is_rivals(rival: float, amount: Amount, noun: int) -> bool:
    """Return whether *amount* speaks of another input: it stands by that one's words."""
    return rival >= 3.0 and (amount.start < noun or amount.cue not in ("by", "to"))


def _read_target(
    rule: OutputRule, amount: Amount, question: Question, ground: Ground
) -> Quantity | None:
    """Return *amount* in the unit of an output; None when it can be none of its values."""
    if amount.low != amount.high or amount.sense == "rank":
        return None
    is_change = _is_change(rule, ground)
    is_moved = is_change or _is_moved(rule, ground)
    way = amount.direction or find_way(question, ground, amount)
    value = _read_part(rule, amount, way, is_change=is_change, is_moved=is_moved)
    if value is None and rule.unit not in ("%", "pp", "1"):
        value = _read_level(rule, amount, ground)
    return None if value is None else Quantity(value, value, rule.unit or "1")


def _read_part(
    rule: OutputRule, amount: Amount, way: str, *, is_change: bool, is_moved: bool
) -> Fraction | None:
    """Return what a share, a relative change or a multiple must be."""
    sign = -1 if way == "down" else 1
    is_percent = amount.unit in ("%", "pp") or amount.sense == "points"
    if rule.unit == "1":
        if amount.sense == "factor":
            return amount.low
        return amount.low if not amount.unit and amount.sense == "level" else None
    if rule.unit not in ("%", "pp"):
        return None
    if amount.sense == "factor":
        moved = 1 / amount.low - 1 if way == "down" and amount.low > 1 else amount.low - 1
        return moved * _PERCENT if is_change else None
    if not amount.unit and amount.low == 0:
        return -_PERCENT if is_change and amount.cue == "to" else Fraction(0)
    if not is_percent:
        return None
    if is_change:
        return amount.low - _PERCENT if amount.cue == "to" and way else sign * amount.low
    return amount.low if is_moved or amount.cue != "by" else None


def _read_level(rule: OutputRule, amount: Amount, ground: Ground) -> Fraction | None:
    if amount.sense != "level" or not amount.unit:
        return Fraction(0) if amount.low == 0 and not amount.unit else None
    unit = suit_unit(amount.unit, rule.unit, ground.units)
    level = Quantity(amount.low, amount.high, unit)
    return ground.units.convert(level, rule.unit).low if unit else None
