"""The reply to a scenario with its inputs set: an answer, what it still needs, a refusal."""

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.model import Abstention, Choice, Clarification, Frame, Reading, Reply
from bot.calc import Units
from bot.kinds.scenario.columns import find_table, list_keys
from bot.kinds.scenario.filling import RefusedError, fill_input
from bot.kinds.scenario.grounding import make_units
from bot.kinds.scenario.model import NO_NUMBER, Scenario
from bot.kinds.scenario.running import check_domain
from bot.kinds.scenario.saying import make_namer, say_label, say_slots
from bot.kinds.scenario.slots import Doubt, Slots, list_missing


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


def make_reading(
    scenario: Scenario, slots: Slots, tokens: frozenset[int], fit: float, catalogue: Catalogue
) -> Reading:
    """Return the reading of a question that sets *slots* and is accounted for by *tokens*."""
    words = say_slots(scenario, slots, make_namer(catalogue))
    frame = Frame(scenario.id, "scenario", slots, words)
    is_complete = slots.doubt is None and not list_missing(scenario, slots)
    return Reading(scenario, tokens, fit, frame, is_complete)
