"""The keys of a table."""

from bot.base.format import (
    LOCATOR,
    TEXT,
    TEXTS,
    UNIT,
    EitherForm,
    Key,
    ListForm,
    MapForm,
    RecordForm,
    TextForm,
)
from bot.kinds.entry_format import ENTRY, SHARED

TYPES = ("entity", "time", "category", "quantity", "text", "source")
COLUMN_NAME = TextForm("name of a column")
CELLS = ListForm(TextForm("cell", may_be_empty=True))

ROW = RecordForm(
    "a row",
    (
        Key("cells", CELLS, "A text for each column, in their order.", is_required=True),
        Key("source", LOCATOR, "Where this row was read, when not where the table was."),
    ),
)

COLUMN = RecordForm(
    "a column",
    (
        Key("name", TEXT, "Names it in the file and in what-ifs.", is_required=True),
        Key("type", TextForm(options=TYPES), "What its cells hold.", is_required=True),
        Key("label", TEXT, "Its heading; made of the name when left out."),
        Key("unit", UNIT, "The unit of a quantity column."),
        Key("kind", TEXT, "The kind of the entities of an entity column."),
        Key("aliases", TEXTS, "Other words for it in questions."),
    ),
    needs=(("type", "quantity", "unit"),),
)

TABLE = RecordForm(
    "a table",
    (
        *SHARED,
        Key("columns", ListForm(COLUMN), "What stands in each column.", is_required=True),
        Key("rows", ListForm(EitherForm((CELLS, ROW))), "The rows, written here."),
        Key("data", TextForm("CSV file"), "The rows, in a file next to this one."),
        Key("default", MapForm(TEXT), "The slice when a question is silent: year: latest, or all."),
        Key("note", TEXT, "A caveat shown with every answer."),
        Key("key", COLUMN_NAME, "The column that names the rows; found when left out."),
        Key("edition_of", ENTRY, "The table whose other editions these are; it answers first."),
    ),
    either=("rows", "data"),
)
