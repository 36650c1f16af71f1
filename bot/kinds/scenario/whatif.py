"""Scenarios set by name, for the command line: once, over a range, backwards, side by side."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from bot.base.access import Catalogue
from bot.base.errors import BotError, name_nearest
from bot.base.lexicon import make_key
from bot.base.model import Abstention, Answer, Quantity, Reply
from bot.calc import UnitError, Units, format_quantity, parse_quantity
from bot.kinds.scenario.answering import answer_slots, make_units
from bot.kinds.scenario.columns import list_keys
from bot.kinds.scenario.model import Input, Scenario
from bot.kinds.scenario.running import Run, run_scenario
from bot.kinds.scenario.slots import Slot, Slots, list_missing
from bot.kinds.scenario.wording import word_run

Setting = tuple[str, str]
MOST_POINTS = 1000
_HALVINGS = 200


class UnknownNameError(BotError):
    """A setting names no input, output, row or option of the scenario."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        listed = ", ".join(known)
        near = name_nearest(name, known)
        super().__init__(f"There is no {what} {name!r}; there is {listed}.{near}")


class RangeError(BotError):
    """A sweep's range that cannot be gone through."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Write for example 0%:50%:10%; at most {MOST_POINTS} points.")


def read_settings(
    scenario: Scenario,
    settings: Sequence[Setting],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Slots:
    """Return the slots that *settings* write.

    Raises:
        BotError: A name is unknown, or a text is no value of its input.
    """
    known = {item.name: item for item in scenario.inputs}
    slots: dict[str, Slot] = {}
    for name, text in settings:
        if name not in known:
            raise UnknownNameError("input", name, tuple(known))
        slots[name] = _read_setting(known[name], text, catalogue)
    return Slots(tuple(slots.values()), sources)


def _read_setting(item: Input, text: str, catalogue: Catalogue) -> Slot:
    if item.type == "entity":
        return Slot(item.name, rows=_read_rows(item, text, catalogue))
    if item.type == "choice":
        if text not in item.options:
            raise UnknownNameError("option", text, item.options)
        return Slot(item.name, option=text)
    return Slot(item.name, quantity=_read_amount(item, text, make_units(catalogue.units)))


def _read_amount(item: Input, text: str, units: Units) -> Quantity:
    return replace(parse_quantity(text, item.unit or "%", units), text="")


def _read_rows(item: Input, text: str, catalogue: Catalogue) -> tuple[str, ...]:
    keys = list_keys(item.of, catalogue.load_entry)
    if text.strip().lower() == "all":
        return keys
    names = {key: entity.name for key in keys if (entity := catalogue.load_entity(key))}
    found = []
    for part in text.split(","):
        named = [its[0] for its in catalogue.lexicon.aliases.get(make_key(part), ())]
        row = next((key for key in (part.strip(), *named) if key in keys), None)
        if row is None:
            raise UnknownNameError("row", part.strip(), tuple(names.values()))
        found.append(row)
    return tuple(dict.fromkeys(found))


def run_settings(
    scenario: Scenario,
    settings: Sequence[Setting],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return the reply to *scenario* with its inputs set by name."""
    return answer_slots(scenario, read_settings(scenario, settings, catalogue, sources), catalogue)


