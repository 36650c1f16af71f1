"""One result of a scenario said first: the one that a follow-up asks for."""

from dataclasses import replace

from bot.base.access import Catalogue
from bot.base.model import Reply
from bot.calc import Units, format_quantity
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.running import run_scenario
from bot.kinds.scenario.slots import Aim, Slots
from bot.kinds.scenario.wording import word_run


def tell(scenario: Scenario, slots: Slots, aim: Aim, catalogue: Catalogue, units: Units) -> Reply:
    """Return the reply to one run, with the result that *aim* names before the others.

    Raises:
        BotError: It makes no sense, or has no result.
    """
    run = run_scenario(scenario, slots, catalogue.load_entry, units)
    reply = word_run(run, catalogue)
    named = [its for its in run.outputs if its[0].name.partition(".")[0] == aim.output]
    said = "; ".join(f"{r.label or r.name}: {format_quantity(q, r.digits)}" for r, q in named)
    return replace(reply, text=f"{said}.\n{reply.text}")
