"""Unit expressions such as ``kt/yr``: what they measure, conversion, and their words.

Knows the units that a base declares, and ``%`` and ``pp``; no others.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from bot.base.frozen import dataclass
from bot.base.model import Quantity, Unit
from bot.calc.errors import UnitError
from bot.calc.words import PER, PERCENT, POINTS

BUILT_IN = (
    Unit("%", "percent", PERCENT, is_="0.01"),
    Unit("pp", "percentage point", POINTS, is_="0.01"),
)
TIME = "time"
"""The kind of units that amounts of a rate are a part of."""
_LONGEST = 200
_LARGEST_POWER = 9
_KEPT = 512
"""As many expressions are kept once they were read: a run measures the same few again and again."""
_PART = r"([^*/^]+?)\s*(?:(?:\^|\*\*)\s*(-?\d))?$"
_IS = r"(?s)\s*(\d[\d,]*(?:\.\d+)?(?:/\d+)?)?\s*(.*)$"
_STROKE = rf"(?i)\s*/\s*|\s+(?:{'|'.join(PER)})\s+"

Parts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a unit expression comes to in base units.

    Attributes:
        factor: How many of the base units one of it is.
        dimensions: (base unit, power), sorted, no power 0.
    """

    factor: Fraction
    dimensions: Parts


ONE = Measure(Fraction(1), ())


def _multiply(one: Measure, other: Measure, power: int = 1) -> Measure:
    powers = dict(one.dimensions)
    for name, its in other.dimensions:
        powers[name] = powers.get(name, 0) + its * power
    dimensions = tuple(sorted((name, its) for name, its in powers.items() if its))
    return Measure(one.factor * other.factor**power, dimensions)


@lru_cache(maxsize=_KEPT)
def split_expression(expression: str) -> Parts | None:
    """Return (unit, power) for each part of *expression*; None when it is malformed."""
    if len(expression) > _LONGEST:
        return None
    parts: list[tuple[str, int]] = []
    for place, divisor in enumerate(expression.replace("**", "^").split("/")):
        for factor in divisor.split("*"):
            match = re.match(_PART, factor.strip())
            if match is None:
                return None
            power = int(match[2] or 1) * (-1 if place else 1)
            if match[1] != "1":
                parts.append((match[1], power))
    return tuple(parts)


def join_parts(parts: Iterable[tuple[str, int]]) -> str:
    """Return the expression of (unit, power) pairs; ``1`` for none."""
    powers: dict[str, int] = {}
    for name, power in parts:
        powers[name] = powers.get(name, 0) + power
    over = [_write(name, power) for name, power in powers.items() if power > 0]
    under = [_write(name, -power) for name, power in powers.items() if power < 0]
    return "/".join(["*".join(over) or "1", *under])


