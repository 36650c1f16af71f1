"""The keys of the files of a base: those of its own and a list for each kind of entry."""

from bot.base.format import (
    ID,
    TEXT,
    TEXTS,
    Key,
    ListForm,
    RecordForm,
    TextForm,
)
from bot.kinds import KINDS
from bot.kinds.kind import load_fields

TOPIC = RecordForm(
    "a topic",
    (
        Key("id", TEXT, "Entries name it in topic.", is_required=True),
        Key("title", TEXT, "What is shown.", is_required=True),
    ),
)

SOURCE = RecordForm(
    "a source",
    (
        Key("id", TEXT, "Entries name it in source; replies cite it.", is_required=True),
        Key("title", TEXT, "Its title.", is_required=True),
        Key("publisher", TEXT, "Who published it."),
        Key("date", TEXT, "When it was published."),
        Key("url", TEXT, "Where to read it."),
        Key("rank", TextForm("whole number", whole=(0, None)), "Trust: 1 is best, 2 when silent."),
    ),
)

ENTITY = RecordForm(
    "an entity",
    (
        Key("id", ID, "Names it in the base.", is_required=True),
        Key("name", TEXT, "Its name in answers.", is_required=True),
        Key("kind", TEXT, "What it is, such as country; columns may ask for a kind."),
        Key("aliases", TEXTS, "Other names: adjectives, codes, misspellings."),
    ),
)

UNIT = RecordForm(
    "a unit",
    (
        Key("id", TEXT, "As written in quantities, such as kt.", is_required=True),
        Key("name", TEXT, "In words, singular.", is_required=True),
        Key("aliases", TEXTS, "Other words and signs for it."),
        Key("kind", TEXT, "What it measures; left out where is tells."),
        Key("is", TEXT, "What one of it is in other units, such as 1000 t."),
    ),
)

TEXT_KEYS = (
    Key("name", TEXT, "Short name of the base; it needs one.", is_required=True),
    Key("version", TEXT, "Its version; it needs one.", is_required=True),
    Key("title", TEXT, "What it is called."),
    Key("description", TEXT, "What it is about, in a few sentences."),
    Key("greeting", TEXT, "What it says first."),
)

COST = TextForm("number above 0", r"(?=.*[1-9])[0-9]*\.?[0-9]+", ends=(0, None))
PART = TextForm("number from 0 to 1", r"0*(\.[0-9]+|[01](\.0*)?|0\.[0-9]+)", ends=(0, 1))

COSTS = RecordForm(
    "costs",
    (
        Key("wrong_answer", COST, "What a wrong answer costs; a missing one costs 1."),
        Key("asking_back", PART, "What asking back costs."),
    ),
)

COST_KEY = Key("costs", COSTS, "What mistakes cost: when it answers, asks back or stays silent.")

LIST_KEYS = (
    Key("topics", ListForm(TOPIC), "Headings of entries."),
    Key("examples", ListForm(TEXT), "Questions to try."),
    Key("not_ours", ListForm(TEXT), "Questions it does not answer: they teach it to say so."),
    Key("sources", ListForm(SOURCE), "Where knowledge comes from."),
    Key("entities", ListForm(ENTITY), "Things with names that questions may mention."),
    Key("synonyms", ListForm(TEXTS), "Groups of words that mean the same here."),
    Key("units", ListForm(UNIT), "The units of its quantities."),
)


def list_keys() -> tuple[Key, ...]:
    """Return every key that a file of a base may have at its root."""
    kinds = (load_fields(kind) for kind in KINDS)
    groups = (
        Key(fields.group, ListForm(fields.format), f"Entries of the kind {kind}.")
        for kind, fields in zip(KINDS, kinds, strict=True)
    )
    return (*TEXT_KEYS, COST_KEY, *LIST_KEYS, *groups)
