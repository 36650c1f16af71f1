"""Each figure of a table beside the record of the data pack that it was read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from bot.base.model import Quantity
from bot.kinds.table.model import Row, Table
from tests.figures.reading import Record, list_numbers, list_words, read_records

_HIDDEN = ("NA", "-", "")


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of the base that the material does not bear out.

    Attributes:
        place: The entry, its row and its column.
        said: What the base says.
        read: What the material says there; empty when nothing there matches.
    """

    place: str
    said: str
    read: str = ""

    def __str__(self) -> str:
        return f"{self.place}: the base says {self.said!r}, the material {self.read or 'nothing'}"


@dataclass(slots=True)
class Comparison:
    """Differences, how many figures were compared, and the records that bore them out."""

    differences: list[Difference] = field(default_factory=list)
    compared: int = 0
    used: set[tuple[str, int]] = field(default_factory=set)


def compare_tables(tables: Iterable[Table], specs: Mapping[str, Any], folder: Path) -> Comparison:
    """Return what became of every figure of *tables*; those without a file are left out."""
    found = Comparison()
    for table in tables:
        spec = specs["tables"].get(table.id)
        if spec is not None:
            records = read_records(folder / spec["file"])
            names = {**specs["names"], **spec.get("names", {})}
            _compare_table(table, spec, records, names, found)
        elif table.data:
            found.differences.append(Difference(table.id, table.data, "no file is named for it"))
    return found


def list_unused(specs: Mapping[str, Any], folder: Path, found: Comparison) -> Iterator[Record]:
    """Yield the records of the named files that bear out no figure of the base."""
    for file in sorted({spec["file"] for spec in specs["tables"].values()}):
        for record in read_records(folder / file):
            if (record.file, record.line) not in found.used:
                yield record


def _compare_table(
    table: Table,
    spec: Mapping[str, Any],
    records: Sequence[Record],
    names: Mapping[str, str],
    found: Comparison,
) -> None:
    columns = [column.name for column in table.columns]
    for number, row in enumerate(table.rows, 1):
        texts = {name: cell.text for name, cell in zip(columns, row.cells, strict=True)}
        own = row.source or table.source
        place = f"{table.id} row {number}"
        if own is None:
            found.differences.append(Difference(place, "no source"))
            continue
        cited = [source.source for source in (own, *row.others)]
        columns_of_sources = spec.get("sources", ["source"])
        sourced = [
            record
            for record in _pick(records, spec.get("where", {}))
            if all(any(id_ in record.cells[its] for its in columns_of_sources) for id_ in cited)
        ]
        named = _match_keys(texts, spec["keys"], sourced, names)
        key = " ".join(texts[name] for name in spec["keys"])
        if not named:
            found.differences.append(Difference(place, f"{key} [{', '.join(cited)}]"))
            continue
        _compare_cells(table, row, spec, named, f"{place} ({key})", found)


def _pick(records: Iterable[Record], where: Mapping[str, str]) -> Iterator[Record]:
    """Yield the records whose columns hold every word of *where*."""
    for record in records:
        if all(
            list_words(text) <= list_words(record.cells[column]) for column, text in where.items()
        ):
            yield record


def _match_keys(
    texts: Mapping[str, str],
    keys: Mapping[str, str],
    records: Sequence[Record],
    names: Mapping[str, str],
) -> list[Record]:
    """Return the records that *texts* name; those that say no more, where there are any."""
    matched = list(records)
    for theirs in dict.fromkeys(keys.values()):
        ours = " ".join(texts[name] for name, column in keys.items() if column == theirs)
        said = list_words(ours, names)
        held = [(list_words(record.cells[theirs], names), record) for record in matched]
        same = [record for words, record in held if words == said]
        matched = same or [record for words, record in held if said <= words]
    return matched


def _compare_cells(
    table: Table,
    row: Row,
    spec: Mapping[str, Any],
    named: Sequence[Record],
    place: str,
    found: Comparison,
) -> None:
    for column, cell in zip(table.columns, row.cells, strict=True):
        rule = spec["cells"].get(column.name)
        if column.type == "quantity" and rule is not None:
            if cell.text in _HIDDEN and (cell.quantity is None or not cell.quantity.is_known):
                continue
            borne = [its for its in _find_records(rule, named) if _agrees(cell.quantity, rule, its)]
            read = "; ".join(_show(rule, its) for its in _find_records(rule, named))
        elif any(True for _ in list_numbers(cell.text)) and column.type in ("text", "quantity"):
            said = set(list_numbers(cell.text))
            borne = [its for its in named if said <= set(list_numbers(its.text))]
            read = "; ".join(its.text for its in named)
        else:
            found.used.update((its.file, its.line) for its in named)
            continue
        found.compared += 1
        found.used.update((its.file, its.line) for its in borne)
        if not borne:
            found.differences.append(Difference(f"{place}, {column.name}", cell.text, read))


def _find_records(rule: Any, named: Sequence[Record]) -> list[Record]:
    where = rule.get("where", {}) if isinstance(rule, dict) else {}
    return list(_pick(named, where))


def _show(rule: Any, record: Record) -> str:
    held = [record.cells[name] for name in _list_columns(rule)]
    qualifier = record.cells.get("qualifier", "")
    return f"{qualifier} {' - '.join(held)} ({record.file}:{record.line})".strip()


def _list_columns(rule: Any) -> list[str]:
    if isinstance(rule, str):
        return [rule]
    return [rule["column"]] if "column" in rule else [rule["low"], rule["high"]]


def _agrees(quantity: Quantity | None, rule: Any, record: Record) -> bool:
    """Return whether *quantity* is what *record* holds, bounds and "about" included."""
    texts = [record.cells[name] for name in _list_columns(rule)]
    if quantity is None or not any(texts):
        return False
    scale = _find_scale(rule, record)
    ends = [[number * scale for number in _read_ends(text)] or [None] for text in texts]
    marks = _list_marks(rule, record)
    wanted = (None if "<" in marks else ends[0][0], None if ">" in marks else ends[-1][-1])
    about = any(mark in marks for mark in ("~", "nearly", "almost", "average"))
    return (quantity.low, quantity.high) == wanted and (quantity.approx or not about)


def _list_marks(rule: Any, record: Record) -> str:
    """Return what the record says of how a figure bounds the amount."""
    if isinstance(rule, dict) and rule.get("is_exact"):
        return ""
    beside = [record.cells.get(name, "") for name in ("qualifier", "unit")]
    marks = " ".join([*beside, *(record.cells[name] for name in _list_columns(rule))])
    return marks.replace("more than", ">")


def _find_scale(rule: Any, record: Record) -> Fraction:
    """Return what the record's figure is to be multiplied by: a share by 100 for per cent."""
    if not isinstance(rule, dict):
        return Fraction(1)
    if "share_in" in rule:
        return Fraction(100 if record.cells[rule["share_in"]].startswith("share") else 1)
    return Fraction(rule.get("scale", 1))


def _read_ends(text: str) -> list[Fraction]:
    numbers = list(list_numbers(text))
    is_negative = text.lstrip(" ><~").startswith("-")
    return [-number for number in numbers[:1]] if is_negative else numbers[:2]
