"""The keys of a scenario."""

from bot.base.format import (
    LOCATOR,
    NAME_PATTERN,
    QUANTITY,
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
from bot.kinds.entry_format import SHARED

TYPES = ("entity", "percent", "change", "quantity", "series", "choice")
COLUMN = TextForm("table.column")
CONDITION = TextForm("condition over inputs and steps, such as cut > 50 %")

DEFAULT = RecordForm(
    "default",
    (
        Key(
            "value",
            TEXT,
            "An amount, a series (-100; 39), all, an option, or FACT.value.",
            is_required=True,
        ),
        Key("source", LOCATOR, "Where it was read."),
        Key("note", TEXT, "A caveat shown with the assumption."),
    ),
)

INPUT = RecordForm(
    "an input",
    (
        Key("type", TextForm(options=TYPES), "What a question may give.", is_required=True),
        Key("label", TEXT, "Its name in answers."),
        Key(
            "unit",
            UNIT,
            "The unit of a quantity, of a series, or of a change that is not relative.",
        ),
        Key(
            "domain",
            EitherForm((QUANTITY, ListForm(QUANTITY, length=2))),
            "Where it makes sense: a range, or its lowest and its highest value.",
        ),
        Key(
            "range",
            EitherForm((QUANTITY, ListForm(QUANTITY, length=2))),
            "Where its source says it lies; sensitivity goes through it.",
        ),
        Key("default", EitherForm((TEXT, DEFAULT)), "What it is when the question is silent."),
        Key("ask", TEXT, "What to ask back when it is missing and has no default."),
        Key("of", COLUMN, "The column whose entities it may be; needed for an entity."),
        Key("words", TEXTS, "Words that give it in a question."),
        Key("options", TEXTS, "The values of a choice."),
    ),
    needs=(("type", "entity", "of"), ("type", "choice", "options")),
)

OUTPUT = RecordForm(
    "an output",
    (
        Key("unit", UNIT, "The unit it is shown in.", is_required=True),
        Key("digits", TextForm("whole number", whole=(1, 99)), "Significant digits shown."),
        Key("label", TEXT, "Its name in answers."),
        Key("words", TEXTS, "Words that ask for it."),
    ),
)

LIMIT = RecordForm(
    "a limit",
    (
        Key("warn", CONDITION, "Answers, and says the sentence."),
        Key("refuse", CONDITION, "Says the sentence in place of an answer."),
        Key("say", TEXT, "The sentence.", is_required=True),
    ),
    either=("warn", "refuse"),
)

EXAMPLE = RecordForm(
    "an example",
    (
        Key("given", MapForm(TEXT), "Inputs.", is_required=True),
        Key("expect", MapForm(TEXT), "Outputs that must come out.", is_required=True),
    ),
)

SCENARIO = RecordForm(
    "a scenario",
    (
        *SHARED,
        Key(
            "use",
            MapForm(EitherForm((COLUMN, ListForm(COLUMN))), NAME_PATTERN),
            "Names for table columns; of a list, the first that the question allows.",
        ),
        Key("inputs", MapForm(INPUT, NAME_PATTERN), "What may change.", is_required=True),
        Key(
            "steps",
            MapForm(TextForm("formula"), NAME_PATTERN),
            "Named formulas, in order.",
            is_required=True,
        ),
        Key("outputs", MapForm(OUTPUT), "The steps that are shown.", is_required=True),
        Key("answer", TEXT, "The sentence, with {input} and {output} in it.", is_required=True),
        Key("assumptions", TEXTS, "What is taken as given, in sentences."),
        Key("limits", ListForm(LIMIT), "When to warn or to refuse."),
        Key("invert", MapForm(TEXTS), "Inputs that may be solved for, each from which outputs."),
        Key("examples", ListForm(EXAMPLE), "Worked cases; every check runs them."),
    ),
)
