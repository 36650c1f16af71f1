"""Numbers as texts and files give them, made comparable."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_LIGHT = frozenset(("a", "and", "by", "for", "in", "of", "the", "without", "excluding"))
_WORDS = re.compile(r"[^\W_]+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a data file, and where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    @property
    def key(self) -> str:
        """Return the file and the first cells, by which an explanation names the record."""
        return f"{self.file}: {', '.join(list(self.cells.values())[:3])}"

    @property
    def text(self) -> str:
        return " ".join(self.cells.values())


def read_records(path: Path) -> list[Record]:
    """Return the rows of a CSV file, lines counted from 1."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Record(path.name, number, {key: (value or "").strip() for key, value in row.items()})
            for number, row in enumerate(csv.DictReader(lines), 2)
        ]


def list_numbers(text: str) -> Iterator[Fraction]:
    """Yield the numbers of *text*, signs left out, as written and by the "million" after them."""
    for found in _NUMBER.finditer(text):
        number = Fraction(found.group().replace(",", ""))
        word = text[found.end() :].strip(" -").partition(" ")[0].strip(".,;:()").casefold()
        yield number * _SCALES.get(word, 1)


def list_words(text: str, names: Mapping[str, str] = MappingProxyType({})) -> frozenset[str]:
    """Return the words of *text*, each key of *names* put for by its value first."""
    for theirs, ours in names.items():
        text = text.replace(theirs, ours)
    return frozenset(word.casefold() for word in _WORDS.findall(text)) - _LIGHT