def _write(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


class Units:
    """The units of a base. Immutable; make one and hand it around."""

    __slots__ = ("_by_fold", "_by_word", "_measure_parts", "_measures", "_problems", "_units")

    def __init__(self, units: tuple[Unit, ...] = ()) -> None:
        declared = {unit.id: unit for unit in units}
        self._units = {**declared, **{unit.id: unit for unit in BUILT_IN}}
        self._measures: dict[str, Measure] = {}
        self._problems: dict[str, str] = {}
        self._measure_parts = lru_cache(maxsize=_KEPT)(self._multiply_parts)
        for id_ in self._units:
            self._resolve(id_, ())
        self._by_word: dict[str, str] = {}
        for unit in self._units.values():
            for word in _list_words(unit):
                self._by_word.setdefault(word, unit.id)
        self._by_fold: dict[str, str] = {}
        for word, id_ in self._by_word.items():
            self._by_fold.setdefault(word.casefold(), id_)

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """Return (unit id, what is wrong with what it is said to be)."""
        return tuple(self._problems.items())

    def _resolve(self, id_: str, above: tuple[str, ...]) -> Measure:
        if id_ in self._measures:
            return self._measures[id_]
        unit = self._units[id_]
        self._measures[id_] = Measure(Fraction(1), ((id_, 1),))
        if unit.is_:
            self._measures[id_] = self._resolve_is(unit, (*above, id_))
        return self._measures[id_]

    def _resolve_is(self, unit: Unit, above: tuple[str, ...]) -> Measure:
        own = Measure(Fraction(1), ((unit.id, 1),))
        number, rest = re.match(_IS, unit.is_).groups()  # type: ignore[union-attr]
        parts = split_expression(rest.strip() or "1")
        names = [name for name, _ in parts or ()]
        if unknown := [name for name in names if name not in self._units]:
            self._problems[unit.id] = (
                f"unit {unit.id!r} is said to be {unit.is_!r}, but there is no unit {unknown[0]!r}"
            )
            return own
        if circle := [name for name in names if name in above]:
            self._problems[unit.id] = (
                f"unit {unit.id!r} is said to be {unit.is_!r}, "
                f"which goes in a circle through {circle[0]!r}"
            )
            return own
        factor = Fraction((number or "1").replace(",", "")) if parts is not None else Fraction(0)
        if not factor:
            self._problems[unit.id] = (
                f"unit {unit.id!r} is said to be {unit.is_!r}; expected something like '1000 t'"
            )
            return own
        result = Measure(factor, ())
        for name, power in parts or ():
            result = _multiply(result, self._resolve(name, above), power)
        return result

    def measure(self, expression: str) -> Measure:
        """Return what *expression* comes to in base units.

        Raises:
            UnitError: A part of it is not declared.
        """
        return self._measures.get(expression) or self._measure_parts(expression)

    def _multiply_parts(self, expression: str) -> Measure:
        parts = split_expression(expression or "1")
        if parts is None:
            raise UnitError.for_unknown(expression, self._units)
        result = ONE
        for name, power in parts:
            if name not in self._measures or abs(power) > _LARGEST_POWER:
                raise UnitError.for_unknown(name, self._units)
            result = _multiply(result, self._measures[name], power)
        return result

    def has(self, expression: str) -> bool:
        """Return whether every part of *expression* is declared."""
        try:
            self.measure(expression)
        except UnitError:
            return False
        return True

    def is_alike(self, one: str, other: str) -> bool:
        """Return whether amounts in *one* may be added to amounts in *other*."""
        return self.measure(one).dimensions == self.measure(other).dimensions

    def suit(self, unit: str, target: str) -> str:
        """Return *unit* as it measures what *target* does; empty when it cannot.

        An amount of a rate may leave the time unsaid: ``kt`` for a target of ``t/yr`` is ``kt/yr``.
        """
        if self.is_alike(unit, target):
            return unit
        below = (name for name, power in split_expression(target) or () if power == -1)
        rates = (f"{unit}/{name}" for name in below if self.is_time(name))
        return next((its for its in rates if self.is_alike(its, target)), "")

    def join(self, one: str, other: str) -> str:
        """Return the expression of the product of two units, nothing cancelled."""
        return join_parts((*(split_expression(one) or ()), *(split_expression(other) or ())))

    def find(self, id_: str) -> Unit | None:
        """Return a unit by its id."""
        return self._units.get(id_)

    def is_time(self, name: str) -> bool:
        """Return whether a unit measures time."""
        if name not in self._measures:
            return False
        dimensions = self._measures[name].dimensions
        return len(dimensions) == 1 and self._units[dimensions[0][0]].kind == TIME

    def find_factor(self, unit: str, target: str) -> Fraction:
        """Return how many *target* one *unit* is.

        Raises:
            UnitError: They do not measure the same, or one is not declared.
        """
        one, other = self.measure(unit), self.measure(target)
        if one.dimensions != other.dimensions:
            raise UnitError.for_unlike(unit, target)
        return one.factor / other.factor

    def convert(self, quantity: Quantity, unit: str) -> Quantity:
        """Return *quantity* in *unit*; the source's own text stays only while it still fits.

        Raises:
            UnitError: They do not measure the same, or one is not declared.
        """
        if quantity.unit == unit:
            return quantity
        factor = self.find_factor(quantity.unit, unit)
        keeps_text = factor == 1 or not quantity.is_known
        return replace(
            quantity,
            low=None if quantity.low is None else quantity.low * factor,
            high=None if quantity.high is None else quantity.high * factor,
            unit=unit,
            text=quantity.text if keeps_text else "",
        )

    def multiply(self, one: str, other: str, power: int = 1) -> str:
        """Return the unit of a product (of a quotient for *power* -1), like parts cancelled."""
        left = [part for part in split_expression(one) or () if self.measure(part[0]).dimensions]
        right = [
            (name, its * power)
            for name, its in split_expression(other) or ()
            if self.measure(name).dimensions
        ]
        return join_parts(self._cancel([*left, *right]))

    def _cancel(self, parts: list[tuple[str, int]]) -> list[tuple[str, int]]:
        merged: dict[tuple[tuple[str, int], ...], tuple[str, int]] = {}
        for name, power in parts:
            dimensions = self.measure(name).dimensions
            first, held = merged.get(dimensions, (name, 0))
            merged[dimensions] = (first if held else name, held + power)
        return [(name, power) for name, power in merged.values() if power]

    def find_unit(self, words: str) -> str | None:
        """Return the expression that *words* name ("dollars a tonne"); None when unsure."""
        words = " ".join(words.split())
        if not words or len(words) > _LONGEST:
            return None
        if self.has(words):
            return words
        if whole := self._find_name(words):
            return whole
        found = [self._find_part(part) for part in re.split(_STROKE, words)]
        if None in found:
            return None
        return "/".join(part for part in found if part)

    def _find_part(self, part: str) -> str | None:
        factors = [self._find_name(factor.strip()) for factor in part.split("*")]
        return None if None in factors else "*".join(name for name in factors if name)

    def _find_name(self, word: str) -> str | None:
        for known, form in ((self._by_word, word), (self._by_fold, word.casefold())):
            for single in (form, *_list_singulars(form)):
                if single in known:
                    return known[single]
        return None

    def number(self, quantity: Quantity) -> Quantity:
        """Return *quantity*, a unit that is a word in the plural unless it is one: "2 days"."""
        unit = self._units.get(quantity.unit)
        is_one = quantity.low == quantity.high == 1
        if unit is None or unit.id != unit.name or is_one:
            return quantity
        return replace(quantity, unit=_make_plural(unit))

    def words(self, expression: str) -> str:
        """Return *expression* in words, e.g. ``kilotonnes per year``; empty for ``1``."""
        self.measure(expression)
        parts = split_expression(expression) or ()
        over = [_make_plural(self._units[name]) for name, power in parts if power > 0]
        under = [self._units[name].name for name, power in parts if power < 0]
        return " per ".join([" ".join(over), *under]).strip()


def _list_words(unit: Unit) -> tuple[str, ...]:
    return (unit.id, unit.name, *unit.aliases)


def _list_singulars(word: str) -> tuple[str, ...]:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)


def _make_plural(unit: Unit) -> str:
    name = unit.name
    if unit.id == "%":
        return name
    if name.endswith(("s", "x", "z", "ch", "sh")):
        return name + "es"
    return name[:-1] + "ies" if name.endswith("y") and name[-2:-1] not in "aeiou" else name + "s"
