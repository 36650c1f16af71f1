"""Which input matters most: each taken over its range alone, the others at their base.

What is called a tornado: the inputs ranked by how far they move one output.
"""

from dataclasses import replace
from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import Quantity, Reply
from bot.calc import Units, format_quantity
from bot.kinds.scenario.filling import RefusedError, fill_input
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.plotting import draw_bars
from bot.kinds.scenario.running import run_scenario
from bot.kinds.scenario.saying import list_names, say_label
from bot.kinds.scenario.slots import Aim, Slot, Slots
from bot.kinds.scenario.wording import list_formulas, word_run


@dataclass(frozen=True, slots=True)
class _Swing:
    """What one output comes to at the two ends of one input's range."""

    item: Input
    range: Quantity
    ends: tuple[Quantity, Quantity]

    @property
    def hull(self) -> Quantity:
        """The smallest range that holds both ends."""
        lows, highs = [its.low for its in self.ends], [its.high for its in self.ends]
        low = None if None in lows else min(its for its in lows if its is not None)
        high = None if None in highs else max(its for its in highs if its is not None)
        return Quantity(low, high, self.ends[0].unit, low is None, high is None)

    @property
    def reach(self) -> Fraction:
        """How far the input moves the output: the larger of the moves of its two ends."""
        one, other = self.ends
        moves = [
            abs(b - a)
            for a, b in ((one.low, other.low), (one.high, other.high))
            if a is not None and b is not None
        ]
        return max(moves, default=Fraction(0))


def rank_inputs(
    scenario: Scenario, slots: Slots, aim: Aim, catalogue: Catalogue, units: Units
) -> Reply:
    """Return a row for each input with a range, the one that moves the output most first.

    Raises:
        BotError: No input has a range, or a run is refused.
    """
    rule = next((its for its in scenario.outputs if its.name == aim.output), scenario.outputs[0])
    ranges = {
        item.name: found
        for item in scenario.inputs
        if (found := _find_range(item, slots, catalogue, units))
    }
    if not ranges:
        raise RefusedError(f"No input of “{scenario.title}” has a range to go through.")
    middles = tuple(
        Slot(name, quantity=_take_base(name, its, slots, scenario, catalogue, units))
        for name, its in ranges.items()
    )
    base = slots.put(*middles)
    run = run_scenario(scenario, base, catalogue.load_entry, units)
    swings = []
    for item in scenario.inputs:
        if item.name in ranges:
            ends = _try_ends(scenario, item, ranges[item.name], base, rule.name, catalogue, units)
            swings.append(_Swing(item, ranges[item.name], ends))
    swings.sort(key=lambda its: -its.reach)
    label = rule.label or rule.name
    bars = draw_bars([its.hull for its in swings])
    header = ("input", "range", f"{label} at its low end", "at its high end", "drawn")
    rows = [
        (
            say_label(its.item),
            format_quantity(replace(its.range, text="")),
            *(format_quantity(end, rule.digits) for end in its.ends),
            bar,
        )
        for its, bar in zip(swings, bars, strict=True)
    ]
    now = format_quantity(run.find_output(rule.name), rule.digits)
    text = (
        f"{say_label(swings[0].item)} matters most for {label} ({now} at the base of all ranges)."
    )
    if not swings[0].reach:
        text = f"None of the ranges moves {label}: it stays {now}."
    reply = word_run(run, catalogue)
    return replace(
        reply,
        text=text,
        rows=(header, *rows),
        steps=list_formulas(scenario),
        assumptions=(*reply.assumptions, *_say_fixed(scenario, ranges)),
    )


def _find_range(item: Input, slots: Slots, catalogue: Catalogue, units: Units) -> Quantity | None:
    """Return the range of an input: stated, or given as one; None when it has none."""
    if item.type in ("entity", "choice", "series"):
        return None
    if item.range is not None:
        return units.convert(item.range, item.unit or "%")
    quantity = fill_input(item, slots, catalogue.load_entry, units).slot.quantity
    is_range = quantity is not None and quantity.low != quantity.high
    is_closed = quantity is not None and quantity.low is not None and quantity.high is not None
    return quantity if is_range and is_closed else None


def _take_base(
    name: str,
    range_: Quantity,
    slots: Slots,
    scenario: Scenario,
    catalogue: Catalogue,
    units: Units,
) -> Quantity:
    """Return where an input stands while others move: its one value, else its range's middle."""
    item = next(its for its in scenario.inputs if its.name == name)
    quantity = fill_input(item, slots, catalogue.load_entry, units).slot.quantity
    if quantity is not None and quantity.low is not None and quantity.low == quantity.high:
        return quantity
    assert range_.low is not None
    assert range_.high is not None
    middle = (range_.low + range_.high) / 2
    return Quantity(middle, middle, item.unit or "%")


def _try_ends(
    scenario: Scenario,
    item: Input,
    range_: Quantity,
    base: Slots,
    output: str,
    catalogue: Catalogue,
    units: Units,
) -> tuple[Quantity, Quantity]:
    found = []
    for end in (range_.low, range_.high):
        case = base.put(Slot(item.name, quantity=Quantity(end, end, item.unit or "%")))
        try:
            run = run_scenario(scenario, case, catalogue.load_entry, units)
        except BotError as error:
            said = format_quantity(Quantity(end, end, item.unit or "%"))
            raise RefusedError(f"With {say_label(item)} = {said}: {error}") from error
        found.append(run.find_output(output))
    return found[0], found[1]


def _say_fixed(scenario: Scenario, ranges: dict[str, Quantity]) -> list[str]:
    still = [
        say_label(its)
        for its in scenario.inputs
        if its.name not in ranges and its.type not in ("entity", "choice", "series")
    ]
    said = ["One input at a time; an input given as a range stands at its middle meanwhile."]
    return said + (
        [f"Kept as they are, without a stated range: {list_names(still)}."] if still else []
    )
