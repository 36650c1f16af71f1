"""Changes one after the other: each works on what the one before has left."""

from bot.base.access import Catalogue
from bot.base.model import Answer, Reply, Value
from bot.calc import Units, format_quantity
from bot.kinds.scenario.filling import RefusedError
from bot.kinds.scenario.joint import find_changed, run_in_turn
from bot.kinds.scenario.model import Scenario
from bot.kinds.scenario.running import run_scenario
from bot.kinds.scenario.saying import make_namer, say_slot
from bot.kinds.scenario.slots import Aim, Slots
from bot.kinds.scenario.wording import list_formulas


def chain(scenario: Scenario, slots: Slots, aim: Aim, catalogue: Catalogue, units: Units) -> Reply:
    """Return a column for each change, in order; the last holds what all come to.

    Raises:
        BotError: The scenario changes no column, or a change is refused.
    """
    name = make_namer(catalogue)
    said = [", ".join(say_slot(slot, name) for slot in case) for case in aim.cases]
    if find_changed(scenario) is None:
        reason = f"“{scenario.title}” takes one change at a time, not {'; '.join(said)}."
        raise RefusedError(reason, f"Ask for one of them, for example {said[0]}.")
    cases = [slots.put(*case) for case in aim.cases]
    alone = [run_scenario(scenario, case, catalogue.load_entry, units) for case in cases]
    run = run_in_turn(scenario, cases, catalogue.load_entry, units)
    header = ("", *(f"{at}. {its}" for at, its in enumerate(said, 1)))
    rows = [header]
    for at, (rule, _) in enumerate(run.outputs[-1]):
        cells = (format_quantity(its[at][1], rule.digits) for its in run.outputs)
        rows.append((rule.label or rule.name, *cells))
    last = run.outputs[-1]
    told = "; ".join(f"{r.label or r.name} {format_quantity(q, r.digits)}" for r, q in last)
    first = scenario.source
    cited = [first, *(its for figures in run.figures for its in figures.citations)]
    return Answer(
        text=f"One after the other ({', then '.join(said)}), the last change gives: {told}.",
        kind="scenario",
        rows=tuple(rows),
        values=tuple(Value(r.name, q, format_quantity(q, r.digits)) for r, q in last),
        steps=list_formulas(scenario),
        assumptions=(
            *scenario.assumptions,
            "Each change works on what the one before has left; “before” is before that change.",
        ),
        warnings=tuple(dict.fromkeys(line for its in alone for line in its.warnings)),
        citations=tuple(dict.fromkeys(its for its in cited if its)),
        entries=(scenario.id,),
    )
