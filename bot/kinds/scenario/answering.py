"""What a scenario makes of a question, how a follow-up changes it, and its reply."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.keeping import keep_last
from bot.base.model import (
    Abstention,
    Choice,
    Clarification,
    Entry,
    Frame,
    Quantity,
    Question,
    Reading,
    Reply,
)
from bot.calc import Units
from bot.kinds.scenario.columns import find_table, has_figures, list_keys
from bot.kinds.scenario.explaining import explain, is_ours, leaves_words, measure_fit
from bot.kinds.scenario.filling import RefusedError, fill_input
from bot.kinds.scenario.ground import Ground
from bot.kinds.scenario.linking import link_question
from bot.kinds.scenario.model import NO_NUMBER, Scenario
from bot.kinds.scenario.phrasing import Phrasing, read_phrasing
from bot.kinds.scenario.running import check_domain
from bot.kinds.scenario.saying import make_namer, say_label, say_slots
from bot.kinds.scenario.slots import Doubt, Slots, list_missing

_PLAIN = 0.5
"""Fit of a question that supposes nothing and leaves something out."""

_SURE = 0.8
"""Fit from which a reading that accounts for everything needs no others beside it."""

_MOST = 100
"""No more scenarios are looked at that search has not found."""

make_units = lru_cache(maxsize=8)(Units)


class ScenarioKind:
    """The asking half of the scenario kind."""

    def interpret(
        self, entry: Entry, question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return one reading when the words are the scenario's and something is set or asked."""
        scenario = cast(Scenario, entry)
        if not has_figures(scenario, catalogue.load_entry, question.sources):
            return ()
        ground = _make_ground(scenario, catalogue, Slots())
        link = link_question(question, ground, catalogue.lexicon)
        if link.slots is None:
            return ()
        explained, own, asked = explain(question, ground, link.tokens)
        is_amount = _is_sized(link.slots)
        is_what_if = question.intent == "what-if"
        if not is_ours(question, ground, own, link.slots):
            return ()
        is_complete = not list_missing(scenario, link.slots)
        required = any(item.default is None for item in scenario.inputs)
        is_asked = is_complete and (bool(asked) or (required and bool(link.slots.given)))
        if not (is_what_if or is_amount or is_asked or link.slots.given):
            return ()
        if not (is_what_if or is_amount or is_asked) and is_complete:
            return ()
        fit = 1.0 if is_what_if or is_amount else 0.9 if is_asked else _PLAIN
        fit *= measure_fit(question, ground, link, asked)
        tokens = frozenset((*explained, *link.tokens))
        return (_make_reading(scenario, link.slots, tokens, fit, catalogue),)

    def combine(
        self, readings: Sequence[Reading], question: Question, catalogue: Catalogue
    ) -> tuple[Reading, ...]:
        """Return *readings*, and where none accounts for everything those of other scenarios.

        What a what-if sets stands in no scenario's texts, so search may not have found the one.
        """
        is_found = any(
            its.fit >= _SURE and not leaves_words(question, its.explained) for its in readings
        )
        if question.intent != "what-if" or is_found:
            return tuple(readings)
        known = {reading.entry.id for reading in readings}
        ids = [id_ for id_, _ in catalogue.list_entries("scenario") if id_ not in known]
        entries = (catalogue.load_entry(id_) for id_ in ids[:_MOST])
        more = (its for e in entries if e for its in self.interpret(e, question, catalogue))
        return (*readings, *more)

    def follow_up(self, frame: Frame, question: Question, catalogue: Catalogue) -> Reading | None:
        """Return *frame* with the inputs that *question* sets; None when it says more than that."""
        entry, before = catalogue.load_entry(frame.entry), frame.state
        if not isinstance(entry, Scenario) or not isinstance(before, Slots):
            return None
        ground = _make_ground(entry, catalogue, before)
        link = link_question(question, ground, catalogue.lexicon)
        if link.slots is None or not (link.slots.given or link.slots.doubt or link.slots.aim):
            return None
        explained, _, _ = explain(question, ground, link.tokens)
        tokens = frozenset((*explained, *link.tokens))
        if question.strangers or leaves_words(question, tokens):
            return None
        return _make_reading(entry, before.merge(link.slots), tokens, 1.0, catalogue)

    def answer(self, reading: Reading, question: Question, catalogue: Catalogue) -> Reply:
        """Return what the scenario comes to, what it still needs, or why it makes no sense."""
        slots = cast(Slots, reading.frame.state)
        return answer_slots(cast(Scenario, reading.entry), slots, catalogue)


