"""The keys of a fact."""

from bot.base.format import DATE, LOCATOR, QUANTITY, TEXT, TEXTS, Key, ListForm, RecordForm
from bot.kinds.entry_format import SHARED

ACCOUNT = RecordForm(
    "another account",
    (
        Key("answer", TEXT, "What the other source says, value first.", is_required=True),
        Key("source", LOCATOR, "Where it says so.", is_required=True),
        Key("as_of", DATE, "When it was true."),
        Key("value", QUANTITY, "The number it states."),
        Key("why", TEXT, "Why it differs, in a sentence."),
    ),
)

FACT = RecordForm(
    "a fact",
    (
        *SHARED,
        Key("answer", TEXT, "The answer, short, value first.", is_required=True),
        Key("points", TEXTS, "Further lines, in order."),
        Key("value", QUANTITY, "The number it states; what-ifs may use it as ID.value."),
        Key("others", ListForm(ACCOUNT), "What other sources say that differs."),
    ),
)
