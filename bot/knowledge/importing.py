"""A CSV file of any origin as a table of a base: columns typed by what their cells hold.

What no file can tell, where the figures were read, is left for the curator to fill in; until
then the base does not pass its check.
"""

import csv
import io
import json
import re
from collections.abc import Sequence
from itertools import count

from bot.base.errors import BotError
from bot.base.frozen import dataclass
from bot.base.model import KnowledgeBase
from bot.base.reader import Names, Reader, is_date
from bot.calc import Units, parse_quantity

FILL_IN = "fill-in-the-source"
_LABEL = re.compile(r"^(?P<label>.*?)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]\s*$")
_PLAIN = re.compile(r"[^\W\d_][\w ./%-]*", re.ASCII)
_CUT = 2 / 3


class NoTableError(BotError):
    """A file is no table with a header."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} is no table: {reason}. Its first line must name the columns.")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold.

    Attributes:
        rest: Further keys with their values, e.g. the unit.
    """

    name: str
    label: str
    type: str
    rest: tuple[tuple[str, str], ...] = ()


def import_table(
    text: str, id_: str, title: str, file: str, base: KnowledgeBase
) -> tuple[str, str]:
    """Return the YAML of a table over *file* and the CSV with the columns' names as its header.

    Args:
        text: The CSV as it came.
        id_: The table's id.
        title: Its title.
        file: Name of the CSV file beside the YAML file.
        base: The base that it joins: its units and entities are recognised.

    Raises:
        NoTableError: There is no header, or a row is longer or shorter than it.
    """
    dialect = csv.Sniffer().sniff(text[:8192], ",;\t") if _is_odd(text) else csv.excel
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), dialect)]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        raise NoTableError(file, "it has no rows")
    header, *body = rows
    for number, row in enumerate(body, 2):
        if len(row) != len(header):
            raise NoTableError(file, f"row {number} has {len(row)} cells for {len(header)} columns")
    guesses = _guess_columns(header, body, base)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[item.name for item in guesses], *body])
    return _write_yaml(id_, title, file, guesses), out.getvalue()


def _is_odd(text: str) -> bool:
    """Return whether the first line is split by something else than commas."""
    first = text.partition("\n")[0]
    return "," not in first and (";" in first or "\t" in first)


def _guess_columns(
    header: Sequence[str], body: Sequence[Sequence[str]], base: KnowledgeBase
) -> tuple[Guess, ...]:
    reader = Reader(names=Names(entities=base.entities, units=base.units))
    taken: set[str] = set()
    guesses = []
    for index, head in enumerate(header):
        found = _LABEL.match(head)
        label, unit = (found["label"], found["unit"].strip()) if found else (head, "")
        name = _name_column(label, taken)
        taken.add(name)
        cells = [row[index] for row in body]
        guesses.append(_guess_column(name, label or name, unit, cells, reader))
    return tuple(guesses)


def _name_column(label: str, taken: set[str]) -> str:
    """Return a name for formulas, no two alike."""
    name = re.sub(r"\W+", "_", label.lower(), flags=re.ASCII).strip("_") or "column"
    name = f"c_{name}" if name[0].isdigit() else name
    names = (name if number == 1 else f"{name}_{number}" for number in count(1))
    return next(item for item in names if item not in taken)


def _guess_column(name: str, label: str, unit: str, cells: Sequence[str], reader: Reader) -> Guess:
    filled = [cell for cell in cells if cell]
    if filled and len(filled) == len(cells) and all(map(is_date, filled)):
        return Guess(name, label, "time")
    units = Units(reader.names.units)
    if filled and (unit or any(map(_has_digit, filled))):
        written = unit or ("%" if all(cell.endswith("%") for cell in filled) else "1")
        if all(_is_quantity(cell, written, units) for cell in cells):
            return Guess(name, label, "quantity", (("unit", written),))
    entities = [entity for cell in filled if (entity := reader.find_entity(cell))]
    kinds = {entity.kind for entity in entities if entity.kind}
    if filled and len(entities) >= _CUT * len(filled):
        is_clear = len(kinds) == 1 and len(entities) == len(cells)
        return Guess(name, label, "entity", (("kind", kinds.pop()),) if is_clear else ())
    is_text = any(len(cell.split()) > 8 for cell in filled)
    return Guess(name, label, "text" if is_text else "category")


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _is_quantity(cell: str, unit: str, units: Units) -> bool:
    """Return whether *cell* is an amount; a unit that the base lacks is looked at without it."""
    for written in (unit, "1"):
        try:
            parse_quantity(cell or "-", written, units)
        except BotError:
            continue
        return True
    return False


def _write_yaml(id_: str, title: str, file: str, guesses: Sequence[Guess]) -> str:
    names = [item for item in guesses if item.type in ("entity", "category")]
    amounts = [item for item in guesses if item.type == "quantity"]
    of = f" by {names[0].label.lower()}" if names else ""
    asked = [f"{item.label}{of}" for item in amounts[:2]]
    ask = list(dict.fromkeys([title, *asked, f"table of {title[:1].lower()}{title[1:]}"]))
    ask += [f"list of {title[:1].lower()}{title[1:]}"] if len(ask) < 3 else []
    lines = [
        "tables:",
        f"  - id: {quote_text(id_)}",
        f"    title: {quote_text(title)}",
        "    ask:",
        *(f"      - {quote_text(text)}" for text in ask),
        "    columns:",
        *(f"      - {_write_column(item)}" for item in guesses),
        f"    data: {quote_text(file)}",
        f"    source: {{id: {FILL_IN}, at: page or section}}  # declare it under sources",
    ]
    return "\n".join(lines) + "\n"


def _write_column(item: Guess) -> str:
    pairs = (("name", item.name), ("label", item.label), ("type", item.type), *item.rest)
    return "{" + ", ".join(f"{key}: {quote_text(value)}" for key, value in pairs) + "}"


def quote_text(text: str) -> str:
    """Return *text* as a YAML scalar, in quotes where it would mean something else."""
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and ": " not in text
    return text if is_plain else json.dumps(text, ensure_ascii=False)
