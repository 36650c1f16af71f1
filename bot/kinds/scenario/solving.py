"""A scenario turned round: the values of an input for which an output reaches a target."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import cast

from bot.base.access import Catalogue
from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import Quantity, Reply, Value
from bot.calc import Kept, Units, format_quantity
from bot.kinds.scenario.filling import RefusedError
from bot.kinds.scenario.model import Input, OutputRule, Scenario
from bot.kinds.scenario.needing import keep_needed
from bot.kinds.scenario.roots import add_edges, find_roots, list_samples
from bot.kinds.scenario.running import run_scenario
from bot.kinds.scenario.saying import say_label
from bot.kinds.scenario.slots import Aim, Slot, Slots
from bot.kinds.scenario.wording import list_formulas, word_run

Span = tuple[Fraction, Fraction]
Find = Callable[[Fraction], Quantity | None]
DIGITS = 6
"""Significant digits of what was sought."""


@dataclass(frozen=True, slots=True)
class _Search:
    """What is sought, and all that is tried for it."""

    scenario: Scenario
    item: Input
    rule: OutputRule
    target: Quantity
    domain: Quantity
    samples: tuple[Fraction, ...]

    @property
    def unit(self) -> str:
        """The unit of what is sought."""
        return self.item.unit or "%"


def solve(scenario: Scenario, slots: Slots, aim: Aim, catalogue: Catalogue, units: Units) -> Reply:
    """Return every value of the sought input for which the output is, or may be, the target.

    Where figures or assumptions are ranges, so is what the output comes to; then the values
    for which the target lies within it are given as ranges.

    Raises:
        BotError: There is no such value, with the reason.
    """
    search = _set_out(scenario, aim, units)
    needed = keep_needed(scenario, aim.output)
    seen: dict[Fraction, Quantity | None] = {}
    kept: Kept = {}

    def find(value: Fraction) -> Quantity | None:
        if value not in seen:
            slot = Slot(aim.name, quantity=Quantity(value, value, search.unit))
            try:
                run = run_scenario(needed, slots.put(slot), catalogue.load_entry, units, kept)
                seen[value] = run.find_output(aim.output)
            except BotError:
                seen[value] = None
        return seen[value]

    wanted = cast(Fraction, search.target.low)
    points = add_edges(search.samples, lambda its: find(its) is not None)
    ends = [
        find_roots(lambda its, pick=pick: pick(find(its)), wanted, points)  # type: ignore[misc]
        for pick in (_pick_low, _pick_high)
    ]
    tried = [find(its) for its in points]
    if not any(tried):
        run_scenario(scenario, _set(slots, search, search.samples[-1]), catalogue.load_entry, units)
    spans = _list_spans(search, {*points} - {*search.samples}, ends, find)
    if not spans:
        raise RefusedError(*_say_why_none(search, tried))
    text = _say_spans(search, spans)
    is_one = len(spans) == 1 and spans[0][0] == spans[0][1]
    edge = next((its for its in (*spans[0], *search.samples) if find(its)), search.samples[0])
    run = run_scenario(scenario, _set(slots, search, edge), catalogue.load_entry, units)
    reply = word_run(run, catalogue)
    found = tuple(_make_value(search, span) for span in spans)
    if is_one:
        return replace(reply, text=f"{text} {reply.text}", values=(*found, *reply.values))
    return replace(reply, text=text, steps=list_formulas(scenario), values=found)


def _set(slots: Slots, search: _Search, value: Fraction) -> Slots:
    return slots.put(Slot(search.item.name, quantity=Quantity(value, value, search.unit)))


def _pick_low(quantity: Quantity | None) -> Fraction | None:
    return None if quantity is None else quantity.low


def _pick_high(quantity: Quantity | None) -> Fraction | None:
    return None if quantity is None else quantity.high


def _set_out(scenario: Scenario, aim: Aim, units: Units) -> _Search:
    item = next(its for its in scenario.inputs if its.name == aim.name)
    rule = next(its for its in scenario.outputs if its.name == aim.output)
    if item.domain is None or item.domain.low is None or item.domain.high is None:
        raise RefusedError(f"{say_label(item)} has no domain with two ends to search.")
    assert aim.target is not None
    domain = units.convert(aim.values[0] if aim.values else item.domain, item.unit or "%")
    low, high = cast(Fraction, domain.low), cast(Fraction, domain.high)
    near = Fraction(0) if low < 0 < high else None
    samples = tuple(list_samples(low, high, near))
    return _Search(scenario, item, rule, aim.target, domain, samples)


def _list_spans(
    search: _Search, edges: set[Fraction], ends: Sequence[Sequence[Fraction]], find: Find
) -> list[Span]:
    """Return the ranges of values for which the target lies within what the output may be.

    *edges* are the last values before those for which there is no output.
    """
    low, high = search.samples[0], search.samples[-1]
    roots = sorted({*ends[0], *ends[1]})
    spans: list[Span] = []
    for start, end in pairwise(sorted({low, *roots, *edges, high})):
        if not _holds(find((start + end) / 2), search.target):
            continue
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    alone = [its for its in roots if not any(a <= its <= b for a, b in spans)]
    return sorted((*spans, *((its, its) for its in alone)))


def _holds(quantity: Quantity | None, target: Quantity) -> bool:
    """Return whether *quantity* may be the target."""
    wanted = cast(Fraction, target.low)
    if quantity is None:
        return False
    is_above = quantity.low is None or quantity.low <= wanted
    return is_above and (quantity.high is None or wanted <= quantity.high)


def _make_value(search: _Search, span: Span) -> Value:
    quantity = Quantity(*span, search.unit)
    return Value(search.item.name, quantity, format_quantity(quantity, DIGITS))


def _say_spans(search: _Search, spans: Sequence[Span]) -> str:
    label, target = say_label(search.item), _say_target(search)
    points = [_make_value(search, its).text for its in spans if its[0] == its[1]]
    if len(points) == len(spans):
        listed = " or ".join(points)
        more = f" ({len(points)} solutions)" if len(points) > 1 else ""
        return f"{label} = {listed}{more} gives {target}."
    said = " or ".join(_say_span(search, its) for its in spans)
    return f"{label} {said} may give {target}; ranges among the figures leave it open."


def _say_span(search: _Search, span: Span) -> str:
    text = _make_value(search, span).text
    if span[0] == span[1]:
        return f"of {text}"
    ends = [search.samples[0] == span[0], search.samples[-1] == span[1]]
    low, high = (format_quantity(Quantity(its, its, search.unit), DIGITS) for its in span)
    if ends == [False, True]:
        return f"of {low} or more (to {high}, the end of what was searched)"
    if ends == [True, False]:
        return f"of {high} or less (from {low}, the start of what was searched)"
    return f"of {text}"


def _say_target(search: _Search) -> str:
    return f"{search.rule.label or search.rule.name} = {format_quantity(search.target)}"


def _say_why_none(search: _Search, tried: Sequence[Quantity | None]) -> tuple[str, str]:
    """Return why the target is out of reach, and what would be within it."""
    domain = format_quantity(replace(search.domain, text=""))
    known = [its for its in tried if its]
    lows, highs = [its.low for its in known], [its.high for its in known]
    low = min((its for its in lows if its is not None), default=None)
    high = max((its for its in highs if its is not None), default=None)
    low, high = (None if None in lows else low), (None if None in highs else high)
    reach = Quantity(low, high, search.rule.unit, low is None, high is None)
    label = search.rule.label or search.rule.name
    if low is not None and low == high and len(known) > 1:
        text = format_quantity(reach, DIGITS)
        return f"{say_label(search.item)} does not change {label}: it is {text} throughout.", ""
    reason = f"No {say_label(search.item)} within {domain} gives {_say_target(search)}:"
    if not reach.is_known:
        return f"{reason} the output has no end there.", ""
    text = format_quantity(reach, DIGITS)
    return (
        f"{reason} over {len(known)} values tried, {label} is {text}.",
        "Ask for a value in there.",
    )
