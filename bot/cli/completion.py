"""What a line being typed may become."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.base.access import Catalogue
from bot.base.frozen import dataclass
from bot.cli.commands import COMMANDS

MOST = 2000
"""Entries whose phrasings are completed; a larger base offers titles beyond that."""


@dataclass(frozen=True, slots=True)
class Stock:
    """Whole questions that have an answer, and words that may stand in any, the likeliest first."""

    questions: tuple[str, ...]
    names: tuple[str, ...]


def load_stock(catalogue: Catalogue) -> Stock:
    """Return what the base can complete: questions, then entities, years and units."""
    questions = [*catalogue.load_examples()]
    years: set[str] = set()
    for number, (id_, title) in enumerate(catalogue.list_entries()):
        entry = catalogue.load_entry(id_) if number < MOST else None
        questions += entry.ask if entry else (title,)
        years.update(_list_years(entry))
    entities = sorted({name for name, _ in catalogue.lexicon.entities.values()})
    units = [unit.id for unit in catalogue.units] + [unit.name for unit in catalogue.units]
    names = (*entities, *sorted(years), *units)
    return Stock(tuple(dict.fromkeys(questions)), tuple(dict.fromkeys(names)))


def _list_years(entry: Any) -> Iterator[str]:
    """Yield the years of a table's time columns; none of any other entry."""
    for at, column in enumerate(getattr(entry, "columns", ())):
        if column.type == "time":
            yield from (row.cells[at].text[:4] for row in entry.rows)


def complete(text: str, stock: Stock) -> tuple[tuple[str, int], ...]:
    """Return (completion, how many characters before the cursor it replaces)."""
    if text.startswith(":"):
        return _find((f":{name}" for name in COMMANDS), text)
    whole = _find(stock.questions, text.lstrip())
    word = text.rpartition(" ")[2]
    return (*whole, *(_find(stock.names, word) if word else ()))


def _find(known: Iterable[str], start: str) -> tuple[tuple[str, int], ...]:
    low = start.casefold()
    return tuple((item, len(start)) for item in known if item.casefold().startswith(low))
