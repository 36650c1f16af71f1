"""Scenarios worked out from named settings, in place of words."""

from collections.abc import Callable, Sequence

from bot.base.access import Catalogue
from bot.base.errors import BotError, name_nearest
from bot.base.model import Question, Turn
from bot.kinds.scenario import whatif
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.slots import Aim

Setting = tuple[str, str]
MakeAim = Callable[[Scenario, Catalogue], Aim]


class UnknownScenarioError(BotError):
    """A what-if names none of the base's scenarios."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = name_nearest(name, known)
        super().__init__(f"There is no scenario {name!r}; there is {', '.join(known)}.{near}")


class SweepError(BotError):
    """A sweep that does not say from where to where."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no range; write FROM:TO:STEP, for example 0%:50%:10%.")


def suppose(
    scenario: str,
    settings: Sequence[Setting],
    catalogue: Catalogue,
    sources: tuple[str, ...],
    make_aim: MakeAim | None = None,
    shown: Sequence[Setting] = (),
) -> Turn:
    """Return the turn of *scenario* with its inputs set.

    Args:
        scenario: Its id.
        settings: Inputs by name.
        catalogue: The base.
        sources: Only these may give figures; empty for all.
        make_aim: What is wanted beside one run, of the scenario; None for that alone.
        shown: What to echo beside *settings*.

    Raises:
        BotError: A name or a value is none of the scenario's.
    """
    entry = catalogue.load_entry(scenario)
    if not isinstance(entry, Scenario):
        known = [id_ for id_, _ in catalogue.list_entries("scenario")]
        raise UnknownScenarioError(scenario, known)
    aim = make_aim(entry, catalogue) if make_aim else None
    reply = whatif.run_settings(entry, settings, catalogue, sources, aim)
    words = ", ".join(f"{name}={text}" for name, text in (*settings, *shown))
    utterance = f"{entry.title}: {words}" if words else entry.title
    return Turn(Question(utterance, intent="what-if"), reply, understood=utterance)


def aim_over(over: Setting) -> MakeAim:
    """Return what makes the aim of a sweep, *over* being ``(name, FROM:TO:STEP)``.

    Raises:
        SweepError: It is no such range.
    """
    name, text = over
    parts = text.split(":")
    if len(parts) != 3:
        raise SweepError(text)
    ends = (parts[0], parts[1], parts[2])
    return lambda scenario, catalogue: whatif.aim_over(scenario, name, ends, catalogue)


def aim_at(wanted: str, target: Setting) -> MakeAim:
    """Return what makes the aim of finding the input *wanted* for an output's *target*."""
    return lambda scenario, catalogue: whatif.aim_at(scenario, wanted, target, catalogue)


def aim_beside(settings: Sequence[Setting], others: Sequence[Setting]) -> MakeAim:
    """Return what makes the aim of *settings* beside each single change of them in *others*."""
    changed = {name for name, _ in others}
    own = [(name, text) for name, text in settings if name in changed]
    cases = [own, *(tuple({**dict(own), name: text}.items()) for name, text in others)]
    return lambda scenario, catalogue: whatif.aim_beside(scenario, cases, catalogue)


def aim_around(output: str) -> MakeAim:
    """Return what makes the aim of ranking inputs by how far they move *output*."""
    return lambda scenario, _: whatif.aim_around(scenario, output)
