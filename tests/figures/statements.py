"""The numbers that facts and scenarios state, beside the material of the source they cite."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import yaml

from bot.base.model import Entry
from bot.kinds.fact.model import Fact
from bot.kinds.scenario.model import Scenario
from tests.figures.comparing import Difference
from tests.figures.reading import Record, list_numbers, read_records

ARTICLE = "cooperation-article"
_MILLIONS = ("million", "musd")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
Numbers = dict[str, set[Fraction]]


def read_material(folder: Path, article: Path | None = None) -> Numbers:
    """Return the numbers that the material gives, by the source they are from."""
    found: Numbers = defaultdict(set)
    for path in sorted(folder.glob("*.csv")):
        for record in read_records(path):
            sources = record.cells.get("source") or record.cells.get("number_and_class_source", "")
            for source in sources.split("; "):
                found[source].update(_list_cells(record))
    statements = folder / "facts.yaml"
    if statements.exists():
        for item in yaml.load(statements.read_text("utf-8"), Loader=yaml.BaseLoader):
            said = [item["statement"], item["as_of"], item.get("note", "")]
            counted = [
                _COUNTS[word] for word in " ".join(said).casefold().split() if word in _COUNTS
            ]
            for source in item["source"].replace(",", ";").split(";"):
                found[source.strip()].update((*list_numbers(" ".join(said)), *counted))
    if article is not None:
        found[ARTICLE].update(list_numbers(article.read_text("utf-8")))
    return found


def _list_cells(record: Record) -> Iterator[Fraction]:
    """Yield the numbers of a record; those of a column in millions as written and in full."""
    for column, text in record.cells.items():
        yield from list_numbers(text)
        if any(mark in column for mark in _MILLIONS):
            yield from (number * 10**6 for number in list_numbers(text))


def compare_statements(
    entries: Iterable[Entry], material: Mapping[str, set[Fraction]]
) -> Iterator[Difference]:
    """Yield each number of a fact, or of a scenario's default, that its source does not give."""
    for entry in entries:
        for place, sources, text in _list_statements(entry):
            held = set().union(*(material.get(source, set()) for source in sources))
            missing = [number for number in dict.fromkeys(list_numbers(text)) if number not in held]
            if missing:
                said = ", ".join(f"{float(number):g}" for number in missing)
                yield Difference(
                    f"{entry.id}, {place}", f"{said} in {text}", f"none of {', '.join(sources)}"
                )


def count_statements(entries: Iterable[Entry]) -> int:
    """Return how many numbers are compared."""
    return sum(
        len(set(list_numbers(text))) for entry in entries for _, _, text in _list_statements(entry)
    )


def _list_statements(entry: Entry) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield where it stands, its sources and the text, for each text with figures."""
    if isinstance(entry, Fact) and entry.source:
        own = (entry.source.source,)
        yield "answer", own, entry.answer
        for number, point in enumerate(entry.points, 1):
            yield f"point {number}", own, point
        if entry.value:
            yield "value", own, entry.value.text
        for number, other in enumerate(entry.others, 1):
            sources = (other.source.source,)
            yield f"other {number}", sources, other.answer
            yield f"reason {number}", (*sources, *own), other.why
            if other.value:
                yield f"value of other {number}", sources, other.value.text
    elif isinstance(entry, Scenario):
        for item in entry.inputs:
            if item.default and item.default.source:
                yield f"default of {item.name}", (item.default.source.source,), item.default.text
