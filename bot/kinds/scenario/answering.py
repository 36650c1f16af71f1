"""What a scenario makes of a question, how a follow-up changes it, and its reply."""

from collections.abc import Sequence
from typing import cast

from bot.base.access import Catalogue
from bot.base.model import Entry, Frame, Question, Reading, Reply
from bot.kinds.scenario.columns import has_figures
from bot.kinds.scenario.comparing import Beside, answer_beside, compare_scenarios
from bot.kinds.scenario.explaining import explain, is_ours, leaves_words, measure_fit
from bot.kinds.scenario.following import carry, follow, list_others
from bot.kinds.scenario.ground import Ground
from bot.kinds.scenario.grounding import make_ground
from bot.kinds.scenario.linking import link_question
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.replying import answer_slots, make_reading
from bot.kinds.scenario.slots import Slots, list_missing

_PLAIN = 0.5
"""Fit of a question that supposes nothing and leaves something out."""

_NAMED = 0.9
"""Fit of a question that supposes nothing and asks for a result by its name."""

_MOST = 0.7
"""Part of a title or a phrasing by which a scenario is called."""

_SURE = 0.95
"""Fit from which a reading that accounts for everything needs no others beside it."""


class ScenarioKind:
    """The asking half of the scenario kind."""

    def interpret(
        self, entry: Entry, question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return one reading when the words are the scenario's and something is set or asked."""
        scenario = cast(Scenario, entry)
        if not has_figures(scenario, catalogue.load_entry, question.sources):
            return ()
        ground = make_ground(scenario, catalogue, Slots())
        link = link_question(question, ground, catalogue.lexicon)
        if link.slots is None:
            return ()
        explained, own, asked = explain(question, ground, link)
        is_amount = _is_sized(link.slots)
        is_what_if = question.intent == "what-if"
        if not is_ours(question, ground, own, link.slots):
            return ()
        is_complete = not list_missing(scenario, link.slots)
        required = any(item.default is None for item in scenario.inputs)
        is_asked = is_complete and (bool(asked) or (required and bool(link.slots.given)))
        is_supposed = is_what_if or is_amount
        is_called = bool(asked) or (not link.slots.given and _is_called(question, ground))
        is_named = is_called and not leaves_words(question, frozenset((*explained, *link.tokens)))
        if not (is_supposed or is_asked or is_named or link.slots.given):
            return ()
        is_set = bool(link.slots.given or link.slots.doubt or link.slots.aim)
        if is_complete and not (is_asked or (is_supposed and is_set)):
            return ()
        fit = 1.0 if is_supposed else _NAMED if is_asked or is_named else _PLAIN
        fit *= measure_fit(question, ground, link, asked)
        tokens = frozenset((*explained, *link.tokens))
        return (make_reading(scenario, link.slots, tokens, fit, catalogue),)

    def combine(
        self, readings: Sequence[Reading], question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return *readings*, and where none accounts for everything those of other scenarios.

        What a what-if sets stands in no scenario's texts, so search may not have found the one.
        """
        beside = compare_scenarios(question, catalogue)
        if beside is not None:
            return (beside,)
        is_found = any(
            its.fit >= _SURE and not leaves_words(question, its.explained) for its in readings
        )
        if question.intent != "what-if" or is_found:
            return tuple(readings)
        known = {reading.entry.id for reading in readings}
        others = list_others(known, catalogue)
        more = (its for other in others for its in self.interpret(other, question, catalogue))
        return (*readings, *more)

    def follow_up(self, frame: Frame, question: Question, catalogue: Catalogue) -> Reading | None:
        """Return *frame* with the inputs that *question* sets; None when it says more than that."""
        entry, before = catalogue.load_entry(frame.entry), frame.state
        if not isinstance(entry, Scenario) or not isinstance(before, Slots) or question.strangers:
            return None
        return follow(entry, before, question, catalogue) or carry(
            entry, before, question, catalogue
        )

    def answer(self, reading: Reading, question: Question, catalogue: Catalogue) -> Reply:
        """Return what the scenario comes to, what it still needs, or why it makes no sense."""
        if isinstance(reading.frame.state, Beside):
            return answer_beside(reading.frame.state, catalogue)
        slots = cast(Slots, reading.frame.state)
        return answer_slots(cast(Scenario, reading.entry), slots, catalogue)


def _is_called(question: Question, ground: Ground) -> bool:
    """Return whether most of the title, or of a phrasing, is said, and by more than one word."""
    said = {term.text for term in question.terms}
    most = max(ground.phrasing.match(question), ground.phrasing.match_title(said))
    return len(said & ground.phrasing.terms) > 1 and most >= _MOST


def _is_sized(slots: Slots) -> bool:
    """Return whether a question gives an amount, or wants more than one run."""
    is_given = any(slot.quantity or slot.numbers for slot in slots.given)
    is_doubted = slots.doubt is not None and slots.doubt.kind != "row"
    return is_given or slots.aim is not None or is_doubted


KIND = ScenarioKind()
