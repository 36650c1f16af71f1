"""Which tokens of a question set which inputs of a scenario.

Mentions go to entity inputs, words to options, amounts (see ``amounts``) to the others.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.base.frozen import dataclass
from bot.base.lexicon import Lexicon
from bot.base.model import Mention, Question
from bot.kinds.scenario.aiming import find_aim
from bot.kinds.scenario.amounts import link_amounts, settle_start
from bot.kinds.scenario.clauses import cut_compared, cut_question, drop_amounts, list_clauses
from bot.kinds.scenario.currencies import doubt_currency, settle_currency
from bot.kinds.scenario.evidence import complete_amount, is_reached
from bot.kinds.scenario.ground import Found, Ground, find_phrase, list_phrases, score_words
from bot.kinds.scenario.lines import link_lines
from bot.kinds.scenario.listing import link_series
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.products import link_products
from bot.kinds.scenario.slots import Aim, Doubt, Slot, Slots
from bot.kinds.scenario.ways import find_way


@dataclass(frozen=True, slots=True)
class Link:
    """Slots that a question sets, and the tokens that do it; None in *slots* when it clashes.

    Attributes:
        weak: Inputs set by amounts that no word links to them.
    """

    slots: Slots | None
    tokens: frozenset[int]
    weak: frozenset[str] = frozenset()


def link_question(question: Question, ground: Ground, lexicon: Lexicon) -> Link:
    """Return what *question* sets; a gain asked of a loss gives no slots at all."""
    found = Found()
    amounts = tuple(complete_amount(its, question, ground) for its in question.amounts)
    question = replace(question, amounts=amounts)
    rest = drop_amounts(question, _list_coded(question, ground, found))
    rest = drop_amounts(rest, settle_currency(rest, ground, found))
    rest = drop_amounts(rest, link_lines(rest, ground, found))
    rest = drop_amounts(rest, link_series(rest, ground, found))
    link = _link_rest(rest, ground, lexicon)
    if link.slots is None:
        return link
    way = "" if question.amounts else find_way(question, ground)
    slots = Slots(tuple(found.slots.values()), way=way).merge(link.slots)
    return Link(slots, link.tokens | found.tokens, link.weak)


def _list_coded(question: Question, ground: Ground, found: Found) -> list[int]:
    """Return the amounts, by position, that are part of a name of the scenario ("N-1")."""
    words = [token.word for token in question.tokens]
    coded = [
        at
        for at, its in enumerate(question.amounts)
        if its.start and (words[its.start - 1], words[its.start]) in ground.phrasing.codes
    ]
    for at in coded:
        found.tokens.update(range(question.amounts[at].start, question.amounts[at].end))
    return coded


def _link_rest(question: Question, ground: Ground, lexicon: Lexicon) -> Link:
    """Return what is set by all but lines and lists."""
    cases = _link_cases(question, ground)
    if cases is not None:
        return cases
    aimed = find_aim(question, ground, lexicon)
    if not aimed.is_clear:
        return Link(None, frozenset())
    link = _link_once(drop_amounts(question, aimed.amounts), ground)
    if link.slots is None:
        return link
    name = aimed.aim.name if aimed.aim else ""
    given = tuple(slot for slot in link.slots.given if slot.name != name)
    slots = Slots(given, link.slots.sources, link.slots.doubt, aimed.aim)
    return Link(slots, link.tokens | aimed.tokens, link.weak)


def _link_once(question: Question, ground: Ground) -> Link:
    """Return what one clause sets."""
    found = Found()
    if not _link_entities(question, ground, found):
        return Link(None, frozenset())
    _link_options(question, ground, found)
    if not link_amounts(question, ground, found):
        return Link(None, frozenset())
    _link_claims(question, ground, found)
    link_products(question, ground, found)
    settle_start(question, ground, found)
    doubt_currency(question, ground, found)
    _doubt_undefined(question, found)
    slots = Slots(tuple(found.slots.values()), question.sources, found.doubt)
    return Link(slots, frozenset(found.tokens), frozenset(found.weak))


def _link_claims(question: Question, ground: Ground, found: Found) -> None:
    """Take note of what a result is said to come to: "would a 30% duty raise prices by 30%?"."""
    first = {token.word for token in question.tokens[:1]}
    if not first.isdisjoint(ground.words["claims"].split()):
        for amount in question.amounts:
            if is_reached(amount, question, ground):
                found.tokens.update(range(amount.start, amount.end))


def _doubt_undefined(question: Question, found: Found) -> None:
    """Take note of what is no amount at all."""
    for amount in question.amounts:
        if amount.sense == "undefined":
            found.doubt = Doubt("undefined", "", amount.text)
            found.tokens.update(range(amount.start, amount.end))


# --- cases --------------------------------------------------------------------------


def _link_cases(question: Question, ground: Ground) -> Link | None:
    """Return cases to compare, or changes one after the other; None when there is one only."""
    compared = find_phrase(question, ground.words["compare"])
    entities = [item for item in ground.scenario.inputs if item.type == "entity"]
    if compared:
        spans = cut_compared(question, compared, ground.words["beside"])
        kind = "compare"
    elif len(entities) == 1:
        joints = frozenset(ground.words["then"])
        spans = list_clauses(question, joints, 0, (True, True))
        kind = "chain"
    else:
        return None
    links = [_link_once(cut_question(question, *span), ground) for span in spans]
    cases = [link.slots for link in links if link.slots is not None]
    if len(cases) < 2 or len(cases) < len(links) or not all(case.given for case in cases):
        return None
    doubt = next((case.doubt for case in cases if case.doubt), None)
    whole = _share_slots([case.given for case in cases], is_shared=kind == "compare")
    if whole is None:
        return None
    common, given = whole
    told = {span[0] + at for span, link in zip(spans, links, strict=True) for at in link.tokens}
    told |= set(range(*compared)) if compared else set()
    slots = Slots(common, question.sources, doubt, Aim(kind, cases=given))
    weak = frozenset(name for link in links for name in link.weak)
    return Link(slots, frozenset(told), weak)


def _share_slots(
    cases: Sequence[tuple[Slot, ...]], *, is_shared: bool
) -> tuple[tuple[Slot, ...], tuple[tuple[Slot, ...], ...]] | None:
    """Return what all cases have in common, and what each has of its own.

    What only one case of a comparison says holds for the others too. None when the cases do
    not differ, or differ in what they speak of.
    """
    names = list(dict.fromkeys(slot.name for case in cases for slot in case))
    held = [{slot.name: slot for slot in case} for case in cases]
    if is_shared:
        every = {name: next(its[name] for its in held if name in its) for name in names}
        held = [{**every, **its} for its in held]
    if any(set(its) != set(names) for its in held):
        return None
    differing = [name for name in names if len({its[name] for its in held}) > 1]
    if not differing:
        return None
    if not is_shared:
        return (), tuple(tuple(its.values()) for its in held)
    common = tuple(held[0][name] for name in names if name not in differing)
    return common, tuple(tuple(its[name] for name in differing) for its in held)


# --- entities -----------------------------------------------------------------------


def _link_entities(question: Question, ground: Ground, found: Found) -> bool:
    """Set inputs from names; return False when one plays a part that no input is left for."""
    inputs = [item for item in ground.scenario.inputs if item.type == "entity"]
    if not inputs:
        return True
    rest = list_phrases(question, _list_all_rest(ground))
    grouped = {at for span in rest for at in range(*span)}
    floor = _find_supposed(question, inputs, grouped, ground)
    spans = [span for span in list_phrases(question, _list_rest(ground)) if span[0] >= floor]
    named: dict[str, list[str]] = {}
    ends: dict[str, int] = {}
    scores: dict[tuple[str, int], float] = {}
    for mention in question.mentions:
        if mention.start < floor or not grouped.isdisjoint(range(mention.start, mention.end)):
            continue
        free = [
            its
            for its in inputs
            if its.name not in ends
            or mention.entity in named[its.name]
            or _is_listed(ends[its.name], mention.start, question)
        ]
        item = _choose_entity_input(mention, free, question, ground, set(named), scores)
        if item is None and any(mention.entity in ground.rows[its.name] for its in inputs):
            return False
        if item is None:
            _doubt_row(mention, free, ground, found)
            continue
        ends[item.name] = mention.end
        named.setdefault(item.name, []).append(mention.entity)
        found.tokens.update(range(mention.start, mention.end))
    for name, rows in named.items():
        found.slots[name] = Slot(name, rows=tuple(dict.fromkeys(rows)))
    _note_again({row for rows in named.values() for row in rows}, question, found)
    everyone = find_phrase(question, ground.words["all"])
    if spans or _keeps_only(question, ground, found):
        _take_rest(spans[0] if spans else (0, 0), inputs, ground, found)
    elif everyone and grouped.isdisjoint(range(*everyone)) and len(inputs) == 1 and not found.slots:
        found.slots[inputs[0].name] = Slot(inputs[0].name, rows=ground.rows[inputs[0].name])
        found.tokens.update(range(*everyone))
    return True


def _note_again(rows: set[str], question: Question, found: Found) -> None:
    """Take note of names that are set elsewhere: "Berg's share if Berg cuts its output"."""
    for mention in question.mentions:
        if mention.entity in rows:
            found.tokens.update(range(mention.start, mention.end))


def _list_all_rest(ground: Ground) -> list[str]:
    return [*ground.words["besides"], *ground.words["others"]]


def _list_rest(ground: Ground) -> list[str]:
    """Return the phrases that mean all rows but some: not those that a scenario is asked with.

    One that asks what "all the others" do knows who they are, by whatever words.
    """
    own = ground.phrasing.wholes
    besides = [its for its in ground.words["besides"] if not any(its in text for text in own)]
    others: list[str] = ground.words["others"]
    is_about = any(its in text for its in others for text in own)
    return besides if is_about else [*besides, *others]


def _is_listed(end: int, start: int, question: Question) -> bool:
    """Return whether only light words part two names: else each plays a part of its own."""
    return all(token.is_light for token in question.tokens[end:start])


def _keeps_only(question: Question, ground: Ground, found: Found) -> bool:
    """Return whether only the rows named are to stay, where a scenario is about leaving out."""
    own = ground.phrasing.wholes
    leaves_out = any(its in text for its in ground.words["besides"] for text in own)
    only = ground.words["only"].split()
    first = min((its.start for its in question.mentions if its.start in found.tokens), default=0)
    return leaves_out and first > 0 and question.tokens[first - 1].word in only


def _find_supposed(
    question: Question, inputs: Sequence[Input], grouped: set[int], ground: Ground
) -> int:
    """Return the token from which on rows are meant to change: that of the "if", where it sets."""
    starts = ground.words["condition"].split()
    start = next((i for i, t in enumerate(question.tokens) if i and t.word in starts), 0)
    rows = {row for item in inputs for row in ground.rows[item.name]}
    named = (its for its in question.mentions if its.start not in grouped)
    is_told = any(its.start > start and its.entity in rows for its in named)
    is_set = any(amount.start > start for amount in question.amounts)
    return start if is_told and is_set and len(inputs) == 1 else 0


def _choose_entity_input(
    mention: Mention,
    inputs: Sequence[Input],
    question: Question,
    ground: Ground,
    taken: set[str],
    scores: dict[tuple[str, int], float],
) -> Input | None:
    """Return the input that *mention* sets; *scores* keeps how well mentions suit inputs."""
    able = [item for item in inputs if mention.entity in ground.rows[item.name]]
    if len(able) < 2:
        return able[0] if able else None

    def suit(item: Input, its: Mention) -> float:
        key = item.name, its.start
        if key not in scores:
            scores[key] = round(score_words(item, its.start, its.end, question, ground), 6)
        return scores[key]

    def excel(item: Input) -> float:
        """Return by how much the mention suits an input better than any other mention does."""
        others = (suit(item, its) for its in question.mentions if its.entity != mention.entity)
        return round(suit(item, mention) - max(others, default=0.0), 6)

    return max(
        able,
        key=lambda item: (
            excel(item),
            suit(item, mention),
            item.name not in taken,
            -inputs.index(item),
        ),
    )


def _doubt_row(mention: Mention, inputs: Sequence[Input], ground: Ground, found: Found) -> None:
    """Take note of an entity of the kind that is wanted, but that no row has."""
    item = next((i for i in inputs if ground.kinds[i.name] == mention.kind != ""), None)
    if item and f"@{mention.entity}" not in ground.phrasing.terms:
        found.doubt = found.doubt or Doubt("row", item.name, mention.entity)
        found.tokens.update(range(mention.start, mention.end))


def _take_rest(
    span: tuple[int, int], inputs: Sequence[Input], ground: Ground, found: Found
) -> None:
    """Set an input to every row but those named, here or before."""
    item = inputs[0]
    named = found.slots.get(item.name) or ground.before.find(item.name)
    if named is None or len(inputs) > 1:
        return
    rest = tuple(row for row in ground.rows[item.name] if row not in named.rows)
    found.slots[item.name] = Slot(item.name, rows=rest)
    found.tokens.update(range(*span))


def _link_options(question: Question, ground: Ground, found: Found) -> None:
    for item in ground.scenario.inputs:
        for option in item.options:
            span = find_phrase(question, (option.lower(),))
            if span and item.name not in found.slots:
                found.slots[item.name] = Slot(item.name, option=option)
                found.tokens.update(range(*span))
