"""A question that changes the last what-if: its inputs, the result asked for, or the scenario."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.lexicon import Lexicon
from bot.base.model import Question, Reading
from bot.base.text import terms
from bot.kinds.scenario.columns import has_figures
from bot.kinds.scenario.explaining import explain, leaves_words
from bot.kinds.scenario.ground import Ground
from bot.kinds.scenario.grounding import make_ground
from bot.kinds.scenario.linking import link_question
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.replying import make_reading
from bot.kinds.scenario.slots import Aim, Slots

_MOST = 100
"""No more scenarios are looked at that search has not found."""


def follow(
    scenario: Scenario, before: Slots, question: Question, catalogue: Catalogue
) -> Reading | None:
    """Return *before* with what *question* sets or asks; None when it says more than that."""
    ground = make_ground(scenario, catalogue, before)
    link = link_question(question, ground, catalogue.lexicon)
    if link.slots is None:
        return None
    explained, _, _ = explain(question, ground, link)
    tokens = frozenset((*explained, *link.tokens))
    if leaves_words(question, tokens):
        return None
    slots = link.slots
    if not (slots.given or slots.doubt or slots.aim):
        told = _find_told(question, ground, catalogue.lexicon)
        if not told:
            return None
        slots = replace(slots, aim=Aim("tell", output=told))
    return make_reading(scenario, before.merge(slots), tokens, 1.0, catalogue)


def _find_told(question: Question, ground: Ground, lexicon: Lexicon) -> str:
    """Return the result that *question* names and no other is called by as much."""
    said = {term.text for term in question.terms}
    shared = [
        (len(said & set(terms("\n".join((its.label, *its.words)), lexicon))), its.name)
        for its in ground.scenario.outputs
    ]
    most = max((count for count, _ in shared), default=0)
    best = [name for count, name in shared if count == most]
    return best[0] if most and (len(best) < len(shared) or len(shared) == 1) else ""


def carry(
    scenario: Scenario, before: Slots, question: Question, catalogue: Catalogue
) -> Reading | None:
    """Return another scenario that takes over what *before* set, completed by *question*.

    An input is taken over by one of the same name, label and unit. The question sets another one,
    or names the first result: then all are, or something would no longer be supposed.
    """
    found = []
    for other in list_others({scenario.id}, catalogue):
        kept = _keep_common(scenario, other, before)
        if not kept.given or not has_figures(other, catalogue.load_entry, before.sources):
            continue
        ground = make_ground(other, catalogue, kept)
        link = link_question(question, ground, catalogue.lexicon)
        if link.slots is None or link.slots.doubt:
            continue
        explained, _, _ = explain(question, ground, link)
        said = {term.text for term in question.terms}
        is_asked = not said.isdisjoint(ground.phrasing.main & ground.phrasing.asked)
        is_asked &= len(kept.given) == len(before.given)
        if not link.slots.given and not is_asked:
            continue
        tokens = frozenset((*explained, *link.tokens))
        reading = make_reading(other, kept.merge(link.slots), tokens, 1.0, catalogue)
        if reading.is_complete and not leaves_words(question, tokens):
            found.append((len(kept.given), reading))
    best = max((count for count, _ in found), default=0)
    readings = [reading for count, reading in found if count == best]
    return readings[0] if len(readings) == 1 else None


def _keep_common(scenario: Scenario, other: Scenario, before: Slots) -> Slots:
    """Return what is set in *scenario* by inputs that *other* has too."""
    alike = {(its.name, its.label, its.unit, its.type) for its in other.inputs}
    names = {
        its.name for its in scenario.inputs if (its.name, its.label, its.unit, its.type) in alike
    }
    given = tuple(slot for slot in before.given if slot.name in names)
    return Slots(given, before.sources)


def list_others(known: Collection[str], catalogue: Catalogue) -> Iterator[Scenario]:
    """Yield the scenarios of the base that are not among *known*."""
    ids = [id_ for id_, _ in catalogue.list_entries("scenario") if id_ not in known]
    for id_ in ids[:_MOST]:
        entry = catalogue.load_entry(id_)
        if isinstance(entry, Scenario):
            yield entry