def sweep(
    scenario: Scenario,
    settings: Sequence[Setting],
    name: str,
    ends: tuple[str, str, str],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return a row for each value of input *name*; *ends* are start, stop and step.

    Raises:
        BotError: A name is unknown, or the range cannot be gone through.
    """
    item = _find_number(scenario, name)
    units = make_units(catalogue.units)
    start, stop, step = (_read_exact(item, text, units) for text in ends)
    if not step or (stop - start) / step < 0:
        raise RangeError("The step does not lead from start to stop.")
    count = int((stop - start) / step) + 1
    if count > MOST_POINTS:
        raise RangeError(f"These are {count} points.")
    values = [start + step * at for at in range(count)]
    texts = [format_quantity(Quantity(its, its, item.unit or "%")) for its in values]
    slots = read_settings(scenario, settings, catalogue, sources)
    cases = [
        slots.merge(Slots((Slot(name, quantity=Quantity(its, its, item.unit or "%")),), sources))
        for its in values
    ]
    return _tabulate(scenario, name, texts, cases, catalogue)


def compare(
    scenario: Scenario,
    cases: Sequence[Sequence[Setting]],
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return a row for each list of settings."""
    labels = [", ".join(f"{name} = {text}" for name, text in case) for case in cases]
    slots = [read_settings(scenario, case, catalogue, sources) for case in cases]
    return _tabulate(scenario, "case", labels, slots, catalogue)


def _tabulate(
    scenario: Scenario,
    title: str,
    labels: Sequence[str],
    cases: Sequence[Slots],
    catalogue: Catalogue,
) -> Reply:
    header = (title, *(rule.label or rule.name for rule in scenario.outputs))
    rows, good = [header], None
    for label, slots in zip(labels, cases, strict=True):
        reply = answer_slots(scenario, slots, catalogue)
        if not isinstance(reply, Answer | Abstention):
            return reply
        good = reply if isinstance(reply, Answer) else good
        cells = [its.text for its in reply.values] or [reply.text]
        rows.append((label, *cells, *[""] * (len(header) - 1 - len(cells))))
    if good is None:
        return answer_slots(scenario, cases[0], catalogue)
    return replace(
        good, text=f"{scenario.title}, by {title}:", rows=tuple(rows), values=(), steps=()
    )


def solve_for(
    scenario: Scenario,
    settings: Sequence[Setting],
    name: str,
    target: Setting,
    catalogue: Catalogue,
    sources: tuple[str, ...] = (),
) -> Reply:
    """Return the reply with input *name* such that an output reaches *target*, or a refusal.

    Raises:
        BotError: The scenario does not say that it may be turned round so.
    """
    output, text = target
    item = _find_number(scenario, name)
    allowed = dict(scenario.invert).get(name, ())
    if output not in allowed:
        raise UnknownNameError(f"output to solve {name} from,", output, allowed)
    slots = read_settings(scenario, settings, catalogue, sources)
    missing = [its for its in list_missing(scenario, slots) if its.name != name]
    if missing:
        return answer_slots(scenario, slots, catalogue)
    if item.domain is None or item.domain.low is None or item.domain.high is None:
        return _refuse(scenario, f"{name} has no domain to search.")
    units = make_units(catalogue.units)
    rule = next(its for its in scenario.outputs if its.name == output)
    wanted = parse_quantity(text, rule.unit or "1", units)

    def run(value: Fraction) -> Run:
        slot = Slot(name, quantity=Quantity(value, value, item.unit or "%"))
        case = slots.merge(Slots((slot,), sources))
        return run_scenario(scenario, case, catalogue.load_entry, units)

    def gap(value: Fraction) -> Fraction | None:
        got = run(value).find_output(output)
        exact = got.low is not None and got.low == got.high and wanted.low == wanted.high
        return (
            got.low - wanted.low
            if exact and got.low is not None and wanted.low is not None
            else None
        )

    try:
        domain = units.convert(item.domain, item.unit or "%")
        assert domain.low is not None
        assert domain.high is not None
        found = _bisect(gap, domain.low, domain.high)
        if found is None:
            reason = (
                f"No {name} within {format_quantity(domain)} is found to give {output} = {text}."
            )
            return _refuse(scenario, f"{reason} The output must be one number and reach it.")
        reply = word_run(run(found), catalogue)
    except (UnitError, BotError) as error:
        return _refuse(scenario, str(error))
    said = format_quantity(Quantity(found, found, item.unit or "%"), 6)
    return replace(reply, text=f"{name} = {said} gives {output} = {text}. {reply.text}")


def _bisect(
    gap: Callable[[Fraction], Fraction | None], low: Fraction, high: Fraction
) -> Fraction | None:
    """Return where *gap* is nothing; None unless it has one sign at each end."""
    at_low, at_high = gap(low), gap(high)
    if at_low is None or at_high is None:
        return None
    if not at_low or not at_high:
        return low if not at_low else high
    if (at_low > 0) == (at_high > 0):
        return None
    guess = low - at_low * (high - low) / (at_high - at_low)
    for _ in range(_HALVINGS):
        here = gap(guess)
        if here is None or not here or high - low < Fraction(1, 10**12):
            return None if here is None else guess
        low, high = (guess, high) if (here > 0) == (at_low > 0) else (low, guess)
        guess = (low + high) / 2
    return guess


def _refuse(scenario: Scenario, reason: str) -> Abstention:
    return Abstention(text=reason, kind="scenario", entries=(scenario.id,), is_refused=True)


def _find_number(scenario: Scenario, name: str) -> Input:
    numbers = {its.name: its for its in scenario.inputs if its.type not in ("entity", "choice")}
    if name not in numbers:
        raise UnknownNameError("input with a number", name, tuple(numbers))
    return numbers[name]


def _read_exact(item: Input, text: str, units: Units) -> Fraction:
    quantity = _read_amount(item, text, units)
    if quantity.low is None or quantity.low != quantity.high:
        raise RangeError(f"{text!r} is not one number.")
    return quantity.low
