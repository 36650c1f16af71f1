"""Which tokens of a question set which inputs of a scenario.

Mentions go to entity inputs, words to options, amounts (see ``amounts``) to the others.
"""

from collections.abc import Sequence

from bot.base.frozen import dataclass
from bot.base.model import Mention, Question
from bot.kinds.scenario.amounts import link_amounts, settle_start
from bot.kinds.scenario.ground import Found, Ground, find_phrase, score_words
from bot.kinds.scenario.model import Input
from bot.kinds.scenario.slots import Doubt, Slot, Slots


@dataclass(frozen=True, slots=True)
class Link:
    """Slots that a question sets, and the tokens that do it; None in *slots* when it clashes."""

    slots: Slots | None
    tokens: frozenset[int]


def link_question(question: Question, ground: Ground) -> Link:
    """Return what *question* sets; a gain asked of a loss gives no slots at all."""
    found = Found()
    _link_entities(question, ground, found)
    _link_options(question, ground, found)
    if not link_amounts(question, ground, found):
        return Link(None, frozenset())
    settle_start(question, ground, found)
    slots = Slots(tuple(found.slots.values()), question.sources, found.doubt)
    return Link(slots, frozenset(found.tokens))


# --- entities -----------------------------------------------------------------------


def _link_entities(question: Question, ground: Ground, found: Found) -> None:
    inputs = [item for item in ground.scenario.inputs if item.type == "entity"]
    if not inputs:
        return
    group = find_phrase(question, ground.words["rest"])
    named: dict[str, list[str]] = {}
    for mention in question.mentions:
        item = _choose_entity_input(mention, inputs, question, ground, set(named))
        if item is None:
            _doubt_row(mention, inputs, ground, found)
            continue
        named.setdefault(item.name, []).append(mention.entity)
        found.tokens.update(range(mention.start, mention.end))
    for name, rows in named.items():
        found.slots[name] = Slot(name, rows=tuple(dict.fromkeys(rows)))
    everyone = find_phrase(question, ground.words["all"])
    if group:
        _take_rest(group, inputs, ground, found)
    elif everyone and len(inputs) == 1 and not found.slots:
        found.slots[inputs[0].name] = Slot(inputs[0].name, rows=ground.rows[inputs[0].name])
        found.tokens.update(range(*everyone))


def _choose_entity_input(
    mention: Mention,
    inputs: Sequence[Input],
    question: Question,
    ground: Ground,
    taken: set[str],
) -> Input | None:
    able = [item for item in inputs if mention.entity in ground.rows[item.name]]
    if len(able) < 2:
        return able[0] if able else None
    return max(
        able,
        key=lambda item: (
            round(score_words(item, mention.start, mention.end, question, ground), 6),
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