def answer_slots(scenario: Scenario, slots: Slots, catalogue: Catalogue) -> Reply:
    """Return the reply to a scenario with *slots* set."""
    if slots.doubt:
        return _settle(scenario, slots.doubt, catalogue)
    units = make_units(catalogue.units)
    if missing := list_missing(scenario, slots):
        try:
            _check_given(scenario, slots, catalogue, units)
        except RefusedError as error:
            return _refuse(scenario, str(error), error.offer)
        first = missing[0]
        return Clarification(
            text=first.ask or f"Which {say_label(first)}?",
            kind="scenario",
            choices=tuple(Choice(text, f"and {text}?") for text in first.options),
            entries=(scenario.id,),
            missing=tuple(item.name for item in missing),
        )
    from bot.kinds.scenario.pursuing import pursue  # not needed to read a question

    try:
        return pursue(scenario, slots, catalogue, units)
    except RefusedError as error:
        return _refuse(scenario, str(error), error.offer)
    except BotError as error:
        return _refuse(scenario, _name_rows(str(error), slots, catalogue), "")


def _check_given(scenario: Scenario, slots: Slots, catalogue: Catalogue, units: Units) -> None:
    """Look at what is given before more is asked for.

    Raises:
        RefusedError: An amount lies outside its input's domain.
    """
    for item in scenario.inputs:
        if item.type not in NO_NUMBER and slots.find(item.name):
            check_domain(fill_input(item, slots, catalogue.load_entry, units), units)


def _name_rows(message: str, slots: Slots, catalogue: Catalogue) -> str:
    """Return *message* with the names of rows in place of their ids."""
    name = make_namer(catalogue)
    for row in (row for slot in slots.given for row in slot.rows):
        message = message.replace(row, name(row))
    return message


def _refuse(scenario: Scenario, reason: str, offer: str) -> Abstention:
    text = f"{reason} {offer}".strip()
    return Abstention(text=text, kind="scenario", entries=(scenario.id,), is_refused=True)


def _settle(scenario: Scenario, doubt: Doubt, catalogue: Catalogue) -> Reply:
    if doubt.kind == "undefined":
        return _refuse(scenario, f"“{doubt.text}” divides by nothing, so it is no amount.", "")
    if doubt.kind != "row":
        return Clarification(
            text=doubt.text,
            kind="scenario",
            choices=doubt.options,
            entries=(scenario.id,),
            missing=(doubt.name,),
        )
    name = make_namer(catalogue)
    item = next(item for item in scenario.inputs if item.name == doubt.name)
    found = find_table(item.of, catalogue.load_entry)
    title = found[0].title if found else item.of
    rows = ", ".join(map(name, list_keys(item.of, catalogue.load_entry)))
    reason = f"The table “{title}” has no row for {name(doubt.text)}."
    return _refuse(scenario, reason, f"It has {rows}.")


def _make_reading(
    scenario: Scenario, slots: Slots, tokens: frozenset[int], fit: float, catalogue: Catalogue
) -> Reading:
    words = say_slots(scenario, slots, make_namer(catalogue))
    frame = Frame(scenario.id, "scenario", slots, words)
    is_complete = slots.doubt is None and not list_missing(scenario, slots)
    return Reading(scenario, tokens, fit, frame, is_complete)


def _make_ground(scenario: Scenario, catalogue: Catalogue, before: Slots) -> Ground:
    directions = _read_directions(catalogue.load_words("question"))
    units = make_units(catalogue.units)
    entities = [item for item in scenario.inputs if item.type == "entity"]
    tables = {item.name: find_table(item.of, catalogue.load_entry) for item in entities}
    kinds = {name: its[0].columns[its[1]].kind if its else "" for name, its in tables.items()}
    words = catalogue.load_words("kinds.scenario")
    phrasing = read_phrasing(scenario, catalogue.lexicon, directions, words)
    return Ground(
        scenario=scenario,
        phrasing=phrasing,
        units=units,
        words=words,
        directions=directions,
        rows={item.name: list_keys(item.of, catalogue.load_entry) for item in entities},
        kinds=kinds,
        values=_list_levels(scenario, phrasing, before, catalogue, units),
        before=before,
    )


@keep_last(4)
def _read_directions(words: Mapping[str, Any]) -> Mapping[str, str]:
    ways = words["directions"]
    return {word: way for way in ("up", "down") for word in ways[way].split()}


def _list_levels(
    scenario: Scenario, phrasing: Phrasing, before: Slots, catalogue: Catalogue, units: Units
) -> dict[str, Quantity]:
    """Return the levels that are known: given before, or in the base with its source."""
    values = {}
    for item in scenario.inputs:
        if item.type in (*NO_NUMBER, "change") or not (before.find(item.name) or item.default):
            continue
        filled = fill_input(item, before, catalogue.load_entry, units)
        quantity = filled.slot.quantity
        is_stated = filled.is_fact or (filled.source and not phrasing.is_start(item, scenario))
        if quantity and (not filled.is_default or (is_stated and quantity.high != 0)):
            values[item.name] = quantity
    return values


def _is_sized(slots: Slots) -> bool:
    """Return whether a question gives an amount, or wants more than one run."""
    is_given = any(slot.quantity or slot.numbers for slot in slots.given)
    is_doubted = slots.doubt is not None and slots.doubt.kind != "row"
    return is_given or slots.aim is not None or is_doubted


KIND = ScenarioKind()
