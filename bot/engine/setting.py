"""Inputs of the what-if last asked, set by name in the midst of a conversation."""

from bot.base.access import Catalogue
from bot.base.errors import BotError, name_nearest
from bot.base.model import Conversation, Frame, Question, Turn
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.replying import answer_slots
from bot.kinds.scenario.saying import make_namer, say_slot, say_slots
from bot.kinds.scenario.settings import read_settings
from bot.kinds.scenario.slots import Slots


class UnknownInputError(BotError):
    """A name that the what-if last asked does not have, or no what-if was asked."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        listed = f"the last what-if has {', '.join(known)}" if known else "no what-if was asked"
        super().__init__(f"There is no input {name!r}: {listed}.{name_nearest(name, known)}")


def set_input(
    name: str,
    text: str,
    conversation: Conversation,
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Turn:
    """Return the turn of the what-if last asked, with one input more or otherwise set.

    Raises:
        BotError: There is no such what-if or input, or the text is no value of it.
    """
    scenario, before = _find_last(conversation, catalogue)
    known = tuple(item.name for item in scenario.inputs) if scenario else ()
    if scenario is None or name not in known:
        raise UnknownInputError(name, known)
    slots = before.merge(read_settings(scenario, ((name, text),), catalogue, sources))
    words = say_slots(scenario, slots, make_namer(catalogue))
    return Turn(
        Question(words, intent="what-if"),
        answer_slots(scenario, slots, catalogue),
        understood=words,
        frame=Frame(scenario.id, "scenario", slots, words),
    )


def list_inputs(conversation: Conversation, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of the inputs of the what-if last asked; none without one."""
    scenario, slots = _find_last(conversation, catalogue)
    namer = make_namer(catalogue)
    told = []
    for item in scenario.inputs if scenario else ():
        slot = slots.find(item.name)
        text = say_slot(slot, namer) if slot else item.default.text if item.default else "not set"
        told.append((item.name, text))
    return tuple(told)


def _find_last(conversation: Conversation, catalogue: Catalogue) -> tuple[Scenario | None, Slots]:
    """Return the what-if that the last turn was about, and what is set in it."""
    frame = conversation.turns[-1].frame if conversation.turns else None
    entry = catalogue.load_entry(frame.entry) if frame else None
    if frame and isinstance(entry, Scenario) and isinstance(frame.state, Slots):
        return entry, frame.state
    return None, Slots()
