"""Reads tables and gives the texts by which they are found. Needed while compiling only."""

from bot.base.model import Entry, KnowledgeBase, Passage
from bot.base.node import Node
from bot.base.reader import Reader
from bot.kinds.entry_fields import check_see, list_phrasings, read_shared, read_unit
from bot.kinds.table.cells import read_row
from bot.kinds.table.format import COLUMN, TABLE, TYPES
from bot.kinds.table.grid import read_records
from bot.kinds.table.keys import find_names, find_series
from bot.kinds.table.model import Column, Row, Table
from bot.kinds.table.shape import read_cell

MOST_CELLS = 2_000


class TableFields:
    """The compiling half of the table kind."""

    group = "tables"
    format = TABLE

    def read(self, node: Node, reader: Reader) -> Entry | None:
        """Return the table that *node* describes; None after reporting why not."""
        found = reader.read_fields(node, TABLE)
        if found is None:
            return None
        items = reader.read_items(found["columns"], "columns")
        columns = tuple(filter(None, (read_column(item, reader) for item in items)))
        has_sources = any(column.type == "source" for column in columns)
        shared = read_shared(node, found, reader, has_own_sources=has_sources)
        if len(columns) < len(items) or not columns:
            return None
        records = read_records(node, found, columns, reader)
        read = (read_row(record, columns, shared["source"], reader) for record in records)
        rows = tuple(row for row in read if row)
        key = read_key(found.get("key"), columns, reader) or find_names(columns, rows)
        return Table(
            **shared,
            columns=columns,
            rows=rows,
            default=read_default(found.get("default"), columns, rows, reader),
            key=key,
            series=find_series(columns, rows, key),
            edition_of=reader.read_text(found.get("edition_of"), "edition_of"),
            note=reader.read_text(found.get("note"), "note"),
            data=reader.read_text(found.get("data"), "data"),
        )

    def check(self, entry: Entry, base: KnowledgeBase, reader: Reader) -> None:
        """Report what the table refers to that is not in the base."""
        check_see(entry, base, reader)
        assert isinstance(entry, Table)
        tables = [item.id for item in base.entries if isinstance(item, Table)]
        if entry.edition_of and entry.edition_of not in tables:
            reader.report_unknown("K031", entry.place, "table", entry.edition_of, tables)

    def make_passages(self, entry: Entry, base: KnowledgeBase) -> tuple[Passage, ...]:
        """Return title, phrasings, column labels with their aliases, and distinct cells."""
        assert isinstance(entry, Table)
        labels = (" ".join((column.label, *column.aliases)) for column in entry.columns)
        wanted = [
            index
            for index, column in enumerate(entry.columns)
            if column.type in ("entity", "category", "text")
        ]
        cells = dict.fromkeys(row.cells[index].text for row in entry.rows for index in wanted)
        return (
            *list_phrasings(entry),
            *(Passage(entry.id, "label", label) for label in labels),
            *(Passage(entry.id, "cell", text) for text in list(cells)[:MOST_CELLS] if text),
        )


def read_column(node: Node, reader: Reader) -> Column | None:
    """Return the column that *node* describes."""
    found = reader.read_fields(node, COLUMN)
    if found is None:
        return None
    name = reader.read_text(found["name"], "name")
    type_ = reader.read_choice(found["type"], "type", TYPES)
    if type_ == "quantity" and "unit" not in found:
        reader.report("K022", node, f"the quantity column '{name}' needs 'unit'", "1 is a count")
    if not name or not type_:
        return None
    words = name.replace("_", " ")
    unit = read_unit(found.get("unit"), reader)
    return Column(
        name=name,
        label=reader.read_text(found.get("label"), "label") or words[:1].upper() + words[1:],
        type=type_,
        unit=unit if type_ == "quantity" else "",
        kind=reader.read_text(found.get("kind"), "kind"),
        aliases=reader.read_texts(found.get("aliases"), "aliases"),
    )


def read_key(node: Node | None, columns: tuple[Column, ...], reader: Reader) -> str:
    """Return the column that *node* says names the rows; empty when it says none."""
    text = reader.read_text(node, "key")
    names = [column.name for column in columns]
    if not node or text in names:
        return text
    reader.report_unknown("K031", node, "column", text, names)
    return ""


def read_default(
    node: Node | None, columns: tuple[Column, ...], rows: tuple[Row, ...], reader: Reader
) -> tuple[tuple[str, str], ...]:
    """Return (column, value) pairs that hold when the question is silent."""
    names = [column.name for column in columns]
    default: list[tuple[str, str]] = []
    for key, value in reader.read_pairs(node, "default"):
        text = reader.read_text(value, "default")
        if key.text not in names:
            reader.report_unknown("K031", key, "column", key.text, names)
            continue
        at = names.index(key.text)
        held = {row.cells[at].text: read_cell(row.cells[at]) for row in rows}
        is_time = columns[at].type == "time"
        if text != "latest" and text not in held and not (text == "all" and is_time):
            reader.report_unknown("K031", value, f"cell in {key.text}", text, held)
        default.append((key.text, held.get(text, text)))
    return tuple(default)


FIELDS = TableFields()
