"""A scenario with everything set, worked out as its aim says."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.model import Reply
from bot.calc import Units
from bot.kinds.scenario.baseline import tell_baseline
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.running import Run, run_scenario
from bot.kinds.scenario.slots import Aim, Slots
from bot.kinds.scenario.wording import word_run

Pursue = Callable[[Scenario, Slots, Aim, Catalogue, Units], Reply]
_AIMS = {
    "sweep": "spreading.sweep",
    "compare": "spreading.compare",
    "chain": "chaining.chain",
    "solve": "solving.solve",
    "sensitivity": "ranking.rank_inputs",
    "tell": "telling.tell",
}


def _tell_baseline(run: Run, slots: Slots, catalogue: Catalogue, units: Units) -> tuple[str, ...]:
    try:
        return tell_baseline(run, slots, catalogue, units)
    except BotError:  # the base's own values are not possible here: nothing to set against
        return ()


def pursue(scenario: Scenario, slots: Slots, catalogue: Catalogue, units: Units) -> Reply:
    """Return what *scenario* comes to: once, or as the aim of *slots* says.

    Raises:
        BotError: It makes no sense, or has no result.
    """
    if slots.aim is None:
        run = run_scenario(scenario, slots, catalogue.load_entry, units)
        return replace(
            word_run(run, catalogue), points=_tell_baseline(run, slots, catalogue, units)
        )
    module, _, name = _AIMS[slots.aim.kind].partition(".")
    work_out: Pursue = getattr(import_module(f"bot.kinds.scenario.{module}"), name)
    return work_out(scenario, slots, slots.aim, catalogue, units)
