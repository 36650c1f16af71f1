"""What may stand where in the files of a base: the declarations that reading goes by.

The reader takes its keys from these, the JSON Schema for editors and the reference of the format
are written from them; so the three cannot differ. Patterns mean the same in Python and ECMAScript.
"""

from bot.base.frozen import dataclass

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
DATE_PATTERN = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?"
NAME_PATTERN = (
    r"(?!(and|or|not|if|else)$)"
    r"[^\x00-\x40\x5b-\x5e\x60\x7b-\x7f][^\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]*"
)


@dataclass(frozen=True, slots=True)
class TextForm:
    """A text.

    Attributes:
        says: What it is, for people, e.g. ``date``.
        pattern: What the whole of it must match; empty for anything.
        options: The only values it may have; empty for any.
        whole: The lowest and the highest (None: any) whole number it may be; None for a text.
        ends: The lowest and the highest number when *pattern* is of numbers, as editors see them;
            the lowest itself is left out where there is no highest.
        may_be_empty: Nothing may stand there.
    """

    says: str = "text"
    pattern: str = ""
    options: tuple[str, ...] = ()
    whole: tuple[int, int | None] | None = None
    ends: tuple[int, int | None] | None = None
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class ListForm:
    """A list of *item*; *length* when it must have just so many."""

    item: "Form"
    length: int = 0


@dataclass(frozen=True, slots=True)
class MapForm:
    """A mapping whose keys are free, but for *key_pattern*."""

    value: "Form"
    key_pattern: str = ""


@dataclass(frozen=True, slots=True)
class EitherForm:
    """One of *forms*, of which no two are of one shape (text, list, mapping)."""

    forms: tuple["Form", ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a record, what stands under it and what it is for."""

    name: str
    form: "Form"
    about: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A mapping whose keys are known.

    Attributes:
        what: What it is in messages, e.g. ``a fact``.
        either: Keys of which just one must be there.
        needs: (key, its value, the key that must be there too).
    """

    what: str
    keys: tuple[Key, ...]
    either: tuple[str, ...] = ()
    needs: tuple[tuple[str, str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every key it may have."""
        return tuple(key.name for key in self.keys)

    @property
    def required(self) -> tuple[str, ...]:
        """The keys it must have."""
        return tuple(key.name for key in self.keys if key.is_required)


Form = TextForm | ListForm | MapForm | EitherForm | RecordForm

TEXT = TextForm()
TEXTS = EitherForm((TEXT, ListForm(TEXT)))
ID = TextForm("id in kebab-case", ID_PATTERN)
DATE = TextForm("date such as 2024, 2024-05, 2024-05-31, 2024-Q1 or 2024-H1", DATE_PATTERN)
QUANTITY = TextForm("quantity such as 1,200 t, ~5, 10 - 20 %, > 100 or -")
UNIT = TextForm("unit of the base, or an expression such as USD/kg; 1 is a bare number")
LOCATOR = EitherForm(
    (
        TextForm("id of a source"),
        RecordForm(
            "source",
            (
                Key("id", TextForm("id of a source"), "The source.", is_required=True),
                Key("at", TEXT, "The place in it, such as a section's heading, verbatim."),
            ),
        ),
    )
)


def find_record(form: Form) -> RecordForm:
    """Return the record that *form* is or may be.

    Raises:
        LookupError: It never is one.
    """
    for part in form.forms if isinstance(form, EitherForm) else (form,):
        if isinstance(part, RecordForm):
            return part
    raise LookupError(form)
