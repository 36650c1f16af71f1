"""Amounts as a source writes them, read into quantities.

Every end keeps its meaning: an open bound stays open, "about" stays about, and a word
without a number stays unknown.
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from bot.base.model import Quantity
from bot.calc.errors import QuantityError, UnitError
from bot.calc.units import Units
from bot.calc.words import ABOUT, BOUNDS, RANGE, SCALES, UNKNOWN

_LONGEST = 500
_MOST_DIGITS = 60


def _any_of(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word) + (r"\b" if word[-1].isalpha() else "") for word in longest_first
    )


_NUMBER = (
    r"[-+−]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,2}(?!\w))?(?!\d|[.,]\d)"
)
_NOTE = r"(?:\([^()]*\)|\[[^\[\]]*\]|(?<![^\s,])[A-Za-z]|[*†‡§]+),?\s*$"
_LEADING_UNIT = r"^([-+−~<>=≥≤\s]*)([^\s\d~<>=≥≤+−.,-]+)\s*(\d[^/]*)((?:/.*)?)$"


@cache
def _compile_amount() -> re.Pattern[str]:
    """Return the pattern of an amount, compiled when the first one is read."""
    scale = rf"(?:\s*(?:{_any_of(tuple(SCALES))}))?"
    return re.compile(
        rf"\s*(?P<about>{_any_of(ABOUT)})?\s*(?P<bound>{_any_of(tuple(BOUNDS))})?\s*"
        rf"(?P<low>{_NUMBER})(?P<low_scale>{scale})(?P<percent>\s*%(?=\s*(?:{_any_of(RANGE)})))?"
        rf"(?:\s*(?:{_any_of(RANGE)})\s*(?:{_any_of(ABOUT)})?\s*"
        rf"(?P<high>{_NUMBER})(?P<high_scale>{scale}))?(?P<tail>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def parse_quantity(text: str, unit: str, units: Units) -> Quantity:
    """Return the quantity that *text* writes, in *unit*.

    A unit in the text wins over *unit*: it must be declared, and is converted. An empty
    *unit* takes the text's own, or ``1``.

    Raises:
        QuantityError: It is not written in one of the forms the message lists.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise QuantityError(text, "it is too long")
    if text.casefold() in UNKNOWN:
        return Quantity(None, None, unit or "1", low_open=True, high_open=True, text=text)
    quantity = _parse_pair(text, unit, units) or _parse_amount(text, units, unit)
    try:
        return units.convert(quantity, unit) if unit else quantity
    except UnitError as error:
        raise QuantityError(text, str(error)) from None


def _parse_pair(text: str, unit: str, units: Units) -> Quantity | None:
    """Return the quantity of ``> 25% and < 30%``; None for every other form."""
    sides = text.split(" and ")
    if len(sides) != 2:
        return None
    one, other = (_parse_amount(side, units, unit) for side in sides)
    if one.high is not None or other.low is not None or one.low is None or other.high is None:
        raise QuantityError(text, "expected a lower bound, then an upper one")
    if one.unit != other.unit:
        one = units.convert(one, other.unit)
    if one.low is None or one.low >= other.high:
        raise QuantityError(text, "its lower end is not below its upper end")
    return replace(one, high=other.high, high_open=other.high_open, text="")


def _parse_amount(text: str, units: Units, unit: str) -> Quantity:
    match = _compile_amount().match(text)
    if match is None:
        turned = _move_unit_back(text, units)
        if turned is None:
            raise QuantityError(text)
        return _parse_amount(turned, units, unit)
    found, note = _read_tail(text, match["tail"], units)
    if match["percent"] and found != "%":
        raise QuantityError(text, "its ends have different units")
    own = found or unit or "1"
    written = _normalise(match) + (f" {note}" if note else "")
    low = _read_number(text, match["low"], match["low_scale"] or match["high_scale"] or "")
    if match["high"] is None:
        return _make_one(low, own, match, written)
    high = _read_number(text, match["high"], match["high_scale"] or "")
    if match["bound"]:
        raise QuantityError(text, "a bound has one end only")
    if low > high:
        raise QuantityError(text, "its lower end is above its upper end")
    return Quantity(low, high, own, approx=bool(match["about"]), text=written)


def _make_one(value: Fraction, unit: str, match: re.Match[str], text: str) -> Quantity:
    bound = BOUNDS[match["bound"].lower()] if match["bound"] else ""
    approx = bool(match["about"])
    if bound.startswith(">"):
        return Quantity(value, None, unit, bound == ">", high_open=True, approx=approx, text=text)
    if bound.startswith("<"):
        return Quantity(
            None, value, unit, low_open=True, high_open=bound == "<", approx=approx, text=text
        )
    return Quantity(value, value, unit, approx=approx, text=text)


def _read_number(text: str, digits: str, scale: str) -> Fraction:
    if len(digits) > _MOST_DIGITS:
        raise QuantityError(text, "it has too many digits")
    plain = digits.replace(",", "").replace("−", "-")
    return Fraction(plain) * SCALES.get(scale.strip().lower(), 1)


def _read_tail(text: str, tail: str, units: Units) -> tuple[str, str]:
    """Return the unit and the note that stand behind a number, each may be empty."""
    rest = tail.strip()
    notes: list[str] = []
    while rest:
        if found := units.find_unit(rest):
            return found, " ".join(notes)
        match = re.search(_NOTE, rest)
        if match is None:
            raise QuantityError(text, _say_wrong_tail(rest, units))
        notes.insert(0, match[0].strip())
        rest = rest[: match.start()].strip()
    return "", " ".join(notes)


def _say_wrong_tail(rest: str, units: Units) -> str:
    try:
        units.measure(rest)
    except UnitError as error:
        return str(error).removesuffix(".")
    return "what stands behind the number is no unit"


def _move_unit_back(text: str, units: Units) -> str | None:
    """Return ``5 $/kg`` for ``$5/kg``; None when no unit stands in front."""
    match = re.match(_LEADING_UNIT, text)
    if match is None or not units.find_unit(match[2]):
        return None
    return f"{match[1]}{match[3].strip()} {match[2]}{match[4].strip()}"


def _normalise(match: re.Match[str]) -> str:
    sign = BOUNDS[match["bound"].lower()] + " " if match["bound"] else ""
    about = "~" if match["about"] else ""
    low = group_digits(match["low"]) + _scale(match["low_scale"])
    if match["high"] is None:
        return about + sign + low
    high = group_digits(match["high"]) + _scale(match["high_scale"])
    return f"{about}{low}{' to ' if '-' in low + high else ' - '}{high}"


def _scale(word: str | None) -> str:
    return f" {word.strip().lower()}" if word and word.strip() else ""


def group_digits(number: str) -> str:
    """Return *number* with thousands separators in its whole part."""
    sign, plain = ("-", number[1:]) if number[0] in "-−" else ("", number.lstrip("+"))
    whole, point, rest = plain.replace(",", "").partition(".")
    return f"{sign}{int(whole):,}{point}{rest}" if whole.isdigit() else sign + plain
