"""Scenarios worked out from named settings, in place of words."""

from collections.abc import Callable, Sequence
from functools import partial

from bot.base.access import Catalogue
from bot.base.errors import BotError, name_nearest
from bot.base.model import Question, Reply, Turn
from bot.kinds.scenario import whatif
from bot.kinds.scenario.model import Scenario

Setting = tuple[str, str]


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
    scenario: str, settings: Sequence[Setting], catalogue: Catalogue, sources: tuple[str, ...]
) -> Turn:
    """Return the turn of *scenario* with its inputs set."""
    run = partial(whatif.run_settings, settings=settings, catalogue=catalogue, sources=sources)
    return _make_turn(scenario, settings, catalogue, run)


def sweep(
    scenario: str,
    settings: Sequence[Setting],
    over: Setting,
    catalogue: Catalogue,
    sources: tuple[str, ...],
) -> Turn:
    """Return the turn with a row for each value of the input *over* ``(name, FROM:TO:STEP)``."""
    name, text = over
    parts = text.split(":")
    if len(parts) != 3:
        raise SweepError(text)
    ends = (parts[0], parts[1], parts[2])
    run = partial(
        whatif.sweep,
        settings=settings,
        name=name,
        ends=ends,
        catalogue=catalogue,
        sources=sources,
    )
    return _make_turn(scenario, (*settings, over), catalogue, run)


def solve(
    scenario: str,
    settings: Sequence[Setting],
    wanted: str,
    target: Setting,
    catalogue: Catalogue,
    sources: tuple[str, ...],
) -> Turn:
    """Return the turn with the input *wanted* that makes an output reach *target*."""
    run = partial(
        whatif.solve_for,
        settings=settings,
        name=wanted,
        target=target,
        catalogue=catalogue,
        sources=sources,
    )
    return _make_turn(scenario, (*settings, target), catalogue, run)


def compare(
    scenario: str,
    settings: Sequence[Setting],
    others: Sequence[Setting],
    catalogue: Catalogue,
    sources: tuple[str, ...],
) -> Turn:
    """Return the turn with a row for *settings* and one for each change of them in *others*."""
    cases = [settings, *(tuple({**dict(settings), name: text}.items()) for name, text in others)]
    run = partial(whatif.compare, cases=cases, catalogue=catalogue, sources=sources)
    return _make_turn(scenario, (*settings, *others), catalogue, run)


def _make_turn(
    id_: str,
    settings: Sequence[Setting],
    catalogue: Catalogue,
    run: Callable[[Scenario], Reply],
) -> Turn:
    scenario = catalogue.load_entry(id_)
    if not isinstance(scenario, Scenario):
        raise UnknownScenarioError(id_, [known for known, _ in catalogue.list_entries("scenario")])
    words = ", ".join(f"{name}={text}" for name, text in settings)
    utterance = f"{scenario.title}: {words}" if words else scenario.title
    return Turn(Question(utterance, intent="what-if"), run(scenario), understood=utterance)
